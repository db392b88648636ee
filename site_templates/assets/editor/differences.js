// What a draft changes, field by field, as words for people: what stood there, and what is going to.
import { entry, touched, valueOf } from "./draft.js";
import { targetOf } from "./targets.js";
import { weightOf, weightOfPresence } from "./weighing.js";

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
 * The changes of a document: [{where: [titles], old, now, weight, parts, field}]; old or now is null for what comes or goes, both
 * for a new order. weight: see weighing.js. parts: the ids of the parts that it concerns. field: the document's, by name.
 * @param fields of its form. draft: it. source: the text of its file. references: see targets.js.
 */
export const differencesOf = (fields, draft, source, references) => new Comparison(source, references).ofGroup(fields, draft, { where: [], part: null });

const idIn = (node, of) => {
  const name = of?.fields?.find((field) => field.id)?.name;
  const id = name && node?.entries?.find(([known]) => known === name)?.[1].value;
  return typeof id === "string" ? id : null;
};
const idsIn = (node, field) => (field?.type === "list" ? (node?.items ?? []).map((item) => idIn(Array.isArray(item) ? item[0] : item, field.of)) : [idIn(node, field)]).filter(Boolean);

/** Compares a draft with its file. `around` is {where, field, part, direction}: what a value stands in. */
class Comparison {
  constructor(source, references) {
    Object.assign(this, { source, references });
  }

  shortly(value, field) {
    return shortly(value, field, this.references);
  }

  one(around, old, now, weight, parts = []) {
    const concerned = parts.length ? parts : around.part ? [around.part] : [];
    return { where: around.where, old, now, weight, parts: concerned, field: around.field };
  }

  ofGroup(fields, draft, outside) {
    const fieldOf = (name) => fields?.find((field) => field.name === name);
    const inside = (name) => ({ ...around, where: [...outside.where, fieldOf(name)?.title || name], field: outside.field ?? name, record: outside.record || fieldOf(name)?.stricter === "record" });
    const around = fieldOf("direction") ? { ...outside, direction: entry(draft, "direction")?.value ?? null } : outside;
    const names = new Set(draft.entries.map(([name]) => name));
    const gone = draft.node.entries.filter(([name]) => !names.has(name))
      .map(([name, node]) => this.presence(fieldOf(name), inside(name), this.shortly(ofNode(node, this.source), fieldOf(name)), null, idsIn(node, fieldOf(name))));
    const others = draft.entries.flatMap(([name, inner]) =>
      this.ofValue(fieldOf(name), inner, draft.node.entries.find(([known]) => known === name)?.[1], inside(name)));
    return [...others, ...gone];
  }

  /** Something that comes or goes; in a list, `field` is the list's. */
  presence(field, around, old, now, parts) {
    return this.one(around, old, now, around.record ? "record" : weightOfPresence(field, old === null), parts);
  }

  ofValue(field, draft, node, around) {
    if (draft.node === node && node && !touched(draft, this.source)) return [];
    const old = node ? this.shortly(ofNode(node, this.source), field) : null;
    if (!node) return [this.presence(field, around, null, this.shortly(valueOf(draft), field), idsIn(draft, field))];
    if (draft.node === node && draft.entries) return this.ofGroup(field?.fields, draft, around);
    if (draft.node === node && draft.items) return this.ofList(field, draft, node, around);
    const weight = around.record ? "record" : "value" in draft && "value" in node ? weightOf(field, node.value, draft.value, around.direction) : "structure";
    return [this.one(around, old, this.shortly(valueOf(draft), field), weight)];
  }

  ofList(field, draft, node, around) {
    const kept = draft.items.filter((item) => item.node);
    const stays = (inner) => kept.some((item) => item.node === inner);
    const before = node.items.map(([inner]) => inner);
    const found = draft.items.flatMap((item, at) => {
      const id = idIn(item, field?.of);
      const here = { ...around, where: [...around.where, nameOf(item, at + 1)], part: id ?? around.part };
      return item.node ? this.ofValue({ ...field?.of, stricter: field?.stricter, words: field?.words }, item, item.node, here)
        : [this.presence(field, here, null, this.shortly(valueOf(item), field?.of), id ? [id] : [])];
    });
    const gone = before.filter((inner) => !stays(inner)).map((inner) => this.presence(field, around, this.shortly(ofNode(inner, this.source), field?.of), null, idsIn(inner, field?.of)));
    const order = before.filter(stays);
    const moved = kept.some((item, at) => item.node !== order[at]);
    const weight = around.record ? "record" : field?.stricter === "neither" && field.of?.type !== "group" ? "wording" : "structure";
    return [...found, ...gone, ...(moved ? [this.one(around, null, null, weight)] : [])];
  }
}
