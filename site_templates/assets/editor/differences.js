// What a draft changes, field by field, as words for people: what stood there, and what is going to.
import { entry, touched, valueOf } from "./draft.js";
import { targetOf } from "./targets.js";

/** What an item of a list is called: its id, else its number. */
export const nameOf = (draft, number) => String((draft.entries && entry(draft, "id")?.value) || number);

/** A value in a few words: choices and documents by their titles. `references`: see targets.js. */
export function shortly(value, field, references) {
  if (Array.isArray(value)) return value.map((one) => shortly(one, field?.of, references)).join("、");
  if (value !== null && typeof value === "object") {
    if ("source" in value) return value.source;
    const parts = Object.entries(value).map(([name, one]) => shortly(one, field?.fields?.find((inner) => inner.name === name), references));
    return parts.filter(Boolean).join(" · ");
  }
  const text = String(value ?? "");
  if (field?.type === "choice") return field.choices?.find((choice) => choice.value === value)?.title ?? text;
  const target = field?.type === "reference" && references && text ? targetOf(text, field, references) : null;
  return target ? [target.title, target.part].filter(Boolean).join(" ") : text;
}

const ofNode = (node, source) => {
  if (node.entries) return Object.fromEntries(node.entries.map(([name, inner]) => [name, ofNode(inner, source)]));
  if (node.items) return node.items.map(([inner]) => ofNode(inner, source));
  return "value" in node ? node.value : { source: source.slice(node.start, node.end) };
};

/**
 * The changes of a document: [{where: [titles], old, now}]; old or now is null for what comes or goes, both for a new order.
 * @param fields of its form. draft: it. source: the text of its file. references: see targets.js.
 */
export const differencesOf = (fields, draft, source, references) => new Comparison(source, references).ofGroup(fields, draft, []);

class Comparison {
  constructor(source, references) {
    Object.assign(this, { source, references });
  }

  shortly(value, field) {
    return shortly(value, field, this.references);
  }

  ofGroup(fields, draft, where) {
    const fieldOf = (name) => fields?.find((field) => field.name === name);
    const titleOf = (name) => fieldOf(name)?.title || name;
    const names = new Set(draft.entries.map(([name]) => name));
    const gone = draft.node.entries.filter(([name]) => !names.has(name))
      .map(([name, node]) => ({ where: [...where, titleOf(name)], old: this.shortly(ofNode(node, this.source), fieldOf(name)), now: null }));
    const others = draft.entries.flatMap(([name, inner]) =>
      this.ofValue(fieldOf(name), inner, draft.node.entries.find(([known]) => known === name)?.[1], [...where, titleOf(name)]));
    return [...others, ...gone];
  }

  ofValue(field, draft, node, where) {
    if (draft.node === node && node && !touched(draft, this.source)) return [];
    const old = node ? this.shortly(ofNode(node, this.source), field) : null;
    if (!node || draft.node !== node) return [{ where, old, now: this.shortly(valueOf(draft), field) }];
    if (draft.entries) return this.ofGroup(field?.fields, draft, where);
    if (draft.items) return this.ofList(field, draft, node, where);
    return [{ where, old, now: this.shortly(valueOf(draft), field) }];
  }

  ofList(field, draft, node, where) {
    const kept = draft.items.filter((item) => item.node);
    const stays = (inner) => kept.some((item) => item.node === inner);
    const before = node.items.map(([inner]) => inner);
    const found = draft.items.flatMap((item, at) => this.ofValue(field?.of, item, item.node ?? undefined, [...where, nameOf(item, at + 1)]));
    const gone = before.filter((inner) => !stays(inner)).map((inner) => ({ where, old: this.shortly(ofNode(inner, this.source), field?.of), now: null }));
    const order = before.filter(stays);
    const moved = kept.some((item, at) => item.node !== order[at]);
    return [...found, ...gone, ...(moved ? [{ where, old: null, now: null }] : [])];
  }
}
