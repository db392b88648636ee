// Checklists that run, and procedures that are followed: fetched when one is begun, or when this device keeps some. The list
// of runs, the beginning of a new one, and the run that the address names (#run=…).
import { checksum } from "./runs/checksums.js";
import { Following } from "./runs/following.js";
import { copied, offerWays } from "./runs/hand_over.js";
import { Kept, brought, lasting, SHAPE } from "./runs/kept.js";
import { fill, make, put } from "./runs/made.js";
import { dayOf, momentOf } from "./runs/moments.js";
import { clean, newId, pathOf, personal, recordOf, sampleOf, written } from "./runs/records.js";
import { itemsOf, score } from "./runs/score.js";
import { drawSheet, headOf, told } from "./runs/sheet.js";
import { pageAt, read } from "./sources.js";

const CODE = /^[A-Za-z]{0,8}-?[0-9]{1,10}(?:-[0-9]{1,6})?$/;
const MARK = "#run=";

let kept = null; // one database for all pages of this window
let current = null; // the runs of the page that is shown

/** The plan that a page shows: what a run keeps of it, whatever becomes of the page. */
export function planOf(form) {
  const text = (node) => clean(node?.textContent, { lines: false });
  return {
    title: text(document.querySelector("article h1")),
    passMark: form.dataset.svPass ? Number(form.dataset.svPass) : null,
    sample: form.dataset.svSample ? JSON.parse(form.dataset.svSample) : null, // what is drawn from, how many there usually are, how many to draw
    sections: [...form.querySelectorAll("fieldset")].map((group) => ({
      title: text(group.querySelector("legend")),
      pause: text(group.querySelector("[data-sv-pause] span")),
      items: [...group.querySelectorAll(".sv-item")].map((item) => ({
        id: item.id,
        text: text(item.querySelector(".sv-item__text")),
        weight: Number(item.dataset.svWeight),
        critical: item.classList.contains("sv-item--critical"),
        evidence: text(item.querySelector("[data-sv-evidence]")),
        when: text(item.querySelector("[data-sv-when]")), // in which case it may not apply
        always: "svAlways" in item.dataset, // it always applies
      })),
    })),
  };
}

class Runs {
  constructor(place) {
    this.place = place;
    this.words = JSON.parse(place.dataset.svWords);
    this.host = JSON.parse(place.dataset.svHost);
    this.zone = place.dataset.svZone;
    this.form = place.parentElement.querySelector("form[data-sv=checklist]"); // none on the list of all checklists
    this.run = null;
    this.sheet = null;
    this.waiting = []; // changes that are on the screen and not on the disk yet, in their order
    this.writing = false;
    this.until = 0; // until when the sentence stands that was told last
    this.body = make("div.sv-run");
    this.alarm = make("p.sv-run__alarm", { role: "alert" });
    place.append(this.alarm, this.body);
  }

  get gone() {
    return !this.place.isConnected;
  }

  /** Show what the address asks for. */
  async follow() {
    const id = location.hash.startsWith(MARK) ? decodeURIComponent(location.hash.slice(MARK.length)) : "";
    const run = id && this.form ? await kept.read(id) : null;
    if (run && run.checklist === this.form.dataset.svId) await this.open(run);
    else await this.list(id && this.form ? this.words.gone : "");
  }

  shut(open) {
    this.run = this.sheet = null;
    this.waiting = [];
    this.alarm.textContent = "";
    this.body.replaceChildren();
    this.place.dataset.svOpen = open ? "run" : "list";
    if (this.form) this.form.hidden = open;
    const start = this.place.querySelector("[data-sv=run]");
    if (start) start.hidden = open;
  }

