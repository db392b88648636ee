// The home page's search field opens the search dialog with the words already in it.
import { ask } from "./search.js";

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
