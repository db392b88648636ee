// My role: a reader says once, on the page of a role, that it is theirs. Its pages are then on the device and open without a
// connection, and the home page has it first.
import { load } from "./sources.js";

const keyOf = () => `svcq my role ${new URL(document.querySelector("[data-sv-root]")?.dataset.svRoot ?? ".", document.baseURI).pathname}`;

/** The role that was said to be the reader's; empty without one. */
export function chosen() {
  try {
    return localStorage.getItem(keyOf()) ?? "";
  } catch {
    return ""; // closed to us
  }
}

/** Remember it, or that there is none (""). Returns whether the browser does. */
export function remember(role) {
  try {
    if (role) localStorage.setItem(keyOf(), role);
    else localStorage.removeItem(keyOf());
    return true;
  } catch {
    return false;
  }
}

/** Put in what is known of the reader's role. */
export function mount(root) {
  const item = root.querySelector(`[data-sv-role-item="${CSS.escape(chosen())}"]`);
  if (item && !item.classList.contains("sv-roles__mine")) {
    item.classList.add("sv-roles__mine");
    const tag = Object.assign(document.createElement("span"), { className: "sv-tag", textContent: item.parentElement.dataset.svMineTag });
    item.querySelector(":scope > a").prepend(tag);
    item.parentElement.prepend(item);
  }
  const place = root.querySelector("[data-sv=mine]");
  if (!place || !navigator.serviceWorker || !window.isSecureContext) return;
  const script = new URL(document.querySelector("[data-sv-mine]").dataset.svMine, document.baseURI);
  navigator.serviceWorker.ready.then(() => load(script)).then(({ start }) => start(place), () => {});
}