  /** The runs that this device keeps: of this checklist, or of all. */
  async list(sentence = "") {
    const all = await kept.all();
    const mine = all.filter((run) => (this.form ? run.checklist === this.form.dataset.svId : run.checklist));
    if (this.gone) return;
    this.shut(false);
    this.alarm.textContent = sentence;
    if (!mine.length) return;
    const waiting = mine.filter((run) => !run.handed.length).length;
    const items = mine.map((run) => {
      const found = score(run.plan, run.answers);
      const address = `${this.form ? "" : `${encodeURIComponent(run.checklist)}/`}${MARK}${encodeURIComponent(run.id)}`;
      const state = run.handed.length ? this.words.handedIn : run.finished ? this.words.finished : this.words.open;
      return make("li", {},
        make("a", { href: pageAt(address), target: "_self" }, make("strong", {}, this.form ? run.place || run.id : `${run.plan.title} · ${run.place}`), ` ${headOf({ ...run, place: "" }, this.words)}`),
        make("span.sv-run__state", {}, `${state} · ${told(found, run.plan, this.words)}`),
        this.removal(run, () => this.list()));
    });
    put(this.body,
      make("h2.sv-run__title", {}, this.words.kept),
      waiting > 0 && make("p.sv-run__warning", {}, fill(this.words.waiting, { n: waiting })),
      make("ul.sv-run__list", {}, ...items),
    );
  }

  /** A button that forgets a run; the second touch does it. */
  removal(run, after) {
    const button = make("button.sv-button.sv-button--quiet", { type: "button", onclick: async () => {
      if (!button.dataset.sure) {
        button.dataset.sure = "1";
        button.textContent = run.handed.length ? this.words.sureHanded : this.words.sure;
        return;
      }
      await kept.remove(run.id);
      after();
    } }, this.words.remove);
    return button;
  }

  /** Ask where, and as what, and begin. */
  async begin() {
    this.shut(true);
    const { words, form } = this;
    const places = [...new Set((await kept.all()).map((run) => run.place).filter(Boolean))];
    const roles = JSON.parse(this.place.dataset.svRoles); // pairs, in the order of the document
    const place = make("input", { name: "place", required: true, maxlength: 120, list: "sv-run-places", autocomplete: "off" });
    const by = make("select", { name: "by", required: true }, ...roles.map(([id, title]) => make("option", { value: id }, title)));
    const code = make("input", { name: "inspector", maxlength: 24, autocomplete: "off", autocapitalize: "characters", "aria-describedby": "sv-run-code" });
    const label = (sentence, control) => make("label.sv-run__field", {}, make("span", {}, sentence), control);
    const asked = make("form.sv-run__begin", { onsubmit: async (event) => {
      event.preventDefault();
      const inspector = code.value.trim();
      code.setCustomValidity(inspector && !CODE.test(inspector) ? words.codeOnly : "");
      if (!clean(place.value)) place.setCustomValidity(words.placeNeeded);
      else if (personal(place.value)) place.setCustomValidity(fill(words.personal, { item: words.place }));
      if (!asked.reportValidity()) return;
      const now = Date.now();
      const plan = planOf(form);
      const run = {
        id: newId(dayOf(now, this.zone), form.dataset.svId), shape: SHAPE, checklist: form.dataset.svId, version: form.dataset.svVersion,
        plan, zone: this.zone, place: clean(place.value, { lines: false }), by: by.value, inspector, started: momentOf(now, this.zone),
        finished: null, roles: { ...Object.fromEntries(roles), ...(await this.allRoles()) }, answers: {}, pauses: {}, handed: [],
        sample: plan.sample && { lot: plan.sample.lot, drawn: plan.sample.drawn },
      };
      if (await this.dare(() => kept.add(run)) === undefined) return;
      history.pushState(history.state, "", `${MARK}${encodeURIComponent(run.id)}`);
      await this.open(brought(run));
      this.place.scrollIntoView();
      this.body.querySelector("input[type=radio]")?.focus({ preventScroll: true });
    } },
      make("h2.sv-run__title", {}, words.begin),
      label(words.place, place),
      make("datalist", { id: "sv-run-places" }, ...places.map((one) => make("option", { value: one }))),
      label(words.by, by), label(words.inspector, code), make("p.sv-note", { id: "sv-run-code" }, words.codeOnly),
      make("p.sv-run__warning", {}, words[await lasting(kept)]),
      make("p.sv-actions", {}, make("button.sv-button.sv-button--main", {}, words.start),
        make("button.sv-button.sv-button--quiet", { type: "button", onclick: () => this.list() }, words.cancel)),
    );
    for (const control of [place, code]) control.addEventListener("input", () => control.setCustomValidity(""));
    this.body.append(asked);
    place.focus();
  }

