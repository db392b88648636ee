// Sending an edit from a published site: as a proposal on the git host, in the host's own editor, as text or as a file.
import { copied } from "../runs/hand_over.js";
import { fill, make, put } from "../runs/made.js";
import { propose as onGitHub } from "./github.js";
import { propose as onGitLab } from "./gitlab.js";
import { Questions } from "./questions.js";
import { inAddress } from "./requests.js";
import { tokenOf } from "./kept.js";

const HOSTS = { github: onGitHub, gitlab: onGitLab };

/** A name for the branch of an edit: the document, the day, and some signs that nobody else has chosen. */
function branchFor(reference) {
  const signs = [...crypto.getRandomValues(new Uint8Array(3))].map((number) => (number % 36).toString(36)).join("");
  return `edit/${reference.replace(":", "-")}-${new Date().toISOString().slice(0, 10)}-${signs}`;
}

/** Why a host refused, and what to do, in the words of the page. */
export function reason(error, words) {
  const sentence = words[`refused-${error.code}`] ?? words["refused-other"];
  const filled = fill(sentence, { minutes: error.minutes ?? "?", status: error.status ?? "", said: error.said ?? error.message });
  return error.branch ? `${fill(words.branchThere, { branch: error.branch })} ${filled}` : filled;
}

/** Copying the text, and downloading the file; `tell` is called with what became of it. `answers()`: see questions.js. */
function waysToCarry(edit, words, answers, tell) {
  const name = edit.path.slice(edit.path.lastIndexOf("/") + 1);
  const download = make("a.sv-button.sv-button--quiet", { href: "", download: name, onclick: (event) => {
    const given = answers();
    if (given === undefined) {
      event.preventDefault();
      tell(words.answerFirst);
    } else download.href = URL.createObjectURL(new Blob([edit.bytes(given)], { type: "text/plain" }));
  } }, words.download);
  const copy = make("button.sv-button.sv-button--quiet", { type: "button", onclick: () => carry(edit, words, answers, words.copied, tell) }, words.copy);
  return [copy, download];
}

/** Copy the text, unless a question is open. */
async function carry(edit, words, answers, done, tell) {
  const given = answers();
  if (given === undefined) tell(words.answerFirst);
  else tell((await copied(edit.bytes(given))) ? done : words.notCopied);
}

/** What is left where nobody takes edits: a copy of svcq serve that is not opened at its own address. */
export function drawCarrying(edit, words) {
  const said = make("div.sv-edit__said", { role: "status" });
  const asked = new Questions(words);
  return { element: make("div.sv-edit__sending", {}, asked.element, make("p", {}, words.notHere),
    make("p.sv-actions", {}, ...waysToCarry(edit, words, () => asked.answers(), (sentence) => put(said, make("p", {}, sentence)))), said),
  show: ({ questions }) => asked.show(questions) };
}

/**
 * The ways to send an edit.
 * @param edit {reference, title, path (in the repository), file (in the handbook), blob, bytes(answers): the whole file's text,
 *   with the change recorded as it was answered, differences(): lines of words, faults(): how many are left}. host: {kind, api, project, web, edit, commit}. form: what all parts share. sent: called when it is.
 * @returns {element, show({questions})}: show brings what the change asks.
 */
