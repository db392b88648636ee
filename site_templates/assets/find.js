// The home page's search field opens the theme's search with the words already in it.

/** Open the theme's search and ask it for some words. Returns whether there is one. */
export function ask(words) {
  const toggle = document.getElementById("__search");
  const input = document.querySelector("[data-md-component=search-query]");
  if (!toggle || !input) return false;
  if (!toggle.checked) toggle.click();
  input.value = words;
  input.focus();
  input.dispatchEvent(new Event("keyup", { bubbles: true }));
  return true;
}

/** Wire the form and the example words below it. */
export function mount(root) {
  for (const form of root.querySelectorAll("form[data-sv=find]")) {
    const field = form.querySelector("input[name=q]");
    form.addEventListener("submit", (event) => {
      if (ask(field.value)) event.preventDefault();
    });
    for (const example of form.querySelectorAll("[data-sv-query]")) {
      example.addEventListener("click", (event) => {
        if (!event.ctrlKey && !event.metaKey && ask(example.dataset.svQuery)) {
          event.preventDefault();
          event.stopPropagation();
        }
      });
    }
  }
}