  /** The titles of all roles; those of the page alone where the list of all cannot be had. */
  async allRoles() {
    try {
      return await read(new URL(this.place.dataset.svRolesFile, document.baseURI));
    } catch {
      return {};
    }
  }

  /** Do something that writes; where it fails, say so, and offer what is there. Undefined when it did. */
  async dare(act) {
    try {
      return (await act()) ?? true;
    } catch (error) {
      const full = error?.name === "QuotaExceededError";
      this.alarm.replaceChildren(full ? this.words.full : fill(this.words.unwritten, { reason: error?.message ?? error }));
      if (this.run) this.alarm.append(" ", this.rescue(this.run), " ", make("button.sv-button.sv-button--quiet", { type: "button", onclick: () => this.write() }, this.words.again));
      return undefined;
    }
  }

  /** A link that saves a run as it is on the screen, finished or not. */
  rescue(run) {
    const text = run.foreign ? JSON.stringify(run, null, 2) : written(recordOf(run));
    const name = run.foreign ? `${run.id}.json` : `${run.id}.yml`;
    return make("a", { href: `data:application/octet-stream;charset=utf-8,${encodeURIComponent(text)}`, download: name }, this.words.rescue);
  }

  async open(run) {
    const { words } = this;
    const [how, photos] = [words[await lasting(kept)], await kept.photos(run.id)];
    if (this.gone) return;
    this.shut(true);
    this.run = run;
    this.sheet = drawSheet(run, words, {
      answer: (item, change) => this.answer(item, change),
      photo: (item, files) => this.keepPhotos(item, files),
      sample: (name, value) => this.change(["sample"], (was) => ({ ...was, [name]: value })),
      confirm: (at, done) => this.change(["pauses", String(at)], () => done),
      clash: (item, said) => this.tell(fill(words.overtyped, { item: item.id, words: said })),
    });
    const older = run.version !== this.form.dataset.svVersion;
    this.end = make("div.sv-run__end");
    put(this.body,
      make("p.sv-run__back", {}, make("a", { href: location.pathname + location.search, onclick: (event) => {
        event.preventDefault();
        history.pushState(history.state, "", location.pathname + location.search);
        this.list();
      } }, words.back)),
      make("h2.sv-run__title", {}, run.place || run.plan.title),
      make("p.sv-run__about", {}, headOf({ ...run, place: "" }, words)),
      older && make("p.sv-run__warning", {}, fill(words.older, { version: run.version, now: this.form.dataset.svVersion })),
      run.foreign && make("p.sv-run__warning", {}, words.foreign, " ", this.rescue(run)),
      !run.foreign && !run.handed.length && make("p.sv-run__warning.sv-run__only", {}, words.onlyHere, " ", how),
      this.sheet.element, this.end,
    );
    this.finish(photos);
  }

