// What is wrong with a draft, beside its fields and in a list: what the page sees by itself, and what the desk has found.
import { make, put } from "../runs/made.js";

export class Problems {
  #own = [];
  #told = [];

  /** @param body the form. fields: of it. path: of the document. */
  constructor(body, fields, path, words) {
    Object.assign(this, { body, fields, path, words });
    this.list = make("div.sv-edit__problems");
  }

  /** How many there are that have to be mended. */
  get count() {
    return this.#own.length + this.#told.filter(({ severity }) => severity === "error").length;
  }

  /** What the page sees: [[route, words]…]. */
  found(faults) {
    this.#own = faults.map(([route, message]) => ({ route: route.join("."), message, severity: "error" }));
    this.show();
  }

  /** What the desk has found: diagnostics, each with its field's route. */
  heard(diagnostics) {
    this.#told = diagnostics.map(({ field, path, message, hint, severity }) => ({ route: (field ?? []).join("."), path, message, hint, severity }));
    this.show();
  }

  /** The field of a route, or the nearest one around it. */
  place(route) {
    for (let at = route; at; at = at.slice(0, Math.max(0, at.lastIndexOf(".")))) {
      const field = this.body.querySelector(`[data-route="${CSS.escape(at)}"]`);
      if (field) return field;
    }
    return null;
  }

  titleOf(route) {
    let fields = this.fields;
    return route.split(".").map((step) => {
      const field = fields?.find((one) => one.name === step);
      if (field) fields = field.fields ?? field.of?.fields;
      return field?.title ?? (/^\d+$/.test(step) ? String(Number(step) + 1) : step);
    }).filter(Boolean).join(" › ");
  }

  show() {
    const own = this.#own.map(({ route }) => route);
    const all = [...this.#own, ...this.#told.filter(({ route }) => !own.includes(route))];
    const byField = new Map();
    for (const one of all) {
      const field = this.place(one.route);
      if (field) byField.set(field, [...(byField.get(field) ?? []), one]);
    }
    for (const field of this.body.querySelectorAll("[data-route]")) {
      const said = (byField.get(field) ?? []).map(({ message, hint }) => [message, hint].filter(Boolean).join(" ")).join(" ");
      const problem = field.querySelector(":scope > .sv-edit__problem");
      if (problem && problem.textContent !== said) problem.textContent = said;
      const control = field.querySelector(":scope > :is(input, select, textarea), :scope > div > :is(input, select, textarea)");
      if (control && said) control.setAttribute("aria-invalid", "true");
      else control?.removeAttribute("aria-invalid");
    }
    put(this.list, all.length > 0 && make("p", {}, make("strong", {}, this.words.toMend)),
      all.length > 0 && make("ul", {}, ...all.map((one) => make("li", { "data-severity": one.severity },
        this.called(one), `${this.words.colon}${[one.message, one.hint].filter(Boolean).join(" ")}`))));
  }

  /** What a problem is of: a field, which it leads to, the document, or another file. */
  called({ route, path }) {
    if (!route) return path && path !== this.path ? make("code", {}, path) : this.words.whole;
    return make("a", { href: "#", onclick: (event) => {
      event.preventDefault();
      this.lead(this.place(route));
    } }, this.titleOf(route));
  }

  /** Show a field, though it lies in something folded, and put the cursor there. */
  lead(field) {
    if (!field) return;
    for (let at = field; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    const control = field.querySelector("input, select, textarea, button");
    field.scrollIntoView({ block: "center" });
    control?.focus({ preventScroll: true });
  }
}
