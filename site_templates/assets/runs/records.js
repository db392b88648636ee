// From a finished run to the record that the handbook keeps of it: values, and the text of its file.
import { itemsOf, score } from "./score.js";

/** Words as a record may hold them: whole characters, nothing that steers whoever reads them. */
export function clean(text, { lines = true } = {}) {
  const kept = String(text ?? "")
    .replace(/\r\n?/g, "\n")
    .replace(/[\p{Cc}\p{Cs}\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb]/gu, (sign) =>
      lines && sign === "\n" ? sign : /\s/.test(sign) ? " " : "")
    .replace(/\{(\s*param\s*:[^{}]*)\}/gi, "($1)"); // a record says what was seen, and quotes no value of the handbook
  return (lines ? kept : kept.replace(/\s+/g, " ")).trim();
}

const NUMBERS = /(?<!\d)(?:(?:86)?1[3-9]\d{9}|[1-9]\d{5}(?:19|20)\d{9}[\dXx]|[3-6]\d{15,18})(?!\d)|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/;

/** Whether words seem to hold what tells of one person (a mobile, identity or card number, an address): no record may. */
export const personal = (text) => NUMBERS.test(String(text ?? "").normalize("NFKC").replace(/(?<=\d)[ -](?=\d)/g, ""));

/** A new id: the day, the checklist, and four signs that no other device is likely to choose. */
export function newId(day, checklist) {
  const signs = "abcdefghjkmnpqrstuvwxyz23456789";
  const chosen = [...crypto.getRandomValues(new Uint8Array(4))].map((number) => signs[number % signs.length]);
  return `${day}-${checklist.slice(0, 100).replace(/-+$/, "")}-${chosen.join("")}`;
}

/** Where a record lies in the repository; its id begins with its day. */
export const pathOf = (id, folder = "inspections") => `records/${folder}/${id.slice(0, 4)}/${id}.yml`;

/** The sample of a run, where all of it is said and no part is more than its whole; else null. */
export function sampleOf({ sample }) {
  const { lot, drawn, failed } = sample ?? {};
  const sound = [lot, drawn, failed].every((count) => Number.isInteger(count) && count >= 0);
  return sound && failed <= drawn && drawn <= lot ? { lot, drawn, failed } : null;
}

/** The values of the record of a run, in the order in which they are written. What is empty is left out. */
export function recordOf(run) {
  const { plan, answers } = run;
  const found = score(plan, answers);
  const answered = itemsOf(plan).filter((item) => answers[item.id]?.result);
  const findings = found.failed.map((item, at) => {
    const { found: text, responsible, due } = answers[item.id];
    return { id: `F${at + 1}`, item: item.id, text: clean(text) || clean(item.text), responsible, due };
  });
  const record = {
    kind: "inspection",
    id: run.id,
    checklist: run.checklist,
    version: run.version,
    place: clean(run.place, { lines: false }),
    started: run.started,
    finished: run.finished,
    by: run.by,
    inspector: run.inspector,
    partial: answered.length < found.all,
    answers: answered.map((item) => {
      const { result, note, evidence = [] } = answers[item.id];
      return { item: item.id, result, note: clean(note), evidence: evidence.map(({ name, sha256 }) => ({ name, sha256 })) };
    }),
    findings,
    sample: sampleOf(run),
    score: plan.passMark === null ? null : found.perCent,
    passed: plan.passMark === null && !found.critical.length ? null : found.passed,
  };
  return withoutEmpty(record);
}

/** The record of a training that somebody went through, {id, path, text}. score: null where there are no questions. */
export function trainingRecord({ course, version, day, who, role, score }) {
  const id = newId(day, course);
  const attended = { who, ...(role ? { role } : {}), ...(score === null ? {} : { score, passed: true }) };
  const record = { kind: "training-session", id, curriculum: course, ...(version ? { version } : {}), date: day, attendance: [attended] };
  return { id, path: pathOf(id, "training-sessions"), text: written(record) };
}

function withoutEmpty(value) {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (value === null || typeof value !== "object") return value;
  const full = Object.entries(value).filter(([, inner]) => inner !== null && inner !== undefined && inner !== "" && inner.length !== 0);
  return Object.fromEntries(full.map(([name, inner]) => [name, withoutEmpty(inner)]));
}

const BARE = /^(?:[A-Za-z][\w-]*|\d{4}-\d\d-\d\d-[a-z][a-z0-9-]*)$/;
const TAKEN_FOR_OTHERS = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

function scalar(value) {
  if (typeof value !== "string") return String(value);
  return BARE.test(value) && !TAKEN_FOR_OTHERS.test(value) ? value : JSON.stringify(value);
}

function* lines(value, indent) {
  for (const [name, inner] of Object.entries(value)) {
    if (Array.isArray(inner)) {
      yield `${indent}${name}:`;
      for (const item of inner) {
        const [first, ...rest] = lines(item, `${indent}    `);
        yield `${indent}  - ${first.trimStart()}`;
        yield* rest;
      }
    } else if (typeof inner === "object") {
      yield `${indent}${name}:`;
      yield* lines(inner, `${indent}  `);
    } else yield `${indent}${name}: ${scalar(inner)}`;
  }
}

/** A record as the text of its file (YAML). */
export const written = (record) => `${[...lines(record, "")].join("\n")}\n`;
