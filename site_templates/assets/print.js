// Print buttons, and booklets that were asked for on paper; folded parts are unfolded for paper and folded again afterwards.
let wired = false;

function unfold() {
  for (const fold of document.querySelectorAll("article details:not([open])")) {
    fold.dataset.svFolded = "";
    fold.open = true;
  }
}

function refold() {
  for (const fold of document.querySelectorAll("article details[data-sv-folded]")) {
    delete fold.dataset.svFolded;
    fold.open = false;
  }
}

/** Say on paper on which day it was printed, in the handbook's own time. */
function date() {
  for (const place of document.querySelectorAll("[data-sv=printed]")) {
    const { words, zone } = place.dataset;
    const day = new Date().toLocaleDateString(document.documentElement.lang, { dateStyle: "long", timeZone: zone });
    place.textContent = ` · ${words.replace("{day}", day)}`;
  }
}

/** Show the print buttons of this page and wire them. */
export function mount(root) {
  for (const button of root.querySelectorAll("button[data-sv=print]")) {
    if (!button.hidden) continue;
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
  if (root.querySelector("[data-sv=booklet]") && new URLSearchParams(location.search).has("print")) {
    history.replaceState(history.state, "", location.pathname + location.hash); // once: not again when it is reloaded
    window.print();
  }
  if (wired) return;
  wired = true;
  window.addEventListener("beforeprint", unfold);
  window.addEventListener("beforeprint", date);
  window.addEventListener("afterprint", refold);
}
