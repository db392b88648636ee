// References: fields in which a document, and a part of it, is looked for by its title, its id, or as readers search.
import { fill, make, put } from "../runs/made.js";
import { write } from "./slots.js";
import { matching, referenceTo, targetOf } from "./targets.js";

/** Documents of some kinds that the site's own search finds: by sound, in spite of slips. `search`: see editor.js. */
async function searched(words, kinds, references, search) {
  const pages = await search(words, kinds);
  return pages.flatMap(({ kind, url }) => {
    const found = references[kind]?.find(([id]) => id === decodeURIComponent(url.split("/")[1] ?? ""));
    return found ? [{ kind, id: found[0], title: found[1], parts: found[2] }] : [];
  });
}

/** What is found for some words: first what has the very words. */
async function found(words, kinds, { references, search }) {
  const first = matching(words, kinds, references);
  if (first.length >= 5 || !words.trim()) return first;
  const more = await searched(words, kinds, references, search).catch(() => []); // the search cannot be reached: titles will do
  return [...first, ...more.filter(({ kind, id }) => !first.some((one) => one.kind === kind && one.id === id))].slice(0, 8);
}

/** A field that leads to a document or a part of one. */
export function drawReference(field, slot, described, form) {
  if (field.part === "own") return drawOwn(field, slot, described, form);
  return drawCombobox(described, form, {
    kinds: field.kinds?.length ? field.kinds : Object.keys(form.references),
    parts: field.part ?? "no",
    value: () => {
      const text = String(slot.get()?.value ?? "");
      const target = text && targetOf(text, field, form.references);
      return target ? { ...target, text } : { text };
    },
    choose: (target) => {
      write(slot, target ? referenceTo(target, field) : field.required ? "" : null);
      form.changed();
    },
  });
}

/** A part of the document itself. */
function drawOwn(field, slot, described, form) {
  const ids = [...new Set(idsIn(form.draft))];
  const now = slot.get()?.value;
  const select = make("select", { ...described, onchange: () => {
    write(slot, select.value || (field.required ? "" : null));
    form.changed();
  } },
  make("option", { value: "" }, form.words.nothing),
  ...[...ids, ...(now && !ids.includes(now) ? [now] : [])].map((id) => make("option", { value: id, selected: id === now }, id)));
  return select;
}

const idsIn = (draft) => [
  ...(draft.entries ?? []).flatMap(([name, inner]) => (name === "id" && typeof inner.value === "string" ? [inner.value] : idsIn(inner))),
  ...(draft.items ?? []).flatMap(idsIn),
];

/**
 * A field with a list of what is found.
 * @param about {kinds, parts, value(), choose(target)}: what may be meant, whether a part may or must be, what is chosen now.
 */
export function drawCombobox(described, form, about) {
  const { words } = form;
  const list = make("ul.sv-edit__options", { role: "listbox", id: `${described.id}-list`, hidden: true, "aria-label": words.found });
  const under = make("span.sv-edit__target");
  let options = [];
  let at = -1;
  let turn = 0;
  const input = make("input", {
    ...described, type: "text", role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false",
    "aria-controls": list.id, placeholder: words.searchFor, spellcheck: "false",
    onfocus: () => input.select(),
    oninput: (event) => { if (!event.isComposing) look(); },
    oncompositionend: () => look(),
    onblur: () => setTimeout(() => { if (document.activeElement !== input) leave(); }, 150),
    onkeydown: (event) => {
      if (event.isComposing) return;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && !event.altKey) {
        event.preventDefault();
        if (list.hidden) look();
        else mark((at + step + options.length) % Math.max(1, options.length));
      } else if (event.key === "Enter") {
        event.preventDefault();
        if (!list.hidden && options[at]) options[at].take();
      } else if (event.key === "Escape" && !list.hidden) {
        event.stopPropagation();
        leave();
      }
    },
  });
  const show = () => {
    const { title, part, text, kind, id } = about.value();
    input.value = title ? [title, part].filter(Boolean).join(" ") : text ?? "";
    under.textContent = title ? `${kind}:${id}${part ? `#${part}` : ""}` : "";
  };
  const close = () => {
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const leave = () => {
    turn += 1;
    if (!input.value.trim() && about.value().text) about.choose(null);
    close();
    show();
  };
  const mark = (number) => {
    at = number;
    [...list.children].forEach((row, place) => row.setAttribute("aria-selected", String(place === at)));
    const row = list.children[at];
    if (row) {
      input.setAttribute("aria-activedescendant", row.id);
      row.scrollIntoView({ block: "nearest" });
    }
  };
  const offer = (rows) => {
    options = rows;
    put(list, ...rows.map(({ label, small, take }, number) => make("li", { role: "option", id: `${list.id}-${number}`, "aria-selected": "false", onmousedown: (event) => {
      event.preventDefault();
      take();
    } }, label, " ", make("small", {}, small))));
    list.hidden = !rows.length;
    input.setAttribute("aria-expanded", String(rows.length > 0));
    if (rows.length) {
      list.scrollIntoView({ block: "nearest" });
      mark(0);
    }
    form.tell(rows.length ? fill(words.foundSome, { n: rows.length }) : words.foundNone);
  };
  const chosen = (target) => {
    about.choose(target);
    close();
    show();
  };
  const offerParts = (target) => {
    const whole = about.parts === "must" ? [] : [{ label: words.wholeDocument, small: target.title, take: () => chosen({ ...target, part: "" }) }];
    offer([...whole, ...target.parts.map((part) => ({ label: part, small: target.title, take: () => chosen({ ...target, part }) }))]);
    const shown = options;
    form.textsOf?.(target).then((texts) => {
      if (shown !== options) return;
      [...list.children].forEach((row, number) => {
        const text = texts[options[number]?.label];
        if (text) row.lastElementChild.textContent = text;
      });
    }, () => {}); // without their texts parts have their numbers
  };
  const look = async () => {
    const mine = ++turn;
    const rows = await found(input.value, about.kinds, form);
    if (mine !== turn) return;
    offer(rows.map((target) => ({
      label: target.title,
      small: `${target.kind}:${target.id}`,
      take: () => (about.parts !== "no" && target.parts?.length ? offerParts(target) : chosen({ ...target, part: "" })),
    })));
  };
  show();
  return make("div.sv-edit__reference", {}, input, under, list);
}
