// A course that one goes through: the script for it is fetched when it is begun, or when this device keeps some of it.

/** What is kept of a course: all languages of the handbook have the same. */
const keyOf = (source, place) => `svcq course ${new URL(source.dataset.svRoot, document.baseURI).pathname} ${place.dataset.svId}`;

function anyKept(key) {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return false; // closed to us
  }
}

/** Offer the course of the page, if it is one. */
export function mount(root) {
  const source = document.querySelector("[data-sv-learner]");
  const place = root.querySelector("[data-sv=course]");
  if (!source || !place || place.dataset.svMounted) return;
  place.dataset.svMounted = "";
  const key = keyOf(source, place);
  const begin = () => import(new URL(source.dataset.svLearner, document.baseURI)).then(({ start }) => start(place, key));
  const button = place.querySelector("button");
  button.hidden = false;
  button.addEventListener("click", begin, { once: true });
  if (anyKept(key)) begin();
}
