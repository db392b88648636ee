// The editor for people who do not program: a document as a form, what is wrong with it beside its fields, what it changes, and
// the ways to save or to propose it. The page of its own that it stands on loads it; no other does.
import { draftOf, restored, stored, touched } from "./editor/draft.js";
import { drawBeginning } from "./editor/beginning.js";
import { differencesOf } from "./editor/differences.js";
import { fetched, partTexts } from "./editor/files.js";
import { drawFields } from "./editor/form.js";
import { drawCombobox } from "./editor/references.js";
import { toldLater, unsent } from "./editor/kept.js";
import { blocks, inline } from "./editor/markdown.js";
import { parametersOf, filled } from "./editor/quotes.js";
import { drawCarrying, drawProposing } from "./editor/proposing.js";
import { questionsOf } from "./editor/questions.js";
import { recorded } from "./editor/recording.js";
import { faultsOf } from "./editor/rules.js";
import { askingDesk, drawMeaning, drawSaving } from "./editor/served.js";
import { Problems } from "./editor/problems.js";
import { spliced } from "./editor/splice.js";
import { asElements, inWords } from "./editor/told.js";
import { fill, make, put } from "./runs/made.js";

const SOON = 150; // ms after a key, before what changes is reckoned
const LATER = 600; // and before the desk is asked

/** What the site's own search finds, by its script, which is fetched when it is first needed: {kind, url} of pages. */
async function search(words, kinds) {
  const { index, script } = document.querySelector("[data-sv=search]").dataset;
  const { pagesFor } = await import(new URL(script, document.baseURI));
  return pagesFor(words, kinds, new URL(index, document.baseURI));
}

class Editor {
  constructor(place) {
    const { svWords, svHost, svDesk, svSite, svPlurals, svLang, svTranslations } = place.dataset;
    this.place = place;
    this.words = JSON.parse(svWords);
    this.host = JSON.parse(svHost);
    this.plurals = JSON.parse(svPlurals);
    this.lang = svLang;
    this.translations = svTranslations;
    this.site = new URL(svSite, document.baseURI);
    this.home = new URL("../", location.href.split("?")[0]);
    const token = document.querySelector("meta[name=svcq-desk]")?.content;
    this.ask = token ? askingDesk({ address: new URL(svDesk, this.site), token, language: document.documentElement.lang }) : null;
    this.status = make("p.sv-edit__status", { role: "status" });
    this.told = make("p.sv-sr", { role: "status" });
  }

  /** A file of the editor in this page's language. */
  read(name) {
    return fetched(new URL(`editor/${name}.json`, this.home));
  }

  source(reference) {
    const [kind, id] = reference.split("#")[0].split(":");
    return new URL(`editor/documents/${encodeURIComponent(kind)}/${encodeURIComponent(id)}.json`, this.site);
  }