  /** What stands below the items: the end of the run, or the ways of handing it in. */
  finish(photos) {
    const { run, words } = this;
    const found = score(run.plan, run.answers);
    this.end.dataset.svFinished = String(Boolean(run.finished));
    if (run.foreign) return put(this.end);
    if (!run.finished) return this.offerEnd(found);
    const handing = { id: run.id, path: pathOf(run.id), title: `${run.plan.title} ${run.place}`, text: written(recordOf(run)), photos };
    const verdict = found.passed === null ? words.done : found.passed ? words.passedIt : words.failedIt;
    return put(this.end,
      make("h2.sv-run__title", { tabindex: -1 }, verdict), make("p.sv-run__result", {}, told(found, run.plan, words)),
      make("p.sv-note", {}, words.handItIn),
      offerWays(handing, this.host, words, (way) => this.handed(way)),
      make("p.sv-actions", {},
        !run.handed.length && make("button.sv-button.sv-button--quiet", { type: "button", onclick: () => this.change(["finished"], () => null) }, words.reopen),
        this.removal(run, () => { history.pushState(history.state, "", location.pathname + location.search); this.list(); })),
    );
  }

  /** The button that ends the run. It stays the same one: it may be under a finger while a note is being kept. */
  offerEnd(found) {
    const { words } = this;
    let button = this.end.querySelector("[data-sv=finish]");
    if (!button) {
      button = make("button.sv-button.sv-button--main", { type: "button", "data-sv": "finish", onclick: () => this.close() });
      put(this.end, make("p.sv-note"), make("p.sv-actions", {}, button));
    }
    const open = found.all - found.answered;
    this.end.querySelector(".sv-note").textContent = open > 0 ? fill(words.unanswered, { n: open }) : "";
    button.textContent = open > 0 ? words.finishPartly : words.finish;
    button.disabled = found.answered === 0;
  }

  /** End the run, if nothing is missing of what failed, and nothing is there that no record may hold. */
  async close() {
    const lacks = score(this.run.plan, this.run.answers).failed.find(({ id }) => {
      const { found, responsible, due } = this.run.answers[id];
      return !clean(found) || !responsible || !due;
    });
    const tells = itemsOf(this.run.plan).find(({ id }) => ["note", "found"].some((what) => personal(this.run.answers[id]?.[what])));
    if (tells) {
      this.tell(fill(this.words.personal, { item: tells.id }));
      document.getElementById(`run-${tells.id}`).scrollIntoView();
      return;
    }
    if (lacks) {
      this.tell(fill(this.words.lacking, { item: lacks.id }));
      const fields = [...document.getElementById(`run-${lacks.id}`).querySelectorAll(".sv-run__found :is(textarea, select, input)")];
      fields.find((one) => !one.value.trim())?.focus();
      return;
    }
    const partly = score(this.run.plan, this.run.answers).answered < itemsOf(this.run.plan).length;
    if (this.run.plan.sample && !sampleOf(this.run) && !(partly && this.run.sample?.failed === undefined)) {
      this.tell(this.words.sampleNeeded);
      this.body.querySelector(".sv-run__sample [name=failed]").focus();
      return;
    }
    this.tell("");
    await this.change(["finished"], () => momentOf(Date.now(), this.run.zone ?? this.zone));
    this.end.querySelector("h2")?.focus();
  }

  async handed(way) {
    const taken = { way, at: momentOf(Date.now(), this.run.zone ?? this.zone) };
    await this.change(["handed"], (before) => [...before, taken]);
    this.body.querySelector(".sv-run__only")?.remove();
  }

  answer(item, change) {
    const apply = (was) => {
      const said = Object.entries({ ...was, ...change }).filter(([, value]) => value !== undefined && value !== "");
      return said.length ? Object.fromEntries(said) : undefined;
    };
    return this.change(["answers", item.id], apply);
  }

  async keepPhotos(item, files) {
    for (const file of files) {
      const sha256 = await checksum(await file.arrayBuffer());
      const all = Object.values(this.run.answers).flatMap((answer) => answer.evidence ?? []);
      const name = freeName(clean(file.name, { lines: false }) || "photo", all.map((one) => one.name));
      const apply = (was) => {
        const evidence = was?.evidence ?? [];
        return evidence.some((one) => one.sha256 === sha256) ? was : { ...was, evidence: [...evidence, { name, sha256 }] };
      };
      await this.change(["answers", item.id], apply, { sha256, name, blob: file });
    }
  }

