// “Read and understood”: which version of a document somebody has confirmed on this device, what has changed in substance
// since then, and a record of it. A change of wording does not ask again.
import { between, placesOf } from "./differences.js";
import { fill, make, put } from "./runs/made.js";
import { dayOf } from "./runs/moments.js";
import { newId, pathOf, written } from "./runs/records.js";
import { signing } from "./runs/signing.js";
import { read } from "./sources.js";

/** What somebody has to do otherwise comes first, what only refers to others last. */
const ORDER = ["stricter", "looser", "wording", "structure"];
const weightOf = (item) => ORDER.findIndex((weight) => item.querySelector(`.sv-weight--${weight}`));

/** So many changes stand on the page itself; the page that compares versions has them all. */
const MOST = 12;

class Reading {
  /** @param about {words, host, zone}, the same for all pages. roles: [[id, title]…] to choose from. */
  constructor(place, key, about, roles) {
    Object.assign(this, { place, key, roles }, about);
    this.ask = place.querySelector("button");
    this.version = place.dataset.svVersion;
    this.history = [...document.querySelectorAll("#history ~ .sv-history > li")];
    this.lasting = true;
    this.state = this.read();
  }

  /** What was confirmed, {version, day}; null without it, or where something else was kept. */
  read() {
    try {
      const { version, day } = JSON.parse(localStorage.getItem(this.key)) ?? {};
      if (typeof version === "string" && /^\d{4}-\d\d-\d\d$/.test(day)) return { version, day };
    } catch {
      // nothing to read, or closed to us
    }
    return null;
  }

  keep(state) {
    this.state = state;
    try {
      if (state) localStorage.setItem(this.key, JSON.stringify(state));
      else localStorage.removeItem(this.key);
    } catch {
      this.lasting = false;
    }
    this.show();
    (state ? this.place.querySelector("[role=status]") : this.ask).focus();
  }

  confirm() {
    this.keep({ version: this.version, day: dayOf(Date.now(), this.zone) });
  }

  /** The changes of substance since what was confirmed; all of them where the history does not know that version. */
  get since() {
    const { version } = this.state;
    if (version === this.version) return [];
    const at = this.history.findIndex((entry) => entry.querySelector("strong").textContent === version);
    const newer = at < 0 ? this.history : this.history.slice(0, at);
    return newer.filter((entry) => !entry.querySelector(".sv-tag--wording"));
  }

  show() {
    if (!this.state) return put(this.place, this.ask);
    const changes = this.since;
    return put(this.place, ...(changes.length ? this.again(changes) : this.confirmed()));
  }

  told(sentence) {
    const day = new Date(`${this.state.day}T12:00:00Z`).toLocaleDateString(document.documentElement.lang, { dateStyle: "long", timeZone: "UTC" });
    return fill(sentence, { version: this.state.version, day });
  }

  confirmed() {
    const { words, state } = this;
    const said = [this.told(words.confirmed), state.version !== this.version && words.wordingOnly].filter(Boolean).join(words.gap);
    return [
      make("p.sv-read__said", { role: "status", tabindex: -1 }, said),
      make("p.sv-course__here", {}, this.lasting ? words.here : words.memory, words.gap, make("button.sv-read__undo", { type: "button", onclick: () => this.keep(null) }, words.undo)),
      make("details.sv-more", {}, make("summary", {}, words.recordIt), signing(this.roles, this.host, words, (who, role) => this.recordOf(who, role))),
    ];
  }

  /** What has changed, and why, as the page's own history has it, and the question again. */
  again(changes) {
    const list = make("ol.sv-history", {}, ...changes.map((entry) => entry.cloneNode(true)));
    for (const evidence of list.querySelectorAll(".sv-history__evidence")) evidence.remove();
    const words = make("div");
    this.tell(words);
    return [make("p.sv-read__said", { role: "status", tabindex: -1 }, this.told(this.words.changed)), list, words, this.ask];
  }

  /** Put what it says otherwise than the version that was confirmed, by meaning; nothing where that cannot be told. */
  async tell(place) {
    const link = document.querySelector(".sv-history__more a");
    if (!link || location.protocol === "file:") return; // from a disk no page can be read
    const { version } = this.state;
    const page = await fetch(link.href).then((answer) => (answer.ok ? answer.text() : ""), () => "");
    const compared = new DOMParser().parseFromString(page, "text/html");
    const places = placesOf(compared);
    const found = between(compared.querySelectorAll("[data-pairs]"), places.get(version), places.get(this.version))
      .sort((one, other) => weightOf(one) - weightOf(other));
    if (!found.length) return;
    const all = `${link.href}?${new URLSearchParams({ from: version, to: this.version })}`;
    put(place,
      make("p.sv-read__how", {}, this.words.says),
      make("ul.sv-diffs", {}, ...found.slice(0, MOST).map((item) => document.importNode(item, true))),
      found.length > MOST && make("p", {}, make("a", { href: all }, fill(this.words.all, { n: found.length }))));
  }

  recordOf(who, role) {
    const { svId: document } = this.place.dataset;
    const { version, day: on } = this.state;
    const date = dayOf(Date.now(), this.zone);
    const id = newId(date, document.slice(document.indexOf(":") + 1));
    const record = { kind: "acknowledgement", id, document, version, date, readers: [{ who, ...(role ? { role } : {}), on }] };
    return { id, path: pathOf(id, "acknowledgements"), text: written(record) };
  }
}

/** The styles for what is learned, which no page but a course asks for before. */
export function dress() {
  const { href } = new URL(document.querySelector("[data-sv-learning]").dataset.svLearning, document.baseURI);
  if ([...document.querySelectorAll("link[rel=stylesheet]")].some((link) => link.href === href)) return;
  document.head.append(make("link", { rel: "stylesheet", href }));
}

/** Show what this device keeps of a page; asked: it has just been confirmed. @param key what it is kept under. */
export async function begin(place, key, asked) {
  const address = new URL(place.dataset.svFile, document.baseURI);
  const [about, roles] = await Promise.all([address, new URL("checklists/roles.json", address)].map((file) => read(file)));
  if (!place.isConnected) return; // the reader has turned to another page meanwhile
  dress();
  place.className = "sv-read";
  const reading = new Reading(place, key, about, Object.entries(roles));
  reading.ask.addEventListener("click", () => reading.confirm());
  if (asked) reading.confirm();
  else reading.show();
}