  /** Where a document is read. */
  addressOf = (reference) => {
    const [document, part] = reference.split("#");
    const [kind, id] = document.split(":");
    return new URL(`${this.plurals[kind]}/${encodeURIComponent(id)}/${part ? `#${part}` : ""}`, this.home).href;
  };

  tell = (words) => { this.told.textContent = words; };

  /** Open what the address names, or ask what is to be edited. */
  async start() {
    try {
      const [forms, references] = await Promise.all([this.read("forms"), this.read("references")]);
      Object.assign(this, { kinds: forms.kinds, asks: forms.questions, references });
    } catch {
      this.say(this.words.notLoaded);
      return;
    }
    const reference = new URLSearchParams(location.search).get("document") ?? "";
    if (!reference) this.choose("");
    else await this.open(reference);
  }

  say(sentence, ...more) {
    put(this.place, make("p.sv-edit__note", { role: "alert" }, sentence), ...more);
  }

  /** Ask which document. */
  choose(sentence) {
    const form = { words: this.words, references: this.references, tell: this.tell, search };
    put(this.place, sentence && make("p.sv-edit__note", { role: "alert" }, sentence),
      make("div.sv-edit__field", {}, make("label.sv-edit__label", { for: "edit-document" }, this.words.which),
        drawCombobox({ id: "edit-document" }, form, {
          kinds: Object.keys(this.references), parts: "no", value: () => ({ text: "" }),
          choose: (target) => { if (target) location.search = `?document=${encodeURIComponent(`${target.kind}:${target.id}`)}`; },
        })),
      this.ask && drawBeginning(this.kinds, this.ask, this.words, (reference, file) => {
        history.replaceState(history.state, "", `?document=${encodeURIComponent(reference)}`); // where it is once it was saved
        return this.show(reference, file);
      }), this.told);
  }

  async open(reference) {
    let file;
    try {
      if (!Object.hasOwn(this.kinds, reference.split(":")[0])) throw Object.assign(new Error(), { status: 404 });
      file = await fetched(this.source(reference));
    } catch (error) {
      if (error.status === 404) this.choose(fill(this.words.notThere, { document: reference }));
      else this.say(this.words.notLoaded);
      return;
    }
    await this.show(reference, file);
  }

  /** Show the form of a document that is at hand. */
  async show(reference, file) {
    this.reference = reference.split("#")[0];
    const [kind] = this.reference.split(":");
    try {
      this.form = await this.read(`forms/${kind}`);
      this.fields = this.form.fields;
    } catch {
      this.say(this.words.notLoaded);
      return;
    }
    this.parameters = parametersOf(this.references.parameters ?? [], (other) => fetched(this.source(other)));
    await this.parameters.load(file.source);
    this.kept = unsent(this.site.pathname, this.reference);
    const before = this.kept.read();
    this.take(file);
    let note = null;
    if (before && before.source === file.source) note = this.bringBack(file, before, this.words.backAgain);
    else if (before) {
      note = this.bringBack({ ...file, source: before.source, nodes: before.nodes, blob: before.blob }, before, this.words.backOlder);
    }
    this.draw(kind, note);
    const [, part] = reference.split("#");
    if (part) this.showPart(part);
  }

  take(file) {
    this.file = file;
    this.draft = draftOf(file.nodes, file.source);
  }

  /** The edit that was not sent the last time, with a word about it. */
  bringBack(file, before, sentence) {
    try {
      this.take(file);
      this.draft = restored(before.draft, file.nodes);
      return fill(sentence, { when: new Date(before.at).toLocaleString(document.documentElement.lang) });
    } catch {
      this.kept.forget(); // of another shape than this script writes
      this.draft = draftOf(file.nodes, file.source);
      return null;
    }
  }

  title() {
    return String(this.draft.entries.find(([name]) => name === "title")?.[1].value ?? this.reference);
  }

  /** The file's text with the edit; with answers (see questions.js) it records the change, too. */
  text(answers = null) {
    return spliced(this.file.source, recorded(this.draft, this.fields, answers, this.differences));
  }

  draw(kind, note) {
    const { words } = this;
    const form = {
      words, search, references: this.references, source: this.file.source, draft: this.draft, lang: this.lang, parameters: this.parameters,
      changed: () => this.changed(), drawn: () => this.problems?.show(), tell: this.tell, preview: (text, isLong) => this.preview(text, isLong),
      textsOf: async ({ kind: other, id }) => partTexts((await fetched(this.source(`${other}:${id}`))).nodes),
    };
    const saved = toldLater.take();
    const discard = () => {
      this.kept.forget();
      location.reload();
    };
    const body = drawFields(this.fields, this.draft, [], form);
    this.problems = new Problems(body, this.fields, this.file.path, words);
    this.changes = make("div");
    this.meaning = make("div", { "aria-live": "polite" });
    this.sending = this.drawSending(form);
    this.again = make("button.sv-button.sv-button--quiet", { type: "button", onclick: () => {
      if (!this.again.dataset.sure) {
        this.again.dataset.sure = "1";
        this.again.textContent = words.discardSure;
      } else discard();
    } }, words.discard);
    this.review = make("section.sv-edit__review", { "aria-labelledby": "send-review", tabindex: -1 },
      make("h2", { id: "send-review" }, words.review), this.changes, this.meaning, this.problems.list, make("p.sv-actions", {}, this.again), this.sending.element);
    this.bar = make("div.sv-edit__bar", { role: "region", "aria-label": words.state }, this.status,
      make("button.sv-button", { type: "button", onclick: () => {
        this.review.scrollIntoView();
        this.review.focus({ preventScroll: true });
      } }, words.toReview));
    put(this.place,
      saved && make("p.sv-edit__note.sv-edit__note--good", { role: "status" }, saved),
      note && make("p.sv-edit__note", { role: "status" }, note),
      make("p.sv-edit__about", {}, make("a", { href: this.addressOf(this.reference) }, this.title()), " ",
        make("span", {}, `${this.kinds[kind].title} · `, make("code", {}, this.file.path))),
      make("p.sv-edit__hint", {}, this.ask ? words.hintServed : words.hintHost, " ", this.ask && make("a", { href: location.pathname }, words.newDocument)),
      words.source && make("p.sv-edit__note", {}, fill(words.source, { file: `${this.translations}${this.file.path.split("/")[0]}.po` })),
      body, this.review, this.bar, this.told);
    this.reckon();
  }

  drawSending(form) {
    const saved = () => {
      this.kept.forget();
      this.sent = JSON.stringify(stored(this.draft, this.file.nodes));
      this.reckon();
    };
    if (this.ask) {
      return drawSaving({ reference: this.reference, path: this.file.path, blob: this.file.blob, text: () => this.text() }, this.ask, form, (told) => {
        saved();
        if (!told.branch) toldLater.put(this.words.saved); // the page is loaded again
      });
    }
    const edit = {
      reference: this.reference, title: this.title(), path: this.file.host_path ?? this.file.path, file: this.file.path, blob: this.file.blob,
      bytes: (answers) => (this.file.mark ? "\ufeff" : "") + this.text(answers), differences: () => this.differences.map((one) => inWords(one, this.words)), faults: () => this.problems.count,
    };
    return this.host ? drawProposing(edit, this.host, form, saved) : drawCarrying(edit, this.words);
  }

  showPart(part) {
    const field = [...this.place.querySelectorAll("details.sv-edit__item")].find((one) => one.querySelector(":scope > summary strong")?.textContent === part);
    if (!field) return;
    field.open = true;
    field.scrollIntoView();
    field.querySelector("textarea, input, select")?.focus({ preventScroll: true });
  }

  async preview(text, isLong) {
    if (this.ask) {
      try {
        const { html } = await this.ask("preview", { text });
        const made = document.createElement("template");
        made.innerHTML = html; // the desk's own rendering, made harmless there
        return [made.content];
      } catch {
        // the desk is not there at the moment: roughly will do
      }
    }
    await this.parameters.load(text);
    const shown = filled(text, this.parameters.worth);
    return isLong ? blocks(shown) : [make("p", {}, ...inline(shown))];
  }

  changed() {
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.reckon(), SOON);
  }

