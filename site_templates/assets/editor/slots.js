// Slots: the places of a draft that the fields of a form write to, in a group or in a list.
import { entry, newDraft, placeOf, setEntry } from "./draft.js";

/** The place of a name in a group. `order`: the names as the form has them. */
export const inGroup = (group, name, order) => ({
  get: () => entry(group, name),
  put: (draft) => setEntry(group, name, draft, order),
  back: () => placeOf(group, name),
});

/** The place of an item in a list. */
export const inList = (list, item) => ({
  get: () => item,
  put: (draft) => { if (draft) list.items[list.items.indexOf(item)] = draft; },
  back: () => item.node ?? undefined,
});

/** Write a value that is no list and no group; null takes it away. */
export function write(slot, value) {
  const draft = slot.get();
  if (value === null) slot.put(null);
  else if (draft && "value" in draft) draft.value = value;
  else {
    const place = slot.back(); // what was taken away comes back to its place
    slot.put(place && "value" in place ? { node: place, value } : newDraft(value));
  }
}
