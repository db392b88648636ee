// What a run scores: counted as the check of records counts it, to the last digit.

/** A sum that loses nothing on the way, so that weights such as 0.1 add up as they do elsewhere. */
function sum(numbers) {
  let total = 0;
  let lost = 0;
  for (const number of numbers) {
    const next = total + number;
    lost += Math.abs(total) >= Math.abs(number) ? total - next + number : number - next + total;
    total = next;
  }
  return total + lost;
}

/** All items of a plan, section after section. */
export const itemsOf = (plan) => plan.sections.flatMap((section) => section.items);

/**
 * The score of the answers so far: the weight of what passed, of all that passed or failed. What does not apply, and
 * what is not answered yet, is in neither of the two.
 * @param plan {passMark, sections: [{items: [{id, weight, critical}]}]}
 * @param answers by item: {result: "pass" | "fail" | "not-applicable"}
 * @returns {answered, all, perCent, passed, failed, critical}: perCent null where nothing counts; passed null where it
 *   cannot be said.
 */
export function score(plan, answers) {
  const items = itemsOf(plan);
  const with_ = (result) => items.filter((item) => answers[item.id]?.result === result);
  const weight = (some) => sum(some.map((item) => item.weight));
  const failed = with_("fail");
  const good = weight(with_("pass"));
  const whole = good + weight(failed);
  const perCent = whole ? Math.floor((good / whole) * 1000 + 0.5) / 10 : null;
  const critical = failed.filter((item) => item.critical);
  const judged = perCent !== null && plan.passMark !== null ? perCent >= plan.passMark : null;
  return {
    answered: items.filter((item) => answers[item.id]?.result).length,
    all: items.length,
    perCent,
    passed: critical.length ? false : judged,
    failed,
    critical,
  };
}
