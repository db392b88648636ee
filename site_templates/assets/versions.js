// Compares two versions of a document: picks the changes that lie between them. Without this script each version's
// own changes are there, one after the other.

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
  const found = new Map(); // a change between several pairs of versions stands on the page several times
  for (const item of items) {
    if (item.dataset.pairs.split(" ").includes(`${from}-${to}`)) found.set(Number(item.dataset.place), item);
  }
  const sorted = [...found.keys()].sort((one, other) => one - other);
  list.append(...sorted.map((place) => found.get(place).cloneNode(true)));
  status.textContent =
    found.size === 0 ? status.dataset.none
    : found.size === 1 ? status.dataset.one
    : status.dataset.many.replace("{n}", found.size);
}

function choose(select, version) {
  const option = [...select.options].find((candidate) => candidate.text === version);
  if (option) select.value = option.value;
}

/** Show the choice of versions and follow it; ?from=1.0&to=1.2 in the address is taken over. */
export function mount(root) {
  for (const form of root.querySelectorAll("form[data-sv=versions]")) {
    if (!form.hidden) continue;
    const shown = root.querySelector("[data-sv-compared]");
    const items = [...root.querySelectorAll("[data-pairs]")];
    form.hidden = false;
    const asked = new URLSearchParams(location.search);
    for (const name of ["from", "to"]) if (asked.has(name)) choose(form.elements[name], asked.get(name));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => compare(form, shown, items));
    compare(form, shown, items);
  }
}
