// A course that one goes through, and that a document was read: the script for them is fetched when somebody begins, or
// when this device keeps some of it.
import { load } from "./sources.js";

/** What it is kept under: all languages of the handbook have the same. */
const keyOf = (source, { dataset: { sv, svStep, svId } }) => `svcq ${svStep ?? sv} ${new URL(source.dataset.svRoot, document.baseURI).pathname} ${svId}`;

function anyKept(key) {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return false; // closed to us
  }
}

/** Offer the course of the page, to confirm that it was read, or how far one is on its path, as far as it has them. */
export function mount(root) {
  const source = document.querySelector("[data-sv-learner]");
  if (!source) return;
  const fresh = (selector) => [...root.querySelectorAll(selector)].filter((place) => !place.dataset.svMounted);
  const begin = (...given) => load(new URL(source.dataset.svLearner, document.baseURI)).then(({ start }) => start(...given));
  for (const place of fresh("[data-sv=course], [data-sv=read]")) {
    place.dataset.svMounted = "";
    const key = keyOf(source, place);
    const button = place.querySelector("button");
    button.hidden = false;
    button.addEventListener("click", () => begin(place, key, true), { once: true });
    if (anyKept(key)) begin(place, key, false);
  }
  for (const path of fresh("[data-sv=path]")) {
    path.dataset.svMounted = "";
    const stepKey = (step) => keyOf(source, step);
    if ([...path.querySelectorAll("[data-sv-step]")].some((step) => anyKept(stepKey(step)))) begin(path, stepKey, false);
  }
}
