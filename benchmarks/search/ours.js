// svcq's own search, as a reader meets it: the dialog of a built page.
let dialog = null;

/** Open the search. */
export async function open() {
  const toggle = document.getElementById("__search");
  if (!toggle.checked) toggle.click();
  dialog = document.querySelector("[data-sv=search]");
  await import(new URL(dialog.dataset.script, document.baseURI)); // which the page is about to start
  await new Promise((go) => setTimeout(go));
}

/** The addresses that are found, best first; the first few of them. */
export async function find(words) {
  const field = dialog.querySelector("[data-sv-search=field]");
  field.value = words;
  field.dispatchEvent(new Event("compositionend")); // asks at once: the pause between keys is not measured
  const end = performance.now() + 30_000;
  while (dialog.dataset.answered !== words.trim() && performance.now() < end) await new Promise((go) => setTimeout(go));
  return [...dialog.querySelectorAll(".md-search-result__link")].map((link) => decodeURIComponent(link.href));
}
