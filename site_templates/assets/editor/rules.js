// What can be said of a draft without asking anybody: what is missing, and what does not fit its field.
import { entry } from "./draft.js";
import { fill } from "../runs/made.js";
import { targetOf } from "./targets.js";

const QUOTE = /\{\s*param(?:eter)?s?\s*:[^{}]*\}/;
const NUMBER = /^-?(?:\d+(?:\.\d*)?|\.\d+)$/;

/** A day of the calendar, as documents write it. */
export function isDay(text) {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return day !== null && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** The number that a text is, or null. */
export const numberIn = (text) => (NUMBER.test(String(text).trim()) ? Number(text) : null);

/**
 * What is wrong with a group: [[route, words]…].
 * @param fields of the form. group: the draft. about {words, references}: what is said, and what can be referred to.
 */
export function faultsOf(fields, group, about, route = []) {
  return fields.filter((field) => !field.fixed).flatMap((field) => {
    const draft = entry(group, field.name);
    const here = [...route, field.name];
    if (!draft) return field.required ? [[here, about.words.required]] : [];
    return faultsIn(field, draft, about, here);
  });
}

function faultsIn(field, draft, about, route) {
  const { words } = about;
  if (draft.items) {
    const of = field.of ?? { type: "other" };
    const found = draft.items.flatMap((item, at) => faultsIn({ ...of, required: true }, item, about, [...route, at]));
    const short = field.minimum && draft.items.length < field.minimum;
    return short ? [[route, fill(words.least, { n: field.minimum })], ...found] : found;
  }
  if (draft.entries) return field.fields ? faultsOf(field.fields, draft, about, route) : [];
  const wrong = "value" in draft ? fault(field, draft.value, about) : "";
  return wrong ? [[route, wrong]] : [];
}

function fault(field, value, { words, references }) {
  const text = String(value ?? "").trim();
  if (!text) return field.required ? words.required : "";
  if (QUOTE.test(text) && field.type !== "reference") return "";
  if (field.type === "number") {
    const number = numberIn(text);
    if (number === null) return words.number;
    if (field.whole && !Number.isInteger(number)) return words.whole;
    if (field.minimum !== undefined && number < field.minimum) return fill(words.minimum, { n: field.minimum });
    if (field.maximum !== undefined && number > field.maximum) return fill(words.maximum, { n: field.maximum });
  }
  if (field.type === "date" && !isDay(text)) return words.day;
  if (field.type === "choice" && !field.choices.some((choice) => String(choice.value) === text)) return words.choice;
  if (field.type === "reference" && field.part !== "own" && references) return targetOf(text, field, references) ? "" : words.unknown;
  return field.pattern && !holds(field.pattern, text) ? words[field.type === "duration" ? "duration" : "pattern"] : "";
}

function holds(pattern, text) {
  try {
    return new RegExp(pattern, "u").test(text);
  } catch {
    return true; // a pattern of another engine: whoever checks the whole document says it
  }
}
