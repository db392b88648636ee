// Compares two versions of a document: picks the changes that lie between them. Without this script each version's
// own changes are there, one after the other.
import { keep } from "./choices.js";
import { between } from "./differences.js";

function compare(form, shown, items) {
  const [from, to] = [Number(form.elements.from.value), Number(form.elements.to.value)];
  const status = form.querySelector("[role=status]");
  const list = shown.querySelector("ul");
  list.replaceChildren();
  shown.querySelector("h2").textContent = [form.elements.from, form.elements.to]
    .map((select) => select.selectedOptions[0].text)
    .join(" → ");
  shown.hidden = from >= to;
  if (shown.hidden) {
    status.textContent = status.dataset.order;
    return;
  }
  const found = between(items, from, to);
  list.append(...found.map((item) => item.cloneNode(true)));
  status.textContent =
    found.length === 0 ? status.dataset.none
    : found.length === 1 ? status.dataset.one
    : status.dataset.many.replace("{n}", found.length);
}

// Where the address says only to which version: the one before it.
function before(form, select, asked) {
  if (select !== form.elements.from || asked.has("from")) return undefined;
  const to = [...form.elements.to.options].findIndex((option) => option.text === asked.get("to"));
  return select.options[to]; // the older versions begin one earlier than the newer ones
}

/** Show the choice of versions and follow it; it is kept in the address, as ?from=1.0&to=1.2. */
export function mount(root) {
  for (const form of root.querySelectorAll("form[data-sv=versions]")) {
    if (!form.hidden) continue;
    const shown = root.querySelector("[data-sv-compared]");
    const items = [...root.querySelectorAll("[data-pairs]")];
    form.hidden = false;
    keep(form, () => compare(form, shown, items), {
      word: (option) => option.text,
      usual: (select, asked) => before(form, select, asked),
    });
  }
}