  /** What is wrong, what changes, and what is kept of it on this device. */
  reckon() {
    this.problems.found(faultsOf(this.fields, this.draft, { words: this.words, references: this.references }));
    this.differences = differencesOf(this.fields, this.draft, this.file.source, this.references);
    const isChanged = touched(this.draft, this.file.source);
    const packed = JSON.stringify(stored(this.draft, this.file.nodes));
    this.isSent = packed === this.sent;
    if (isChanged && !this.isSent) {
      const { source, nodes, blob } = this.file;
      this.isKept = this.kept.keep({ source, nodes, blob, draft: JSON.parse(packed), at: Date.now() });
    } else this.kept.forget();
    this.again.hidden = !isChanged;
    this.sending.element.hidden = !isChanged;
    put(this.changes, isChanged
      ? make("ul.sv-edit__changes", {}, ...this.differences.map((one) => make("li", {}, ...asElements(one, this.words, this.asks.weights))))
      : make("p", {}, this.words.unchanged));
    this.showStatus(isChanged);
    if (!this.ask) this.sending.show({ questions: isChanged ? questionsOf(this.form, this.draft, this.differences, this.asks) : null });
    clearTimeout(this.later);
    if (this.ask && isChanged) this.later = setTimeout(() => this.check(), LATER);
    else if (this.ask) this.forgetCheck();
  }

  showStatus(isChanged) {
    const { words } = this;
    const faults = this.problems.count;
    const said = !isChanged ? words.unchanged : [fill(words.changeCount, { n: this.differences.length }), this.isSent ? words.isSent : faults ? fill(words.faultCount, { n: faults }) : this.isKept ? words.keptHere : words.notKept].join(" · ");
    if (this.status.textContent !== said) this.status.textContent = said;
    this.bar.dataset.faults = String(faults > 0);
  }

  forgetCheck() {
    this.problems.heard([]);
    this.changes.hidden = false;
    put(this.meaning);
  }

  /** Ask the desk what it finds in the text as it is now. */
  async check() {
    const mine = (this.turn = (this.turn ?? 0) + 1);
    try {
      const told = await this.ask("check", { path: this.file.path, text: this.text() });
      if (mine !== this.turn) return;
      this.problems.heard(told.diagnostics ?? []);
      put(this.meaning, ...drawMeaning(told, this.words, this.addressOf));
      this.changes.hidden = told.difference?.length > 0; // it says the same with its weight
      this.sending.show(told);
      this.showStatus(true);
    } catch (error) {
      if (mine === this.turn) put(this.meaning, make("p.sv-edit__note", {}, error.status ? error.message : this.words.deskGone));
    }
  }
}

const place = document.querySelector("[data-sv=editor]");
if (place) {
  new Editor(place).start();
  // whoever leaves this page leaves what it may ask of the git host: no link is followed within it
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (link && !link.target) link.target = "_self";
  }, true);
}
