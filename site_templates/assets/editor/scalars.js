// Fields of one value: lines, texts with a preview, numbers, days, lengths of time, choices.
import { make, put } from "../runs/made.js";
import { drawQuotes } from "./quotes.js";
import { isDay, numberIn } from "./rules.js";
import { write } from "./slots.js";

const MARKED = /[*_`[{]|\n/;

/** The control of a field; `described` are its attributes. */
export function drawScalar(field, slot, described, form) {
  if (field.id) return drawId(field, slot, described, form);
  const draw = { choice: drawChoice, boolean: drawChoice, prose: drawText, text: drawText, date: drawDay }[field.type] ?? drawLine;
  return draw(field, slot, described, form);
}

const shown = (slot) => String(slot.get()?.value ?? "");

/** What is written where a field holds some words: nothing at all where it may be left out. */
function take(field, slot, text, form) {
  const number = field.type === "number" ? numberIn(text) : null;
  if (!text && !field.required) write(slot, null);
  else write(slot, number ?? text);
  form.changed();
}

function drawLine(field, slot, described, form) {
  const mode = field.type === "number" ? "decimal" : null;
  const line = make("input", { ...described, type: "text", inputmode: mode, autocomplete: "off", placeholder: field.type === "duration" ? form.words.durationLike : null, oninput: () => take(field, slot, line.value.trim(), form) });
  line.value = shown(slot);
  return line;
}

/** The id of a part: once used it is never changed. */
function drawId(field, slot, described, form) {
  const line = drawLine(field, slot, described, form);
  line.readOnly = Boolean(slot.get()?.node);
  return line;
}

function drawDay(field, slot, described, form) {
  const now = shown(slot);
  if (now && !isDay(now)) return drawLine(field, slot, described, form); // quoted from a parameter, or a slip to be mended
  const day = make("input", { ...described, type: "date", oninput: () => take(field, slot, day.value, form) });
  day.value = now;
  return day;
}

function drawChoice(field, slot, described, form) {
  const { words } = form;
  const given = field.type === "boolean" ? [{ value: true, title: words.yes }, { value: false, title: words.no }] : field.choices ?? [];
  const now = slot.get()?.value;
  const odd = now !== undefined && now !== null && now !== "" && !given.some(({ value }) => value === now);
  const choices = odd ? [...given, { value: now, title: String(now) }] : given;
  const select = make("select", { ...described, onchange: () => {
    const chosen = choices[Number(select.value)];
    if (!chosen && !field.required) write(slot, null);
    else write(slot, chosen ? chosen.value : "");
    form.changed();
  } },
  make("option", { value: "" }, field.required ? words.choose : words.nothing),
  ...choices.map(({ value, title }, at) => make("option", { value: at, selected: value === now }, title)));
  return select;
}

/** A text; one line of it grows as long as it needs to be. */
function drawText(field, slot, described, form) {
  const { words } = form;
  const isLong = field.type === "prose";
  const value = shown(slot);
  const tail = isLong && value.endsWith("\n") ? "\n" : ""; // the last line's end is the file's business
  const area = make(`textarea${isLong ? ".sv-edit__long" : ""}`, { ...described, rows: isLong ? Math.max(3, Math.min(20, value.split("\n").length + 1)) : 1, oninput: () => {
    const said = isLong ? area.value : area.value.replace(/\s*\n\s*/g, " ");
    if (!isLong && said !== area.value) area.value = said;
    take(field, slot, isLong ? said.replace(/\s+$/, "") && said.replace(/\s+$/, "") + tail : said.trim(), form);
    if (!view.hidden) show();
    quotes.show(area.value);
    offer();
  } });
  area.value = tail ? value.slice(0, -1) : value;
  const view = make("div.sv-edit__preview", { hidden: true, role: "region", "aria-label": words.preview });
  const button = make("button.sv-edit__see", { type: "button", "aria-expanded": "false", onclick: () => {
    view.hidden = !view.hidden;
    button.setAttribute("aria-expanded", String(!view.hidden));
    if (!view.hidden) show();
  } }, words.preview);
  let turn = 0;
  const show = async () => {
    const mine = ++turn;
    const made = await form.preview(area.value, isLong);
    if (mine === turn) put(view, ...made);
  };
  const offer = () => { button.hidden = view.hidden && !isLong && !MARKED.test(area.value); };
  const quotes = drawQuotes(form.parameters, words);
  quotes.show(value);
  offer();
  return make("div.sv-edit__text", {}, area, quotes.element, button, view);
}
