// Counts the boxes that are ticked, and keeps them for the day; they work without this script. A run, which becomes a
// record, is another script, fetched when one is begun or when this device keeps some.
import { load } from "./sources.js";

/** What the runs of this handbook are kept under: all its languages and windows have the same. */
const nameOf = (source) => `svcq runs of ${new URL(source.dataset.svRoot, document.baseURI).pathname}`;

async function anyKept(name) {
  try {
    if (!indexedDB.databases) return true; // a browser that does not tell: the other script looks
    return (await indexedDB.databases()).some((database) => database.name === name);
  } catch {
    return false; // no database to keep any in
  }
}

function offerRuns(place) {
  const source = document.querySelector("[data-sv-runner]");
  if (!source || place.dataset.svMounted) return;
  place.dataset.svMounted = "";
  let started = null;
  const runs = () => (started ??= load(new URL(source.dataset.svRunner, document.baseURI)).then(({ start }) => start(place, nameOf(source))));
  const button = place.querySelector("[data-sv=run]");
  if (button) {
    button.hidden = false;
    button.addEventListener("click", async () => (await runs()).begin());
  }
  anyKept(nameOf(source)).then((some) => { if (some || location.hash.startsWith("#run=")) runs(); });
}

function count(form) {
  const bar = form.querySelector("progress");
  const status = form.querySelector("[role=status]");
  const again = form.querySelector("button[type=reset]");
  if (!bar.hidden) return;
  const boxes = [...form.querySelectorAll("input[type=checkbox]")];
  const key = `ticks ${location.pathname}`;
  const today = () => [new Date().toDateString(), form.dataset.svVersion];
  const show = () => {
    const done = boxes.filter((box) => box.checked).length;
    bar.value = done;
    again.hidden = done === 0;
    status.textContent = form.dataset.svProgress.replace("{done}", done).replace("{all}", boxes.length);
  };
  const keep = () => {
    window.__md_set?.(key, [...today(), boxes.filter((box) => box.checked).map((box) => box.name)]);
    show();
  };
  const [day, version, ticked] = window.__md_get?.(key) ?? [];
  if (day === today()[0] && version === today()[1]) for (const box of boxes) box.checked = ticked.includes(box.name);
  bar.hidden = false;
  form.addEventListener("change", keep);
  form.addEventListener("reset", () => setTimeout(keep));
  show();
}

/** Show the progress of each checklist, and offer to run it, or to follow a procedure. */
export function mount(root) {
  for (const form of root.querySelectorAll("form[data-sv=checklist]")) count(form);
  for (const place of root.querySelectorAll("[data-sv=runs], [data-sv=following]")) offerRuns(place);
}
