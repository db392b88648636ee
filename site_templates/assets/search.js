// Search, as far as every page needs it: the keys that open it, and the script that finds, fetched when it is turned to.
import { load, read } from "./sources.js";

let started = null;

const dialogOf = () => document.querySelector("[data-sv=search]");

/** The finder of this page's dialog; fetched once, and beside it what it reads first: on a slow network each waits long. */
function finder() {
  const dialog = dialogOf();
  if (!started) {
    const index = read(`${dialog.dataset.index}index.json`, { cache: "no-cache" });
    index.catch(() => {}); // the finder asks again, and says so
    started = load(dialog.dataset.script).then(({ start }) => start(dialog, index, close));
  }
  return started;
}

/** Open the search and, where words are given, ask it for them. Returns whether there is one. */
export function ask(words = null) {
  const toggle = document.getElementById("__search");
  const field = dialogOf()?.querySelector("[data-sv-search=field]");
  if (!toggle || !field) return false;
  if (!toggle.checked) toggle.click();
  if (words !== null) field.value = words;
  field.focus();
  finder().then((found) => { if (field.value) found.ask(); });
  return true;
}

const typing = (target) => target.isContentEditable || /^(input|select|textarea)$/i.test(target.tagName);

// What a result led here for: told by the dialog, or by the address (?h=投诉 in a link that was sent on).
function lookedFor() {
  const told = new URLSearchParams(location.search).get("h");
  try {
    const found = JSON.parse(sessionStorage.getItem("svcq.found"));
    sessionStorage.removeItem("svcq.found");
    if (found?.address === location.href) return found.marks;
  } catch {
    // storage is closed to us: nothing was told
  }
  return told?.toLowerCase().split(/\s+/);
}

/** Mark on the page what was looked for, and show its place, though it lies in something folded. */
function showFound(root) {
  const found = lookedFor();
  if (!found) return;
  const place = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  for (let at = place; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  const article = root.querySelector("article");
  if (!article) return;
  const walker = document.createTreeWalker(place?.closest("section, li, tr, details") ?? article, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode() && texts.length < 5_000) texts.push(walker.currentNode);
  const marks = found.filter((mark) => mark.length > 1);
  for (let text of texts) {
    for (const mark of marks) {
      const at = text.data.toLowerCase().indexOf(mark);
      if (at < 0 || text.parentElement?.closest("mark, script, style")) continue;
      const inner = text.splitText(at);
      const after = inner.splitText(mark.length);
      const made = document.createElement("mark");
      inner.replaceWith(made);
      made.append(inner);
      text = after;
    }
  }
  place?.scrollIntoView();
}

let mounted = false;

/** For how many milliseconds what was opened is not closed but by a reader: the theme closes whatever is open an eighth of
    a second after a page came, or the place in it changed, also what was opened since. */
const KEPT = 250;
let opened = -KEPT;

/** Close the search, because a reader wants it closed. */
function close() {
  const toggle = document.getElementById("__search");
  opened = -KEPT;
  if (toggle.checked) toggle.click();
  dialogOf().querySelector("[data-sv-search=field]").blur();
}

/** Wire the dialog and the keys, and show what a result led to. */
export function mount(root) {
  showFound(root);
  const dialog = dialogOf();
  if (mounted || !dialog) return;
  mounted = true;
  // the dialog stays when the page around it changes, and with it the address that its own are relative to
  for (const name of ["index", "script"]) dialog.dataset[name] = new URL(dialog.dataset[name], document.baseURI);
  const toggle = document.getElementById("__search");
  const field = dialog.querySelector("[data-sv-search=field]");
  field.addEventListener("focus", () => {
    if (!toggle.checked) toggle.click();
    finder();
  });
  toggle.addEventListener("change", () => {
    if (toggle.checked) {
      opened = performance.now();
      field.focus();
    } else if (performance.now() - opened < KEPT) {
      queueMicrotask(() => ask()); // a click within a click is none
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape" && toggle.checked) {
      close();
    } else if (["/", "f", "s"].includes(event.key) && !typing(event.target)) {
      event.preventDefault();
      ask();
    }
  });
  // while it is open, the Tab key stays in it
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "Tab" || !toggle.checked) return;
    const stops = [...dialog.querySelectorAll("input, button, select, a[href]")].filter((stop) => stop.offsetParent !== null);
    const edge = event.shiftKey ? stops[0] : stops.at(-1);
    if (document.activeElement !== edge) return;
    event.preventDefault();
    (event.shiftKey ? stops.at(-1) : stops[0]).focus();
  });
  const words = new URLSearchParams(location.search).get("q");
  if (words && !document.querySelector("form[data-sv=filter]")) ask(words);
}
