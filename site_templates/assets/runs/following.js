// A procedure followed step by step: which step it is, how long it may take, what comes next, and a log of what was done when.
import { fill, make, put } from "./made.js";
import { dayOf, momentOf, shown } from "./moments.js";
import { clean, newId } from "./records.js";
import { brought, SHAPE } from "./kept.js";

/** The steps of a page: {id, title, minutes, ways: [{when, go}]}; go is null where it ends. */
export function stepsOf(root) {
  const items = [...root.querySelectorAll(".sv-steps > .sv-step")];
  const text = (node) => clean(node?.textContent, { lines: false });
  return items.map((item, at) => {
    const title = item.querySelector(".sv-step__title");
    const ways = [...item.querySelectorAll(".sv-way")].map((way) => ({
      when: text(way), go: way.querySelector("a")?.hash.slice(1) ?? null,
    }));
    const next = items[at + 1]?.querySelector(".sv-step__title").id ?? null;
    return {
      id: title.id, title: text(title), item, minutes: Number(item.dataset.svMinutes) || null,
      ways: ways.length ? ways : [{ when: "", go: next }],
    };
  });
}

const clock = (milliseconds) => {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
};

/** What was done when, as text for a report. */
export function logOf(run, words) {
  const lines = run.log.map(({ at, step, title, when }) => `${at} ${step ? title : words.ended}${when ? ` — ${when}` : ""}`);
  return [`${run.plan.title} ${fill(words.version, { version: run.version })}`, `${run.started} ${words.began}`, ...lines].join("\n");
}

export class Following {
  constructor(place, kept, copied) {
    this.place = place;
    this.kept = kept;
    this.copied = copied;
    this.words = JSON.parse(place.dataset.svWords);
    this.steps = stepsOf(place.parentElement);
    this.panel = make("section.sv-follow__panel", { "aria-label": this.words.follow, hidden: true });
    place.parentElement.append(this.panel);
    this.run = null;
    this.ticking = setInterval(() => (this.gone ? clearInterval(this.ticking) : this.tick()), 1000);
  }

  get gone() {
    return !this.place.isConnected;
  }

  /** Go on with what was begun on this device and has not ended. */
  async follow() {
    const all = await this.kept.all();
    const open = all.find((run) => run.procedure === this.place.dataset.svId && !run.finished && !run.foreign);
    if (open && !this.gone && !this.run) this.show(open);
  }

  async begin() {
    const now = Date.now();
    const zone = this.place.dataset.svZone;
    const run = brought({
      id: newId(dayOf(now, zone), this.place.dataset.svId), shape: SHAPE, procedure: this.place.dataset.svId,
      version: this.place.dataset.svVersion, plan: { title: clean(document.querySelector("article h1").textContent, { lines: false }) },
      zone, started: momentOf(now, zone), since: now, step: this.steps[0].id, log: [],
    });
    this.show(run);
    await this.kept.add(run).catch(() => {}); // in an emergency the steps matter, not the log
  }

  show(run) {
    this.run = run;
    const start = this.place.querySelector("button");
    start.hidden = !run.finished;
    const now = this.steps.find((step) => step.id === run.step);
    const done = new Set(run.log.map((entry) => entry.step));
    for (const step of this.steps) {
      step.item.classList.toggle("sv-step--now", step === now && !run.finished);
      step.item.classList.toggle("sv-step--done", done.has(step.id) && step !== now);
    }
    this.panel.hidden = false;
    if (run.finished || !now) this.showEnd();
    else this.showStep(now);
  }

  showStep(step) {
    const { words } = this;
    const scripts = document.getElementById("scripts");
    this.timer = make("span.sv-follow__time", { role: "timer" });
    const several = step.ways.length > 1;
    const label = (way) => (several ? way.when : way.go ? words.next : words.end);
    put(this.panel,
      make("p.sv-follow__now", { role: "status" }, make("strong", {}, step.title), " ", this.timer),
      several && make("p.sv-follow__ask", {}, words.which),
      make("p.sv-actions", {},
        ...step.ways.map((way) => make("button.sv-button", { type: "button", onclick: () => this.go(step, way) }, label(way))),
        scripts && make("a.sv-button.sv-button--quiet", { href: "#scripts", target: "_self" }, words.scripts),
        make("button.sv-button.sv-button--quiet", { type: "button", onclick: () => this.go(null, { when: "", go: null }) }, words.stop)),
    );
    step.item.scrollIntoView({ block: "start" });
    this.tick();
  }

  tick() {
    const step = this.run && !this.run.finished && this.steps.find(({ id }) => id === this.run.step);
    if (!step || !this.timer) return;
    const passed = Date.now() - this.run.since;
    this.timer.textContent = step.minutes ? `${clock(passed)} / ${clock(step.minutes * 60_000)}` : clock(passed);
    this.timer.classList.toggle("sv-follow__time--over", Boolean(step.minutes) && passed > step.minutes * 60_000);
  }

  /** Note that a step is done, and go on to the one that a way leads to; at the end, or when it is broken off, stop. */
  async go(step, way) {
    const [now, before] = [Date.now(), this.run];
    const at = momentOf(now, before.zone);
    const done = step ? { at, step: step.id, title: step.title, when: step.ways.length > 1 ? way.when : "" } : { at, step: "", title: "", when: "" };
    const log = [...before.log, done];
    const next = way.go ?? "";
    this.show({ ...before, log, step: next, since: now, finished: next ? null : at });
    for (const [name, was, value] of [["log", before.log, log], ["since", before.since, now], ["step", before.step, next], ["finished", before.finished, next ? null : at]]) {
      await this.kept.change(before.id, [name], was, value).catch(() => {});
    }
  }

  showEnd() {
    const { words, run } = this;
    const text = logOf(run, words);
    const said = make("span", { role: "status" });
    put(this.panel,
      make("p.sv-follow__now", {}, make("strong", {}, words.log)),
      make("ol.sv-follow__log", {}, ...run.log.map(({ at, step, title, when }) => make("li", {}, `${shown(at).slice(11)} ${step ? title : words.ended}${when ? ` — ${when}` : ""}`))),
      make("p.sv-actions", {},
        make("button.sv-button", { type: "button", onclick: async () => { said.textContent = (await this.copied(text)) ? words.copied : words.notCopied; } }, words.copy),
        make("a.sv-button.sv-button--quiet", { href: `data:text/plain;charset=utf-8,${encodeURIComponent(text)}`, download: `${run.id}.txt` }, words.download),
        make("button.sv-button.sv-button--quiet", { type: "button", onclick: async () => {
          await this.kept.remove(run.id);
          this.panel.hidden = true;
          for (const step of this.steps) step.item.classList.remove("sv-step--now", "sv-step--done");
        } }, words.remove), said),
    );
  }

  heard() {}
}
