// A course that one goes through: the modules that were done, the questions with their answers at once, and at the end a
// record of the training. What was done is kept on this device until the course changes in substance.
import { show as showPath } from "./path.js";
import { begin as beginReading, dress } from "./reading.js";
import { fill, make, put } from "./runs/made.js";
import { dayOf } from "./runs/moments.js";
import { trainingRecord } from "./runs/records.js";
import { signing } from "./runs/signing.js";

class Course {
  constructor(place, key) {
    const { dataset } = place;
    this.place = place;
    this.key = key;
    [this.words, this.roles, this.host, this.same] = [dataset.svWords, dataset.svRoles, dataset.svHost, dataset.svSame].map(JSON.parse);
    this.mark = Number(dataset.svPass);
    this.modules = [...document.querySelectorAll("[data-sv-module]")];
    this.questions = [...document.querySelectorAll("[data-sv-question]")];
    this.lasting = true;
    this.state = this.read();
    this.status = make("p.sv-course__status", { role: "status" });
    this.end = make("div.sv-course__end");
    this.bar = make("progress", { max: this.modules.length + this.questions.length, "aria-label": this.words.progress });
  }

  fresh() {
    return { version: this.place.dataset.svVersion, done: [], answers: {} };
  }

  /** What this device keeps of the course; nothing of an older one that is another in substance. */
  read() {
    try {
      const kept = JSON.parse(localStorage.getItem(this.key));
      if (!kept || !Array.isArray(kept.done) || typeof kept.answers !== "object") return this.fresh();
      if (this.same.includes(kept.version)) return { ...kept, version: this.place.dataset.svVersion };
      this.older = kept.version;
    } catch {
      // nothing to read, or closed to us
    }
    return this.fresh();
  }

  keep() {
    const over = this.answered === this.questions.length && this.gone === this.modules.length;
    this.state.through = over ? { score: this.score, passed: this.passed } : null; // the path of a role shows it
    try {
      localStorage.setItem(this.key, JSON.stringify(this.state));
    } catch {
      this.lasting = false;
    }
    this.show();
  }

  /** Put the boxes beside the modules, and listen to the answers. */
  begin() {
    for (const module of this.modules) {
      const box = make("input", { type: "checkbox", autocomplete: "off", onchange: () => {
        this.state.done = this.modules.filter((one) => one.querySelector(".sv-module__done input").checked).map((one) => one.dataset.svModule);
        this.keep();
      } });
      box.checked = this.state.done.includes(module.dataset.svModule);
      module.append(make("label.sv-module__done", {}, box, this.words.done));
    }
    for (const question of this.questions) {
      const options = [...question.querySelectorAll("input")];
      question.querySelector("fieldset").after(make("p.sv-question__said", { role: "status" }));
      options.forEach((option, at) => option.addEventListener("change", () => {
        this.state.answers[question.id] = at + 1;
        this.keep();
      }));
    }
    const parts = [this.bar, this.status, make("p.sv-course__here", {}, this.words.here), this.end];
    if (this.older) parts.unshift(make("p.sv-course__status", {}, fill(this.words.changed, { version: this.older })));
    put(this.place, ...parts);
    this.show();
  }

  get answered() {
    return this.questions.filter((question) => this.state.answers[question.id]).length;
  }

  /** How many modules were gone through. */
  get gone() {
    return this.modules.filter((module) => this.state.done.includes(module.dataset.svModule)).length;
  }

  get right() {
    return this.questions.filter((question) => this.state.answers[question.id] === Number(question.dataset.svQuestion)).length;
  }

  show() {
    const { state, words } = this;
    for (const question of this.questions) this.showAnswer(question, state.answers[question.id]);
    const [answered, read] = [this.answered, this.gone];
    this.bar.value = answered + read;
    this.status.textContent = fill(words.status, { read, modules: this.modules.length, answered, questions: this.questions.length });
    this.place.querySelector(".sv-course__here").textContent = this.lasting ? words.here : words.memory;
    const begun = answered + read > 0;
    const through = begun && answered === this.questions.length;
    put(this.end, through && this.questions.length > 0 && this.verdict(), through && read === this.modules.length && this.passed && this.record(), begun && this.restart());
  }

  /** Mark the answer that was given: it stands, and is explained. */
  showAnswer(question, given) {
    const right = Number(question.dataset.svQuestion);
    const options = [...question.querySelectorAll("input")];
    options.forEach((option, at) => {
      option.checked = given === at + 1;
      option.disabled = Boolean(given);
    });
    const said = question.querySelector(".sv-question__said");
    const words = !given ? "" : given === right ? this.words.right : this.words.wrong;
    if (said.textContent !== words) said.textContent = words;
    said.dataset.right = given ? String(given === right) : "";
    const why = question.querySelector("details");
    why.hidden = !given;
    why.open = Boolean(given);
  }

  /** Out of a hundred; null where nothing is asked. */
  get score() {
    return this.questions.length === 0 ? null : Math.round((1000 * this.right) / this.questions.length) / 10;
  }

  get passed() {
    return this.questions.length === 0 || this.score >= this.mark;
  }

  verdict() {
    const { words } = this;
    const told = fill(words.result, { right: this.right, questions: this.questions.length, score: this.score, mark: this.mark });
    return make("div", {},
      make("p.sv-course__status", {}, `${this.passed ? words.passedIt : words.failedIt} · ${told}`),
      !this.passed && make("p.sv-actions", {}, make("button.sv-button.sv-button--main", { type: "button", onclick: () => {
        this.state.answers = {};
        this.keep();
        this.questions[0].querySelector("input").focus();
      } }, words.retry)),
    );
  }

  /** The form that makes a record of the training, and the ways of handing it in. */
  record() {
    return make("div", {}, make("p", {}, this.words.finished), signing(this.roles, this.host, this.words, (who, role) => this.recordOf(who, role)));
  }

  recordOf(who, role) {
    const { svId: course, svVersion: version, svZone } = this.place.dataset;
    return trainingRecord({ course, version, day: dayOf(Date.now(), svZone), who, role, score: this.score });
  }

  restart() {
    return make("p.sv-actions", {}, make("button.sv-button.sv-button--quiet", { type: "button", onclick: () => {
      if (!window.confirm(this.words.sure)) return;
      this.state = this.fresh();
      for (const box of document.querySelectorAll(".sv-module__done input")) box.checked = false;
      this.keep();
    } }, this.words.again));
  }
}

/**
 * Go through the course of a page, confirm that the page was read, or show how far one is on the path of a role.
 * @param key what it is kept under; of a path, from a step to that. asked: somebody has just pressed the button; else this
 *   device keeps some of it.
 */
export function start(place, key, asked) {
  if (place.dataset.sv === "path") {
    dress();
    return showPath(place, key);
  }
  if (place.dataset.sv === "read") return beginReading(place, key, asked);
  return new Course(place, key).begin();
}
