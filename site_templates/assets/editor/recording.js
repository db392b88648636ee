// Recording a change in the document itself: the next version, and an entry on top of its “changes”, as svcq bump writes them.
import { entry, newDraft, setEntry } from "./draft.js";
import { partIds, today } from "./questions.js";

const rank = ([first, second = 0, third = 0]) => (first * 1e5 + second) * 1e5 + third;

/** The version after the highest that a document had: the second number is raised. */
export function nextVersion(draft) {
  const past = (entry(draft, "changes")?.items ?? []).map((item) => entry(item, "version")?.value);
  const all = [entry(draft, "version")?.value, ...past].filter((version) => /^\d+(\.\d+){1,2}$/.test(version ?? "")).map((version) => version.split(".").map(Number));
  if (!all.length) return "1.0";
  const [first, second] = all.sort((one, other) => rank(one) - rank(other)).at(-1);
  return `${first}.${second + 1}`;
}

/**
 * A draft that records what it changes; the draft itself stays as it is.
 * @param draft the document. fields: of its form. answers: see questions.js. differences: see differences.js.
 */
export function recorded(draft, fields, answers, differences) {
  if (!answers || answers.class === "wording") return draft;
  const version = nextVersion(draft);
  const touched = new Set(differences.filter(({ weight }) => !["record", "wording"].includes(weight)).flatMap(({ parts }) => parts));
  const affects = [...new Set([...[...partIds(draft)].filter((part) => touched.has(part)), ...touched])];
  const item = {
    version, date: today(), class: answers.class, trigger: answers.trigger, reason: answers.reason, ...(answers.note && { evidence: answers.note }),
    ...(affects.length && { affects }),
  };
  const made = { ...draft, entries: draft.entries.map((pair) => [...pair]) };
  const order = fields.map(({ name }) => name);
  const write = (name, value) => {
    const known = entry(made, name);
    setEntry(made, name, known?.node && "value" in known ? { ...known, value } : newDraft(value), order);
  };
  write("version", version);
  if (answers.effective) write("effective", answers.effective);
  const past = entry(made, "changes");
  const fresh = newDraft(item);
  setEntry(made, "changes", past?.items ? { ...past, items: [fresh, ...past.items] } : { node: null, items: [fresh] }, order);
  return made;
}
