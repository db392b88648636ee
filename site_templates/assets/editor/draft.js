// The draft: a document's values on their way to what an editor wants, each beside the place that it has in the file.
//   {node, value}              a value that is no list and no group
//   {node, entries: [[name, draft]…]}   a group
//   {node, items: [draft…]}    a list
//   {node, raw}                what is edited as source
// `node` is null for what is new.

/** A draft of what stands in a file; `source` is its text. Notes of each place whether it is in brackets. */
export function draftOf(node, source, inBrackets = false) {
  node.inBrackets = inBrackets;
  const within = inBrackets || node.style === "flow";
  if (node.entries) return { node, entries: node.entries.map(([name, inner]) => [name, draftOf(inner, source, within)]) };
  if (node.items) return { node, items: node.items.map(([inner]) => draftOf(inner, source, within)) };
  return "value" in node ? { node, value: node.value } : { node, raw: source.slice(node.start, node.end) };
}

/** A draft of a value that stands nowhere yet. */
export function newDraft(value) {
  if (Array.isArray(value)) return { node: null, items: value.map(newDraft) };
  if (value !== null && typeof value === "object") return { node: null, entries: Object.entries(value).map(([name, inner]) => [name, newDraft(inner)]) };
  return { node: null, value };
}

/** The value that a draft stands for; what is edited as source is {source: text}. */
export function valueOf(draft) {
  if (draft.entries) return Object.fromEntries(draft.entries.map(([name, inner]) => [name, valueOf(inner)]));
  if (draft.items) return draft.items.map(valueOf);
  return "raw" in draft ? { source: draft.raw } : draft.value;
}

/** What a group's draft holds under a name. */
export const entry = (group, name) => group.entries.find(([known]) => known === name)?.[1];

/**
 * Put something under a name; null takes it away. It stands where it stood in the file, else after what comes before it in
 * `order` (names).
 */
export function setEntry(group, name, draft, order = []) {
  const at = group.entries.findIndex(([known]) => known === name);
  if (at >= 0) {
    if (draft === null) group.entries.splice(at, 1);
    else group.entries[at][1] = draft;
    return;
  }
  if (draft === null) return;
  const there = group.node?.entries?.map(([known]) => known) ?? [];
  const names = there.includes(name) ? there : order;
  const before = names.slice(0, Math.max(0, names.indexOf(name))); // it stands behind the last of these
  const last = group.entries.findLastIndex(([known]) => before.includes(known));
  const first = there.includes(name) ? 0 : group.entries.length;
  group.entries.splice(last < 0 ? first : last + 1, 0, [name, draft]);
}

/** The place that a name had in its group's file; undefined where it had none. */
export const placeOf = (group, name) => group.node?.entries?.find(([known]) => known === name)?.[1];

/** Whether a draft says something else than its file, or stands there in another order. `source`: the file's text. */
export function touched(draft, source) {
  const { node } = draft;
  if (!node) return true;
  if (draft.entries) {
    return draft.entries.length !== node.entries?.length
      || draft.entries.some(([name, inner], at) => name !== node.entries[at][0] || inner.node !== node.entries[at][1] || touched(inner, source));
  }
  if (draft.items) {
    return draft.items.length !== node.items?.length || draft.items.some((inner, at) => inner.node !== node.items[at][0] || touched(inner, source));
  }
  return "raw" in draft ? draft.raw !== source.slice(node.start, node.end) : draft.value !== node.value;
}

function* numbered(node) {
  yield node;
  for (const [, inner] of node.entries ?? []) yield* numbered(inner);
  for (const [inner] of node.items ?? []) yield* numbered(inner);
}

/** A draft as JSON holds it: places by their numbers in the file. */
export function stored(draft, root) {
  const numbers = new Map([...numbered(root)].map((node, at) => [node, at]));
  const pack = ({ node, ...rest }) => ({
    ...rest,
    node: node ? numbers.get(node) : null,
    ...(rest.entries && { entries: rest.entries.map(([name, inner]) => [name, pack(inner)]) }),
    ...(rest.items && { items: rest.items.map(pack) }),
  });
  return pack(draft);
}

/** The draft that was stored. */
export function restored(packed, root) {
  const nodes = [...numbered(root)];
  const unpack = ({ node, ...rest }) => ({
    ...rest,
    node: node === null ? null : nodes[node],
    ...(rest.entries && { entries: rest.entries.map(([name, inner]) => [name, unpack(inner)]) }),
    ...(rest.items && { items: rest.items.map(unpack) }),
  });
  return unpack(packed);
}
