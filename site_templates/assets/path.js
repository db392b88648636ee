// The learning path of a role: what this device keeps of its courses and of what was read and confirmed, how far one is,
// and at the end the training records.
import { fill, make, put } from "./runs/made.js";
import { dayOf } from "./runs/moments.js";
import { trainingRecord } from "./runs/records.js";
import { signing } from "./runs/signing.js";
import { read } from "./sources.js";

/** What is kept of a step; null without it, or where something else was kept. */
function kept(key) {
  try {
    const found = JSON.parse(localStorage.getItem(key));
    return found && typeof found.version === "string" ? found : null;
  } catch {
    return null; // nothing to read, or closed to us
  }
}

/** How a step stands: {done, told, record}; told is empty where nothing is kept of it. */
function standing(step, state, words) {
  const { svStep, svVersion, svSame, svModules, svQuestions } = step.dataset;
  if (!state) return { done: false, told: "" };
  const same = JSON.parse(svSame).includes(state.version);
  if (svStep === "read") {
    if (!same) return { done: false, told: fill(words.again, { version: state.version }) };
    return { done: true, told: fill(words.read, { version: svVersion }) };
  }
  if (!same) return { done: false, told: fill(words.courseAgain, { version: state.version }) };
  if (state.through?.passed) return { done: true, told: words.done };
  const [read, answered] = [state.done?.length ?? 0, Object.keys(state.answers ?? {}).length];
  return { done: false, told: fill(words.course, { read, modules: svModules, answered, questions: svQuestions }) };
}

/** Show how far somebody is on a path. @param keyOf from a step to what this device keeps it under. */
export async function show(place, keyOf) {
  const { path: words, host, zone } = await read(new URL(place.dataset.svFile, document.baseURI));
  const roles = JSON.parse(place.dataset.svRoles);
  const steps = [...place.querySelectorAll("[data-sv-step]")].map((step) => {
    const state = kept(keyOf(step));
    return { step, state, ...standing(step, state, words) };
  });
  for (const { step, done, told } of steps) {
    if (told) (step.querySelector(".sv-path__step") ?? step).append(make("span.sv-path__told", { "data-done": String(done) }, told));
  }
  const done = steps.filter((one) => one.done).length;
  put(place.querySelector("[data-sv=path-told]"),
    make("progress", { max: steps.length, value: done, "aria-label": words.progress }),
    make("p.sv-course__status", {}, fill(words.status, { done, all: steps.length })),
    make("p.sv-course__here", {}, words.here));
  if (done < steps.length) return;
  const courses = steps.filter(({ step }) => step.dataset.svStep === "course");
  if (!courses.length) return;
  put(place.querySelector("[data-sv=path-end]"), make("p.sv-course__status", {}, words.finished), ...courses.map(({ step, state }) => {
    const { svId: course, svVersion: version } = step.dataset;
    const recordOf = (who, role) => trainingRecord({ course, version, day: dayOf(Date.now(), zone), who, role, score: state.through.score });
    return make("details.sv-more", {}, make("summary", {}, step.querySelector("a").textContent), signing(roles, host, words, recordOf));
  }));
}
