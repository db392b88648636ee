// The form of a document: its kind's fields, those that it has first, the others where they can be asked for.
import { make, put } from "../runs/made.js";
import { entry } from "./draft.js";
import { drawList } from "./lists.js";
import { drawReference } from "./references.js";
import { drawScalar } from "./scalars.js";
import { inGroup } from "./slots.js";

/** The name of a field's place: requirements.0.text. */
export const nameOfRoute = (route) => route.join(".");
const idOf = (route) => `edit-${route.join("-")}`;

/**
 * The fields of a group.
 * @param fields of the form. group: its draft. route: where it stands.
 * @param form what all fields share: {words, references, source, changed(), tell(words), preview(text, lines), draft}.
 */
export function drawFields(fields, group, route, form) {
  const order = fields.map((field) => field.name);
  const known = new Set(order);
  const others = group.entries.filter(([name]) => !known.has(name)).map(([name]) => ({ name, title: name, type: "other", required: false }));
  const place = make("div.sv-edit__fields");
  const draw = (opened = null) => {
    const shown = [...fields, ...others].filter((field) => !field.fixed);
    const main = shown.filter((field) => field.required || entry(group, field.name) || field.name === opened);
    const rest = shown.filter((field) => !main.includes(field) && field.type !== "other");
    put(place,
      ...main.map((field) => drawField(field, inGroup(group, field.name, order), [...route, field.name], form)),
      rest.length > 0 && drawMore(rest, form, (name) => {
        draw(name);
        place.querySelector(`[id="${idOf([...route, name])}"]`)?.focus();
      }),
    );
    form.drawn?.();
  };
  draw();
  return place;
}

/** The fields that a document does not have yet, each a button that brings it. */
function drawMore(fields, form, open) {
  return make("details.sv-edit__more", {},
    make("summary", {}, form.words.moreFields.replace("{n}", fields.length)),
    make("ul", {}, ...fields.map((field) => make("li", {},
      make("button.sv-button.sv-button--quiet", { type: "button", title: field.help || null, onclick: () => open(field.name) }, `＋ ${field.title || field.name}`)))));
}

/** A field with its label, its help and the place for what is wrong with it. */
export function drawField(field, slot, route, form) {
  const draft = slot.get();
  const fits = !draft || (field.type === "list" ? draft.items : field.type === "group" ? draft.entries : "value" in draft);
  if (field.type === "list" && fits) return drawList(field, slot, route, form, { drawField, drawFields, idOf });
  if (field.type === "group" && fits) return drawGroup(field, slot, route, form);
  const id = idOf(route);
  const described = { "aria-describedby": [field.help && `${id}-help`, `${id}-problem`].filter(Boolean).join(" "), id };
  const draw = draft && (!fits || field.type === "other") ? drawSource : field.type === "reference" ? drawReference : drawScalar;
  return make("div.sv-edit__field", { "data-route": nameOfRoute(route), "data-type": field.type },
    make("label.sv-edit__label", { for: id, id: `${id}-label` }, field.title || field.name, field.required && !field.isItem && make("span.sv-edit__required", {}, form.words.needed)),
    draw(field, slot, { ...described, "aria-required": field.required ? "true" : null, lang: ["text", "prose"].includes(field.type) ? form.lang : null }, form),
    field.help && make("p.sv-edit__help", { id: `${id}-help` }, field.help),
    make("p.sv-edit__problem", { id: `${id}-problem` }),
  );
}

function drawGroup(field, slot, route, form) {
  const id = idOf(route);
  const group = slot.get() ?? { node: null, entries: [] };
  const own = { ...form, changed: () => {
    if (!slot.get() && group.entries.length) slot.put(group);
    if (slot.get() && !group.entries.length && !field.required) slot.put(null);
    form.changed();
  } };
  return make("fieldset.sv-edit__group", { "data-route": nameOfRoute(route), id, tabindex: -1, "aria-describedby": `${id}-problem` },
    make("legend", {}, field.title || field.name),
    field.help && make("p.sv-edit__help", {}, field.help),
    drawFields(field.fields ?? [], group, route, own),
    make("p.sv-edit__problem", { id: `${id}-problem` }),
  );
}

/** What no field fits, as it stands in the file. */
function drawSource(field, slot, described, form) {
  const draft = slot.get();
  if (!("raw" in draft) && draft.node) slot.put({ node: draft.node, raw: form.source.slice(draft.node.start, draft.node.end) });
  const now = slot.get();
  const area = make("textarea.sv-edit__source", { ...described, spellcheck: "false", rows: Math.min(12, (now.raw ?? "").split("\n").length), oninput: () => {
    now.raw = area.value;
    form.changed();
  } });
  area.value = now.raw ?? String(now.value ?? "");
  area.readOnly = !("raw" in now);
  return area;
}