  /**
   * Change one value of the run: at once on the screen, then on the disk.
   * @param apply makes the new value of the old one. photo: a picture to keep with it.
   */
  async change(route, apply, photo = null) {
    const was = route.reduce((place, name) => place?.[name], this.run);
    const now = apply(was);
    if (JSON.stringify(was) === JSON.stringify(now)) return;
    this.run = structuredClone(this.run);
    route.slice(0, -1).reduce((place, name) => place[name], this.run)[route.at(-1)] = now;
    this.waiting.push({ route, was, now, photo });
    kept.note(this.run.id, this.waiting);
    this.sheet.show(this.run);
    if (this.end.dataset.svFinished !== String(Boolean(this.run.finished))) this.finish(await kept.photos(this.run.id));
    else if (!this.run.finished) this.finish([]);
    await this.write();
  }

  /** Bring to the disk what waits. What another window was quicker with is shown as it says, and told. */
  async write() {
    if (this.writing) return;
    this.writing = true;
    try {
      while (this.run && this.waiting.length) {
        const { route, was, now, photo } = this.waiting[0];
        const result = await this.dare(() => kept.change(this.run.id, route, was, now, photo));
        if (result === undefined || !this.run) return; // it waits for the next try
        this.waiting.shift();
        kept.note(this.run.id, this.waiting);
        if (!result.run) {
          await this.list(this.words.gone);
          return;
        }
        if (Date.now() > this.until) this.alarm.textContent = "";
        if (!result.done) {
          this.waiting = this.waiting.filter((other) => String(other.route) !== String(route));
          this.showAgain(result.run);
          this.tell(fill(this.words.clash, { item: route[0] === "answers" ? route[1] : "" }));
        } else if (!this.waiting.length) this.showAgain(result.run);
      }
    } finally {
      this.writing = false;
    }
  }

  /** Say something, long enough to be read: what is kept meanwhile does not take it away. */
  tell(sentence) {
    this.alarm.textContent = sentence;
    this.until = Date.now() + 10_000;
  }

  /** Show a run as the disk has it, and say what another window has changed. */
  showAgain(run) {
    const differs = ({ id }) => JSON.stringify(run.answers[id]) !== JSON.stringify(this.run.answers[id]);
    const others = itemsOf(run.plan).filter(differs).map(({ id }) => id);
    if (others.length) this.tell(fill(this.words.elsewhere, { items: others.join(this.words.comma) }));
    const finished = Boolean(this.run.finished) !== Boolean(run.finished);
    this.run = run;
    this.sheet.show(run);
    if (finished || !run.finished) kept.photos(run.id).then((photos) => { if (this.run) this.finish(photos); });
  }

  /** Another window has changed a run. */
  async heard(id) {
    if (this.gone) return;
    if (!this.run) {
      if (this.place.dataset.svOpen === "list") await this.list();
      return;
    }
    if (id !== this.run.id) return;
    const now = await kept.read(id);
    if (!this.run || this.waiting.length) return; // what comes back from the disk next has it all
    if (now) this.showAgain(now);
    else await this.list(this.words.gone);
  }
}

/** A name that none of the others has: photo.jpg, photo-2.jpg. */
function freeName(name, others) {
  const dot = name.lastIndexOf(".") > 0 ? name.lastIndexOf(".") : name.length;
  let free = name;
  for (let number = 2; others.includes(free); number += 1) free = `${name.slice(0, dot)}-${number}${name.slice(dot)}`;
  return free;
}

let wired = false;

/** Bring the runs of a page to life. Returns {begin}: asks for what a new run needs. */
export async function start(place, name) {
  kept ??= await Kept.open(name, (id) => current?.heard(id));
  current = place.dataset.sv === "following" ? new Following(place, kept, copied) : new Runs(place);
  if (!wired) {
    wired = true;
    window.addEventListener("popstate", () => { if (current && !current.gone) current.follow(); });
  }
  await current.follow();
  return current;
}
