// What is closed takes no part: the menu of a narrow window and the search, which are only out of sight, are passed over by the Tab
// key and by screen readers until they are opened. The menu's button can be reached and pressed by key.
const NARROW = "(max-width: 76.234375em)"; // where the theme hides the menu
const PHONE = "(max-width: 59.984375em)"; // where it hides the search field
let wired = false;

function apply() {
  const menu = document.querySelector(".md-sidebar--primary");
  const drawer = document.getElementById("__drawer");
  if (menu && drawer) menu.inert = matchMedia(NARROW).matches && !drawer.checked;
  const search = document.querySelector("[data-sv=search]");
  const toggle = document.getElementById("__search");
  if (search && toggle) {
    search.querySelector(".md-search__inner").inert = matchMedia(PHONE).matches && !toggle.checked;
    search.querySelector(".md-search__output").inert = !toggle.checked;
  }
  for (const button of document.querySelectorAll("button.sv-open")) {
    button.setAttribute("aria-expanded", String(document.getElementById(button.parentElement.htmlFor).checked));
  }
}

/** Put a button with a name into the label that opens something: a label alone is not reached by key. */
function buttonIn(label, place) {
  const opened = document.getElementById(label?.htmlFor);
  if (!opened) return null;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "sv-open";
  button.setAttribute("aria-label", document.querySelector(place)?.getAttribute("aria-label") ?? "");
  button.append(...label.childNodes);
  button.addEventListener("click", () => opened.click());
  label.append(button);
  return button;
}

/** Follow what is opened and closed, and how wide the window is. */
export function mount() {
  const drawer = document.getElementById("__drawer");
  const label = (opened) => document.querySelector(`label.md-header__button[for=${opened}]:not(:has(button))`);
  const button = buttonIn(label("__drawer"), ".md-nav--primary");
  buttonIn(label("__search"), "[data-sv=search]");
  apply();
  if (wired) return;
  wired = true;
  for (const id of ["__drawer", "__search"]) document.getElementById(id)?.addEventListener("change", apply);
  for (const query of [NARROW, PHONE]) matchMedia(query).addEventListener("change", apply);
  drawer?.addEventListener("change", () => {
    if (!drawer.checked || document.activeElement !== button) return;
    document.querySelector(".md-sidebar--primary a[href]")?.focus(); // opened by key: on to what it holds
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drawer?.checked) return;
    drawer.click();
    button?.focus();
  });
}
