// A run on the screen: what it is of, how far it is, and its items with their answers.
import { fill, make } from "./made.js";
import { shown } from "./moments.js";
import { score } from "./score.js";

const RESULTS = ["pass", "fail", "not-applicable"];
const SIGNS = { pass: "✓", fail: "✗", "not-applicable": "–" };

/** How a score is told in words; `words` are those of the page. */
export function told(found, plan, words) {
  const parts = [fill(words.answered, { done: found.answered, all: found.all })];
  if (plan.passMark !== null && found.perCent !== null) {
    parts.push(fill(words.score, { score: found.perCent, mark: plan.passMark }));
  }
  if (found.critical.length) parts.push(fill(words.criticalFailed, { items: found.critical.map((item) => item.id).join(words.comma) }));
  else if (found.failed.length) parts.push(fill(words.failed, { n: found.failed.length }));
  return parts.join(" · ");
}

/**
 * Draw a run.
 * @param run as it is kept. words: of the page.
 * @param acts {answer(item, change), photo(item, files), confirm(section, done)}: what a reader did; clash(item): a
 *   reader is typing where another window has written meanwhile.
 * @returns {element, show(run)}: show brings what has changed to the screen, and leaves alone what is being typed.
 */
export function drawSheet(run, words, acts) {
  const bar = make("progress", { max: 1, value: 0, "aria-label": words.progress });
  const status = make("p.sv-run__status", { role: "status" });
  const shows = [];
  const groups = run.plan.sections.map((section, at) => {
    const items = section.items.map((item) => {
      const drawn = drawItem(run, item, words, acts);
      shows.push((now) => drawn.show(now.answers[item.id] ?? {}, closed(now, at)));
      return drawn.element;
    });
    const pause = section.pause && drawPause(section, at, words, acts);
    if (pause) shows.push((now) => pause.show(Boolean(now.pauses[at]), closed(now, at)));
    return make("section.sv-check__group", {}, make("h3.sv-run__section", {}, section.title), make("ol", {}, ...items), pause?.element);
  });
  const sample = run.plan.sample && drawSample(run, words, acts);
  if (sample) shows.push((now) => sample.show(now.sample ?? {}, Boolean(now.finished || now.foreign)));
  const long = run.plan.sections.flatMap((section) => section.items).length > 12;
  const element = make(
    `div.sv-check.sv-run__sheet${long ? ".sv-check--long" : ""}`, {},
    make("div.sv-run__bar", {}, bar, status),
    ...groups, sample?.element,
  );
  const show = (now) => {
    const found = score(now.plan, now.answers);
    bar.max = found.all;
    bar.value = found.answered;
    const text = told(found, now.plan, words);
    if (status.textContent !== text) status.textContent = text;
    status.dataset.passed = String(found.passed);
    for (const one of shows) one(now);
  };
  show(run);
  return { element, show };
}

/** Whether the items of a section wait for a pause point before it, or the run has ended. */
const closed = (run, at) => Boolean(run.finished || run.foreign) || run.plan.sections.some((section, before) => before < at && section.pause && !run.pauses[before]);

function drawPause(section, at, words, acts) {
  const box = make("input", { type: "checkbox", onchange: () => acts.confirm(at, box.checked) });
  const element = make("label.sv-run__pause", {}, box, make("span", {}, make("strong", {}, words.pause), " ", section.pause));
  return { element, show: (done, shut) => { box.checked = done; box.disabled = shut; } };
}

/** How many there were, how many were drawn, and how many of these failed, where the checklist draws samples. */
function drawSample(run, words, acts) {
  const fields = [["lot", words.lot], ["drawn", words.drawn], ["failed", words.failedOfThem]].map(([name, label]) => {
    const control = make("input", { name, type: "number", inputmode: "numeric", min: 0, step: 1, onchange: () =>
      acts.sample(name, control.value === "" ? undefined : Number(control.value)) });
    return { name, control, label: make("label.sv-run__field", {}, make("span", {}, label), control) };
  });
  const element = make("section.sv-check__group.sv-run__sample", {},
    make("h3.sv-run__section", {}, words.sample), run.plan.sample.of && make("p.sv-note", {}, run.plan.sample.of), ...fields.map(({ label }) => label));
  const show = (stored, shut) => {
    for (const { name, control } of fields) {
      if (document.activeElement !== control) control.value = stored[name] ?? "";
      control.disabled = shut;
    }
  };
  return { element, show };
}

