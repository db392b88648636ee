// A course that one goes through, and that a document was read: the script for them is fetched when somebody begins, or
// when this device keeps some of it.
import { load } from "./sources.js";

/** What it is kept under: all languages of the handbook have the same. */
const keyOf = (source, { dataset: { sv, svId } }) => `svcq ${sv} ${new URL(source.dataset.svRoot, document.baseURI).pathname} ${svId}`;

function anyKept(key) {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return false; // closed to us
  }
}

/** Offer the course of the page, or to confirm that it was read, if it has the one or the other. */
export function mount(root) {
  const source = document.querySelector("[data-sv-learner]");
  const place = root.querySelector("[data-sv=course], [data-sv=read]");
  if (!source || !place || place.dataset.svMounted) return;
  place.dataset.svMounted = "";
  const key = keyOf(source, place);
  const begin = (asked) => load(new URL(source.dataset.svLearner, document.baseURI)).then(({ start }) => start(place, key, asked));
  const button = place.querySelector("button");
  button.hidden = false;
  button.addEventListener("click", () => begin(true), { once: true });
  if (anyKept(key)) begin(false);
}
