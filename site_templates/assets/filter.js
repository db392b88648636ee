// Narrows the rows of a table by words and by choices. Without this script every row is there and the bar is hidden.
import { keep } from "./choices.js";
import { simplify, whenCharactersCome } from "./traditional.js";

function matches(row, words, choices) {
  const text = row.textContent.toLowerCase();
  if (!words.every((word) => text.includes(word))) return false;
  return choices.every(([name, value]) => !value || (row.dataset[name] ?? "").split(" ").includes(value));
}

function apply(form, target) {
  const given = new FormData(form);
  const asked = String(given.get("q") ?? "");
  if (/\p{sc=Han}/u.test(asked)) whenCharactersCome(() => apply(form, target));
  const words = simplify(asked).toLowerCase().split(/\s+/).filter(Boolean);
  const choices = [...given.entries()].filter(([name]) => name !== "q");
  const rows = [...target.querySelectorAll("[data-sv-row]")];
  let shown = 0;
  for (const row of rows) {
    row.hidden = !matches(row, words, choices);
    if (!row.hidden) shown += 1;
  }
  for (const group of target.querySelectorAll("[data-sv-group]")) {
    group.hidden = !group.querySelector("[data-sv-row]:not([hidden])");
  }
  const count = form.querySelector("[role=status]");
  count.textContent = form.dataset.svCount.replace("{shown}", shown).replace("{all}", rows.length);
}

/** Show each filter bar and let it filter; words and choices are kept in the address. */
export function mount(root) {
  for (const form of root.querySelectorAll("form[data-sv=filter]")) {
    const target = root.querySelector(`[data-sv-filter="${form.dataset.svFor}"]`);
    if (!target || !form.hidden) continue;
    form.hidden = false;
    keep(form, () => apply(form, target));
  }
}