export function drawProposing(edit, host, form, sent) {
  const { words } = form;
  const kept = tokenOf(host.api);
  const token = make("input", { type: "password", id: "send-token", autocomplete: "off", spellcheck: "false", "aria-describedby": "send-token-help" });
  token.value = kept.read();
  const keep = make("input", { type: "checkbox", onchange: () => { if (!keep.checked) kept.forget(); } });
  keep.checked = Boolean(token.value);
  const title = make("input", { type: "text", id: "send-title", maxlength: 200, required: true });
  title.value = fill(words.titleOf, { title: edit.title });
  const why = make("textarea", { id: "send-why", rows: 2, "aria-describedby": "send-why-help" });
  const whyField = make("div", {}, make("label", { for: "send-why" }, words.why), why, make("p.sv-edit__help", { id: "send-why-help" }, words.whyHelp));
  const asked = new Questions(words);
  const said = make("div.sv-edit__said", { role: "status" });
  const alarm = make("div.sv-edit__alarm", { role: "alert" });
  const button = make("button.sv-button", { type: "submit" }, words.propose);
  const say = (...nodes) => { put(alarm); put(said, ...nodes); };
  const warn = (...nodes) => { put(said); put(alarm, ...nodes); };
  const send = async () => {
    if (!token.value.trim()) {
      warn(make("p", {}, words["refused-none"]));
      access.open = true;
      token.focus();
      return;
    }
    const answers = asked.answers();
    if (answers === undefined) {
      warn(make("p", {}, words.answerFirst));
      return;
    }
    const faults = edit.faults();
    if (faults && !button.dataset.sure) { // what the page sees may be wrong: whoever insists sends it
      button.dataset.sure = "1";
      warn(make("p", {}, fill(words.stillFaults, { n: faults })));
      return;
    }
    button.disabled = true;
    say(make("p", {}, words.proposing));
    try {
      const made = await HOSTS[host.kind](host, token.value.trim(), {
        path: edit.path, blob: edit.blob, text: edit.bytes(answers), title: title.value.trim() || fill(words.titleOf, { title: edit.title }),
        body: [why.value.trim() || answers?.reason, edit.differences().map((line) => `- ${line}`).join("\n")].filter(Boolean).join("\n\n"), branch: branchFor(edit.reference), byFork: Boolean(button.dataset.fork),
      });
      if (keep.checked) keptOrTold();
      else kept.forget();
      say(make("p", {}, words.proposed, " ", make("a", { href: made.address, target: "_blank", rel: "noopener" }, fill(words.proposal, { n: made.number }))),
        made.behind && make("p", {}, words.behind));
      sent();
    } catch (error) {
      if (error.code === "fork") button.dataset.fork = "1"; // whoever presses again agrees
      if (error.code === "token") {
        kept.forget();
        access.open = true;
      }
      warn(make("p", {}, reason(error, words)), error.address && make("p", {}, make("a", { href: error.address, target: "_blank", rel: "noopener" }, words.finishThere)),
        error.code === "offline" || error.code === "other" || error.code === "changed" ? make("p", {}, words.otherWays) : null);
    } finally {
      button.disabled = false;
    }
  };
  const keptOrTold = () => { if (!kept.keep(token.value.trim())) form.tell(words.notKept); };
  const access = make("details.sv-edit__access", { open: !token.value },
    make("summary", {}, words.access),
    make("label", { for: "send-token" }, words[`token-${host.kind}`]), token,
    make("p.sv-edit__help", { id: "send-token-help" }, words[`tokenHelp-${host.kind}`], " ",
      make("a", { href: host.tokens, target: "_blank", rel: "noopener" }, words.getToken)),
    make("label.sv-edit__tick", {}, keep, " ", words.keepToken));
  const element = make("form.sv-edit__sending", { novalidate: true, onsubmit: (event) => {
    event.preventDefault();
    send();
  } },
  make("label", { for: "send-title" }, words.proposalTitle), title,
  asked.element, whyField, access,
  make("p.sv-actions", {}, button), said, alarm,
  make("details.sv-edit__others", {}, make("summary", {}, words.withoutToken),
    make("p", {}, words.pasteThere),
    make("p.sv-actions", {},
      host.edit && make("a.sv-button.sv-button--quiet", { href: `${host.edit}${inAddress(edit.file)}`, target: "_blank", rel: "noopener", onclick: (event) => {
        if (asked.answers() === undefined) event.preventDefault();
        carry(edit, words, () => asked.answers(), words.copiedForHost, (sentence) => say(make("p", {}, sentence)));
      } }, words.hostEditor),
      ...waysToCarry(edit, words, () => asked.answers(), (sentence) => say(make("p", {}, sentence))))));
  return { element, show: ({ questions }) => {
    asked.show(questions);
    whyField.hidden = Boolean(questions); // the reason says it
  } };
}