function drawItem(run, item, words, acts) {
  const name = `run-${item.id}`;
  const mark = make("span.sv-run__mark", { "aria-hidden": "true" });
  const radios = RESULTS.filter((result) => result !== "not-applicable" || !item.always).map((result) => {
    const radio = make("input", { type: "radio", name, value: result, onchange: () => acts.answer(item, { result }) });
    return { radio, label: make(`label.sv-choice.sv-choice--${result}`, {}, radio, make("span", {}, words[result])) };
  });
  const typed = []; // fields, each with the name of what it holds
  const field = (tag, what, label, given = {}) => {
    let soon = 0; // whoever closes the page in the middle of a sentence finds it again
    const keep = () => {
      clearTimeout(soon);
      acts.answer(item, { [what]: control.value });
    };
    const control = make(tag, { ...given, name: `${name}-${what}`, onchange: keep, oninput: () => {
      clearTimeout(soon);
      soon = setTimeout(keep, 500);
    } });
    typed.push([control, what]);
    return make(`label.sv-run__field.sv-run__field--${what}`, {}, make("span", {}, label), control);
  };
  const roles = make("select", { name: `${name}-responsible`, onchange: () => acts.answer(item, { responsible: roles.value }) });
  roles.append(make("option", { value: "" }, words.choose), ...Object.entries(run.roles).map(([id, title]) => make("option", { value: id }, title)));
  typed.push([roles, "responsible"]);
  const lacking = make("div.sv-run__found", { hidden: true },
    field("textarea", "found", words.found, { rows: 2, maxlength: 2000 }),
    make("label.sv-run__field.sv-run__field--responsible", {}, make("span", {}, words.responsible), roles),
    field("input", "due", words.due, { type: "date", min: run.started.slice(0, 10) }),
  );
  const photos = make("ul.sv-run__photos");
  const camera = make("input.sv-run__file", { type: "file", accept: "image/*", multiple: true, onchange: () => {
    acts.photo(item, [...camera.files]);
    camera.value = "";
  } });
  const again = make("button.sv-button.sv-button--quiet", { type: "button", onclick: () => acts.answer(item, { result: undefined }) }, words.unanswer);
  const more = make("details.sv-run__more", {}, make("summary", {}, words.more),
    field("textarea", "note", words.note, { rows: 2, maxlength: 2000 }),
    make("label.sv-button.sv-run__camera", {}, camera, words.photo),
    photos, again,
  );
  const said = make("p.sv-run__said");
  const element = make(`li.sv-item.sv-run__item${item.critical ? ".sv-item--critical" : ""}`, { id: name },
    mark,
    make("div.sv-item__body", {},
      make("p.sv-run__text", { id: `${name}-text` }, make("span.sv-no", {}, item.id), " ", make("span.sv-item__text", {}, item.text)),
      make("p.sv-item__meta", {},
        item.critical && make("span.sv-flag.sv-flag--alarm", {}, words.critical),
        make("span", {}, fill(words.weight, { n: item.weight })),
        item.evidence && make("span", {}, item.evidence),
        item.when && make("span", {}, fill(words.when, { case: item.when }))),
      make("div.sv-choices", { role: "radiogroup", "aria-labelledby": `${name}-text` }, ...radios.map(({ label }) => label)),
      lacking, more, said,
    ),
  );
  const show = (answer, shut) => {
    mark.textContent = SIGNS[answer.result] ?? "";
    if (answer.result) element.dataset.result = answer.result;
    else delete element.dataset.result;
    for (const { radio } of radios) {
      radio.checked = radio.value === answer.result;
      radio.disabled = shut;
    }
    for (const [control, what] of typed) {
      const stored = answer[what] ?? "";
      const typing = document.activeElement === control && control.value !== (control.dataset.svShown ?? "");
      if (!typing) control.value = stored;
      else if (![control.dataset.svShown ?? "", control.value].includes(stored)) acts.clash(item, stored);
      control.dataset.svShown = stored;
      control.disabled = shut;
    }
    if (answer.responsible && roles.value !== answer.responsible) {
      roles.append(make("option", { value: answer.responsible, selected: true }, answer.responsible));
    }
    camera.disabled = shut;
    again.hidden = shut || !answer.result;
    lacking.hidden = answer.result !== "fail";
    if (answer.note || answer.evidence?.length) more.open = true;
    photos.replaceChildren(...(answer.evidence ?? []).map(({ name: file }) => make("li", {}, file)));
    const about = answer.result === "fail"
      ? [answer.found, answer.responsible && (run.roles[answer.responsible] ?? answer.responsible), answer.due]
      : [];
    said.textContent = [...about, answer.note, ...(answer.evidence ?? []).map(({ name: file }) => file)].filter(Boolean).join(" · ");
  };
  return { element, show };
}

/** What a run is of, on one line. */
export const headOf = (run, words) =>
  [run.place, run.roles[run.by] ?? run.by, shown(run.started), fill(words.version, { version: run.version })].filter(Boolean).join(" · ");
