// A change as it is told: in words, for a proposal, and as elements, for the page. See differences.js.
import { fill, make } from "../runs/made.js";

/** A change as a sentence. */
export function inWords({ where, old, now }, words) {
  const sentence = old === null && now === null ? words.reordered : old === null ? words.isNew : now === null ? words.isGone : words.became;
  return fill(sentence, { where: where.join(" › "), old: old ?? "", now: now ?? "" });
}

/** A change with its weight, and with what goes and what comes marked. `weights`: what each weight is called. */
export function asElements({ where, old, now, weight }, words, weights) {
  const title = weight === "open" ? words.openWeight : weights?.[weight];
  const parts = [title && make("strong.sv-edit__weight", { "data-weight": weight }, title), " ", make("strong", {}, where.join(" › ")), " "];
  if (old === null && now === null) parts.push(words.otherOrder);
  if (old !== null) parts.push(make("del", {}, old || words.empty));
  if (old !== null && now !== null) parts.push(" → ");
  if (now !== null) parts.push(make("ins", {}, now || words.empty));
  return parts.filter(Boolean);
}
