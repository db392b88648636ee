// What a change of a document in force asks: its class, what set it off, why. The desk of svcq serve says what there is to ask;
// on a published site the page itself does.
import { fill, make, put } from "../runs/made.js";
import { entry } from "./draft.js";
import { looksLikeMore } from "./weighing.js";

/**
 * What is to be asked of a change on a published site, as the desk would say it; null where nothing has to be recorded.
 * @param form of the kind. draft: the document. differences: see differences.js. asks: {classes, triggers, telling} of the site.
 */
export function questionsOf(form, draft, differences, asks) {
  const before = draft.node.entries.find(([name]) => name === "status")?.[1].value ?? "draft";
  if (!form.governed || before === "draft") return null;
  const retired = entry(draft, "status")?.value === "retired";
  const counting = differences.filter(({ weight, field, now }) => weight !== "record" && weight !== "wording" && !(retired && field === "status" && now));
  if (!counting.length) return null;
  const open = counting.every(({ weight }) => weight === "open");
  const likely = !open || counting.some(({ old, now }) => looksLikeMore(old, now, asks.telling));
  const ids = new Set(partIds(draft));
  return {
    classes: open ? asks.classes : asks.classes.filter(({ value }) => value !== "wording"),
    triggers: asks.triggers,
    suggested: likely ? "substance" : "",
    effective: String(entry(draft, "effective")?.value ?? ""),
    gone: counting.flatMap(({ parts }) => parts).filter((part) => !ids.has(part)),
    own: true,
  };
}

/** The ids of all parts of a document, in its order. */
export function* partIds(draft) {
  const id = draft.entries && draft.node !== undefined && entry(draft, "id")?.value;
  if (typeof id === "string") yield id;
  for (const [name, inner] of draft.entries ?? []) if (name !== "changes") yield* partIds(inner);
  for (const item of draft.items ?? []) yield* partIds(item);
}

/** Whether a text names a part by its id. */
const names = (text, part) => new RegExp(`(?<![A-Za-z0-9.-])${part.replace(/[.]/g, "\\.")}(?![A-Za-z0-9-]|\\.[0-9])`, "u").test(text);

/** The day that it is here, as documents write it. */
export function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((number) => String(number).padStart(2, "0")).join("-");
}

/** The questions and what was answered; asked again, what was answered stays. */
export class Questions {
  #known = "null";
  #fields = null;

  constructor(words) {
    this.words = words;
    this.element = make("div");
  }

  /** Ask; null asks nothing. */
  show(questions) {
    const now = JSON.stringify(questions ?? null);
    if (now === this.#known) return;
    const before = this.#fields;
    this.#known = now;
    this.asked = questions ?? null;
    this.#fields = questions ? this.#made(questions, before) : null;
    put(this.element, this.#fields?.element);
  }

  #made(questions, before) {
    const { words } = this;
    const choice = (id, label, choices, chosen) => {
      const select = make("select", { id, required: true, onchange: () => fit() }, make("option", { value: "" }, words.choose),
        ...choices.map(({ value, title }) => make("option", { value, selected: value === chosen }, title)));
      return [select, make("div.sv-edit__field", {}, make("label.sv-edit__label", { for: id }, label), select)];
    };
    const [kind, kindField] = choice("send-class", words.class, questions.classes, before?.kind.value || questions.suggested);
    const [trigger, triggerField] = choice("send-trigger", words.trigger, questions.triggers, before?.trigger.value);
    const text = make("textarea", { id: "send-reason", rows: 2, required: true });
    const note = make("input", { id: "send-note", type: "text" });
    const day = make("input", { id: "send-effective", type: "date", min: today() });
    text.value = before?.text.value ?? "";
    note.value = before?.note.value ?? "";
    day.value = before?.day.value ?? "";
    const gone = questions.gone?.length ? ` ${fill(words.nameGone, { parts: questions.gone.join(", ") })}` : "";
    const more = make("div", {}, triggerField,
      make("div.sv-edit__field", {}, make("label.sv-edit__label", { for: "send-reason" }, words.reason), text, make("p.sv-edit__help", {}, `${words.reasonHelp}${gone}`)),
      make("div.sv-edit__field", {}, make("label.sv-edit__label", { for: "send-note" }, words.evidence), note));
    const from = make("div.sv-edit__field", {}, make("label.sv-edit__label", { for: "send-effective" }, words.effective), day);
    const wantsDay = () => questions.own && kind.value === "safety" && !(questions.effective >= today());
    const fit = () => {
      more.hidden = kind.value === "wording";
      from.hidden = !wantsDay();
    };
    fit();
    const isOpen = questions.classes.some(({ value }) => value === "wording");
    const element = make("fieldset.sv-edit__group", {}, make("legend", {}, isOpen ? words.questionOpen : words.questions),
      isOpen && make("p.sv-edit__help", {}, words.openHelp), kindField, more, from);
    return { element, kind, trigger, text, note, day, wantsDay };
  }

  /** What was answered: null without questions, undefined where an answer is lacking, which is shown. */
  answers() {
    if (!this.#fields) return null;
    const { kind, trigger, text, note, day, wantsDay } = this.#fields;
    const isMore = kind.value !== "wording";
    const unnamed = (this.asked.gone ?? []).some((part) => !names(text.value, part));
    const lacking = [kind, ...(isMore ? [trigger, text] : [])].find((field) => !field.value.trim())
      ?? (isMore && unnamed ? text : wantsDay() && !(day.value >= today()) ? day : null);
    if (lacking) {
      lacking.focus();
      return undefined;
    }
    if (!isMore) return { class: kind.value };
    return {
      class: kind.value, trigger: trigger.value, reason: text.value.trim(), ...(note.value.trim() && { note: note.value.trim() }),
      ...(wantsDay() && { effective: day.value }),
    };
  }
}
