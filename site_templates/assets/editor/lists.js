// Lists: items that are added, taken away, put back and put in another order, by buttons, keys and dragging.
import { fill, make, put } from "../runs/made.js";
import { entry, newDraft } from "./draft.js";
import { nameOf, shortly } from "./differences.js";
import { filled } from "./quotes.js";
import { inList } from "./slots.js";

/** An item that has nothing yet but what it needs. */
export function blank(field, items) {
  const of = field.of ?? { type: "text" };
  if (of.type !== "group") return newDraft("");
  const needed = (of.fields ?? []).filter((inner) => inner.required || inner.id);
  return newDraft(Object.fromEntries(needed.map((inner) => [inner.name, inner.id ? nextId(items) : inner.type === "list" ? [] : inner.type === "group" ? {} : ""])));
}

/** The id after the highest that the items have: R9 after R8. */
function nextId(items) {
  const ids = items.map((item) => item.entries?.find(([name]) => name === "id")?.[1].value).filter((id) => typeof id === "string");
  const last = ids.map((id) => /^(.*?)(\d+)$/.exec(id)).filter(Boolean).sort((one, other) => Number(one[2]) - Number(other[2])).at(-1);
  return last ? `${last[1]}${String(Number(last[2]) + 1).padStart(last[2].length, "0")}` : "";
}

/** A list with its items. `draw` are the functions that draw what is in it. */
export function drawList(field, slot, route, form, draw) {
  const { words } = form;
  const of = { title: field.title, type: "text", ...field.of, required: true };
  const isGroup = of.type === "group";
  const list = slot.get() ?? { node: null, items: [] };
  const place = make("ol.sv-edit__items");
  const id = draw.idOf(route);
  let gone = null; // what was taken away last, and where it stood
  const open = new Set(list.items.length === 1 ? list.items : []);

  const changed = () => {
    if (list.items.length && slot.get() !== list) slot.put(list);
    if (!list.items.length && !field.required) slot.put(null);
    form.changed();
  };
  const calledBy = (item) => nameOf(item, list.items.indexOf(item) + 1);
  const move = (item, by, focus) => {
    const at = list.items.indexOf(item);
    const to = Math.max(0, Math.min(list.items.length - 1, at + by));
    if (to === at) return;
    list.items.splice(to, 0, ...list.items.splice(at, 1));
    changed();
    show();
    const row = place.children[to];
    (row.querySelector(`[data-sv-act=${focus}]:not([disabled])`) ?? row.querySelector("[data-sv-act]:not([disabled])")).focus();
    form.tell(fill(words.movedTo, { item: calledBy(item), n: to + 1, all: list.items.length }));
  };
  const remove = (item) => {
    gone = { item, at: list.items.indexOf(item) };
    const name = calledBy(item);
    list.items.splice(gone.at, 1);
    changed();
    show();
    back.focus();
    form.tell(fill(words.removed, { item: name }));
  };
  const add = make("button.sv-button.sv-button--quiet", { type: "button", id, "aria-describedby": `${id}-problem`, onclick: () => {
    const item = blank(field, list.items);
    list.items.push(item);
    open.add(item);
    changed();
    show();
    const fields = [...place.lastElementChild.querySelectorAll("input, select, textarea")];
    (fields.find((one) => !one.value) ?? fields[0])?.focus();
  } }, `＋ ${words.add}`);
  const back = make("button.sv-button.sv-button--quiet", { type: "button", onclick: () => {
    const { item, at } = gone;
    list.items.splice(at, 0, item);
    gone = null;
    changed();
    show();
    (place.children[at].querySelector("summary, input, select, textarea"))?.focus();
  } });

  const act = (name, label, sign, item, what, disabled) => make("button.sv-edit__act", { type: "button", "data-sv-act": name, "aria-label": fill(label, { item: calledBy(item) }), title: fill(label, { item: calledBy(item) }), disabled, onclick: what }, sign);
  const actsOf = (item, at) => make("span.sv-edit__acts", {},
    make("span.sv-edit__grip", { draggable: "true", "aria-hidden": "true", title: words.drag, ondragstart: (event) => {
      dragged = item;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", "");
    }, ondragend: () => { dragged = null; } }, "⠿"),
    act("up", words.up, "↑", item, () => move(item, -1, "up"), at === 0),
    act("down", words.down, "↓", item, () => move(item, 1, "down"), at === list.items.length - 1),
    act("remove", words.take, "✕", item, () => remove(item)));
  let dragged = null;

  const drawItem = (item, at) => {
    const here = [...route, at];
    const fits = isGroup ? item.entries : true;
    const inner = fits && isGroup
      ? make("details.sv-edit__item", { open: open.has(item), ontoggle: (event) => { if (event.target.open) open.add(item); else open.delete(item); } },
        summary(item, at),
        draw.drawFields(of.fields ?? [], item, here, { ...form, changed: () => {
          renew(item, at);
          form.changed();
        } }))
      : draw.drawField({ ...of, title: `${field.title || field.name} ${at + 1}`, help: "", isItem: true }, inList(list, item), here, form);
    const row = make(`li.sv-edit__row${isGroup ? ".sv-edit__row--group" : ""}`, {
      onkeydown: (event) => {
        const by = event.altKey && { ArrowUp: -1, ArrowDown: 1 }[event.key];
        if (!by || event.target.closest("li") !== row) return;
        event.preventDefault();
        move(item, by, by < 0 ? "up" : "down");
      },
      ondragover: (event) => { if (dragged && dragged !== item) event.preventDefault(); },
      ondrop: (event) => {
        if (!dragged || dragged === item) return;
        event.preventDefault();
        move(dragged, at - list.items.indexOf(dragged), "up");
      },
    }, inner, actsOf(item, at));
    return row;
  };
  const summary = (item, at) => make("summary", {}, ...summarised(item, at));
  const summarised = (item, at) => {
    const said = (of.fields ?? []).filter((inner) => ["text", "prose"].includes(inner.type) && inner.name !== "id");
    const text = said.map((inner) => shortly(entry(item, inner.name)?.value)).find(Boolean) ?? "";
    return [make("strong", {}, nameOf(item, at + 1)), ` ${filled(text, form.parameters.worth)}`];
  };
  const renew = (item, at) => {
    const head = place.children[at]?.querySelector(":scope > details > summary");
    if (head) put(head, ...summarised(item, at));
  };
  const show = () => {
    put(place, ...list.items.map(drawItem));
    back.hidden = !gone;
    back.textContent = gone ? `↶ ${fill(words.putBack, { item: nameOf(gone.item, gone.at + 1) })}` : "";
    form.drawn?.();
  };
  show();
  return make("fieldset.sv-edit__list", { "data-route": route.join(".") },
    make("legend", {}, field.title || field.name, field.required && make("span.sv-edit__required", {}, words.needed)),
    field.help && make("p.sv-edit__help", {}, field.help),
    place, make("p.sv-actions", {}, add, back), make("p.sv-edit__problem", { id: `${id}-problem` }));
}
