// The desk of `svcq serve`: what it finds in a text, and saving, with or without a branch.
import { fill, make, put } from "../runs/made.js";
import { Questions } from "./questions.js";

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

/**
 * Saving by the desk.
 * @param edit {reference, path, blob, text(): the file's text}. ask: see askingDesk. form: what all parts share.
 * @param saved called with what the desk says.
 * @returns {element, show(told)}: show brings what the last check asks.
 */
export function drawSaving(edit, ask, form, saved) {
  const { words } = form;
  const asked = new Questions(words);
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
      put(said, make("p", {}, named ? fill(told.pushed ? words.savedPushed : told.note ? words.savedOn : words.savedHere, { branch: told.branch ?? named }) : words.saved, told.note ? ` ${told.note}` : ""));
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
  } }, asked.element, make("fieldset.sv-edit__ways", {}, make("legend", {}, words.how), radio("file", words.inFile, true), radio("branch", words.onBranch, false), more),
  make("p.sv-actions", {}, button), said, alarm);
  const way = () => element.querySelector("[name=send-way]:checked").value;
  return {
    element,
    show: ({ questions }) => asked.show(questions),
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
