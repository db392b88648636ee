// How a change of a field weighs, as far as a browser can tell: "stricter", "looser", "structure" (of another kind), "wording",
// or "open", which only a person can tell; "record" of what records a change rather than makes it. Fields say what decides
// (forms.py); svcq check weighs the words, too, and has the last word.

const AMOUNT = /^([-+]?\d+(?:\.\d+)?)(?![\d:])\s*(.*)$/su;
const DIGITS = /\d+(?:\.\d+)?/gu;
const NUMERALS = /[〇零一二两三四五六七八九十百千万半]+/gu;

/** Which of two amounts is greater: negative when it is the first; null where that is not sure. */
function order(old, now) {
  const [before, after] = [old, now].map((value) => AMOUNT.exec(String(value).trim()));
  return before && after && before[2] === after[2] ? Number(before[1]) - Number(after[1]) : null;
}

const PRESENCE_TELLS_NOTHING = [undefined, "undirected", "other"];

/** How it weighs that something comes or goes. */
export function weightOfPresence(field, added) {
  const how = field?.stricter;
  if (how === "record") return how;
  if (how === "neither") return "wording";
  if (PRESENCE_TELLS_NOTHING.includes(how)) return "structure";
  return added === (how !== "absent") ? "stricter" : "looser";
}

/**
 * How it weighs that a value is another one.
 * @param field of the form. old, now: the values. direction: which way is stricter where they stand, if anything says so.
 */
export function weightOf(field, old, now, direction) {
  const how = field?.stricter === "as:direction" ? direction : field?.stricter;
  if (how === "record") return how;
  if (how === "neither") return "wording";
  if (how === "lower" || how === "higher") {
    const compared = order(old, now);
    if (!compared) return "structure";
    return (compared < 0) === (how === "higher") ? "stricter" : "looser";
  }
  if (how === "first") {
    const [before, after] = [old, now].map((value) => field.choices?.findIndex((choice) => choice.value === value) ?? -1);
    return before < 0 || after < 0 ? "structure" : after < before ? "stricter" : "looser";
  }
  if (!field?.words || how === "other") return "structure";
  return differ(DIGITS, old, now) ? "structure" : "open";
}

const differ = (pattern, old, now) => JSON.stringify(String(old).match(pattern)) !== JSON.stringify(String(now).match(pattern));

/** Whether something in the words tells that they demand something else. `telling`: patterns of what binds, forbids, limits. */
export function looksLikeMore(old, now, telling) {
  return [NUMERALS, ...telling.map(read)].some((pattern) => pattern && differ(pattern, old, now));
}

const known = new Map();

/** A pattern as this browser reads it; null where it cannot. */
function read(source) {
  if (!known.has(source)) {
    try {
      known.set(source, new RegExp(source, "gi"));
    } catch {
      known.set(source, null); // an older browser: the person decides without a hint
    }
  }
  return known.get(source);
}
