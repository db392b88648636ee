// The desk of `svcq serve`: what it finds in a text, what it asks about it, and saving, with or without a branch.
import { fill, make, put } from "../runs/made.js";

/** What asks the desk. @param desk {address, token, language}. */
export const askingDesk = (desk) => async (what, body) => {
  const answer = await fetch(`${desk.address}${what}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Svcq-Token": desk.token },
    body: JSON.stringify({ ...body, language: desk.language }),
    cache: "no-store",
  });
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) throw Object.assign(new Error(told.error ?? String(answer.status)), { status: answer.status });
  return told;
};

/** What a change of substance asks: its class, what set it off, why. Returns {element, answers()}: null without questions. */
export function drawQuestions(questions, words) {
  if (!questions) return { element: null, answers: () => null };
  const choice = (id, label, choices, chosen) => {
    const select = make("select", { id, required: true }, make("option", { value: "" }, words.choose),
      ...choices.map(({ value, title }) => make("option", { value, selected: value === chosen }, title)));
    return [select, make("div.sv-edit__field", {}, make("label.sv-edit__label", { for: id }, label), select)];
  };
  const [kind, kindField] = choice("send-class", words.class, questions.classes, questions.suggested);
  const [trigger, triggerField] = choice("send-trigger", words.trigger, questions.triggers, "");
  const text = make("textarea", { id: "send-reason", rows: 2, required: true });
  const note = make("input", { id: "send-note", type: "text" });
  const element = make("fieldset.sv-edit__group", {}, make("legend", {}, words.questions), kindField, triggerField,
    make("div.sv-edit__field", {}, make("label.sv-edit__label", { for: "send-reason" }, words.reason), text, make("p.sv-edit__help", {}, words.reasonHelp)),
    make("div.sv-edit__field", {}, make("label.sv-edit__label", { for: "send-note" }, words.evidence), note));
  const fields = [kind, trigger, text];
  return {
    element,
    answers: () => {
      const lacking = fields.find((field) => !field.value.trim());
      if (lacking) {
        lacking.focus();
        return undefined;
      }
      return { class: kind.value, trigger: trigger.value, reason: text.value.trim(), ...(note.value.trim() && { note: note.value.trim() }) };
    },
  };
}

/**
 * Saving by the desk.
 * @param edit {reference, path, blob, text(): the file's text}. ask: see askingDesk. form: what all parts share.
 * @param saved called with what the desk says.
 * @returns {element, show(told)}: show brings what the last check asks.
 */
export function drawSaving(edit, ask, form, saved) {
  const { words } = form;
  let asked = drawQuestions(null, words);
  let known = "null";
  const place = make("div");
  const said = make("div.sv-edit__said", { role: "status" });
  const alarm = make("div.sv-edit__alarm", { role: "alert" });
  const radio = (value, label, checked) => make("label.sv-edit__tick", {}, make("input", { type: "radio", name: "send-way", value, checked, onchange: () => { more.hidden = way() !== "branch"; } }), " ", label);
  const branch = make("input", { id: "send-branch", type: "text", spellcheck: "false", autocomplete: "off" });
  branch.value = `edit/${edit.reference.replace(":", "-")}`;
  const push = make("input", { type: "checkbox" });
  const more = make("div.sv-edit__branch", { hidden: true },
    make("label", { for: "send-branch" }, words.branch), branch, make("label.sv-edit__tick", {}, push, " ", words.push));
  const button = make("button.sv-button", { type: "submit" }, words.save);
  const save = async () => {
    const answers = asked.answers();
    if (answers === undefined) {
      put(said);
      put(alarm, make("p", {}, words.answerFirst));
      return;
    }
    button.disabled = true;
    put(alarm);
    put(said, make("p", {}, words.saving));
    try {
      const named = way() === "branch" ? branch.value.trim() || null : null;
      const told = await ask("save", { path: edit.path, blob: edit.blob, text: edit.text(), answers, branch: named, push: Boolean(named) && push.checked });
      put(said, make("p", {}, named ? fill(words.savedOn, { branch: told.branch ?? named }) : words.saved, told.note ? ` ${told.note}` : ""));
      saved(told);
    } catch (error) {
      put(said);
      put(alarm, make("p", {}, error.status ? error.message : words.deskGone));
    } finally {
      button.disabled = false;
    }
  };
  const element = make("form.sv-edit__sending", { novalidate: true, onsubmit: (event) => {
    event.preventDefault();
    save();
  } }, place, make("fieldset.sv-edit__ways", {}, make("legend", {}, words.how), radio("file", words.inFile, true), radio("branch", words.onBranch, false), more),
  make("p.sv-actions", {}, button), said, alarm);
  const way = () => element.querySelector("[name=send-way]:checked").value;
  return {
    element,
    show: ({ questions }) => {
      const now = JSON.stringify(questions ?? null);
      if (now === known) return; // what was answered stays
      known = now;
      asked = drawQuestions(questions ?? null, words);
      put(place, asked.element);
    },
  };
}

/** The difference by meaning, with its weight; whom and what it touches; who must know of it. */
export function drawMeaning({ difference = [], touches = [], must_know: readers = [], must_follow: rows = [] }, words, addressOf) {
  const listed = (title, items) => items.length > 0 && make("div.sv-edit__touches", {}, make("p", {}, make("strong", {}, title)), make("ul", {}, ...items.map((item) => make("li", {}, ...item))));
  const link = ({ reference, title }) => make("a", { href: addressOf(reference), target: "_blank" }, title || reference);
  return [
    difference.length > 0 && make("ul.sv-edit__meaning", {}, ...difference.map(({ weight, title, text }) => make("li", {},
      make("strong.sv-edit__weight", { "data-weight": weight }, title || weight), ` ${text}`))),
    listed(words.touches, touches.map((one) => [link(one), one.why ? ` ${one.why}` : ""])),
    listed(words.mustFollow, rows.map((row) => [row])),
    listed(words.mustKnow, readers.map((one) => [link(one)])),
  ];
}
