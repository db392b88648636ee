// What makes the handbook open without a connection: asks the browser for our service worker, and says when there is a new
// build. Nothing changes under a reader's hands: they say when.
import { chosen } from "./my-role.js";

const WAIT = 2_000; // ms after the page is there: what the reader came for goes first

function announce(worker, words) {
  if (document.querySelector(".sv-update")) return;
  const bar = document.createElement("div");
  bar.className = "sv-update";
  bar.setAttribute("role", "status");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "sv-button";
  button.textContent = words.svReload;
  button.addEventListener("click", () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    worker.postMessage("take over");
  });
  bar.append(words.svUpdated, " ", button);
  document.body.append(bar);
}

async function register(source) {
  const words = { ...source.dataset };
  const address = new URL(words.svWorker, document.baseURI);
  const found = await navigator.serviceWorker.register(address);
  if (!found) return;
  const watch = (worker) => {
    const look = () => { if (worker.state === "installed" && navigator.serviceWorker.controller) announce(worker, words); };
    worker.addEventListener("statechange", look);
    look();
  };
  if (found.waiting) watch(found.waiting);
  if (found.installing) watch(found.installing);
  found.addEventListener("updatefound", () => watch(found.installing));
  const ready = await navigator.serviceWorker.ready;
  if (!navigator.connection?.saveData) ready.active?.postMessage("fill");
  ready.active?.postMessage({ mine: chosen() }); // said in one language, it is so in the others, too
}

let asked = false;

/** Register the service worker, once a window, where the connection is one that browsers trust. */
export function mount() {
  const source = document.querySelector("[data-sv-worker]");
  if (asked || !source || !navigator.serviceWorker || !window.isSecureContext) return;
  asked = true;
  setTimeout(() => register(source).catch(() => {}), WAIT); // without it, the handbook is as it was
}
