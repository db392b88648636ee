// Spelling: which English words are forms of each other, and which may be meant by one that is misspelt.

/** What is left of an English word without its ending: complaints and complaint, handled and handling are the same. */
export function stem(word) {
  if (word.length < 4 || /[^a-z]/.test(word)) return word;
  const rest = word
    .replace(/(ies|ied)$/, "y")
    .replace(/(ss|x|ch|sh)es$/, "$1")
    .replace(/([^sui])s$/, "$1");
  const bare = rest.length > 5 ? rest.replace(/(ing|ed)$/, "") : rest;
  const single = bare.replace(/([bdfglmnprt])\1$/, "$1");
  return single.length > 3 ? single.replace(/e$/, "") : single;
}

/** What a word is made from: recruiting and recruitment, evacuating and evacuation, bribe and bribery have one root. */
export function root(word) {
  const base = stem(word).replace(/aint$/, "ain");
  const rest = base.replace(/(?:(?<=t)ion|ment|[ea]nce|ery|ry|er|or|al)$/, "");
  return rest.length > 3 ? rest : base;
}

const KEYBOARD = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
const CONFUSED = ["aeiouy", "ckqsxz", "fvp", "dt", "gj", "mn", "lr", "bp"];
const SHORT_WORD = 8; // of longer words, any letter may be another

// Whether a finger or an ear may take a letter for another; football is no footfall.
function isSlip(one, other) {
  if (CONFUSED.some((group) => group.includes(one) && group.includes(other))) return true;
  const [a, b] = [one, other].map((letter) => {
    const row = KEYBOARD.findIndex((keys) => keys.includes(letter));
    return { row, at: row < 0 ? NaN : KEYBOARD[row].indexOf(letter) + row / 2 };
  });
  return Math.abs(a.row - b.row) <= 1 && Math.abs(a.at - b.at) <= 1;
}

/** Whether two words differ by one letter: another, one more, one less, or two that changed places. */
export function nearly(one, other) {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  const [a, b] = [one.slice(start, one.length - end), other.slice(start, other.length - end)];
  if (a.length === 1 && b.length === 1) return one.length > SHORT_WORD || isSlip(a, b);
  return Math.max(a.length, b.length) <= 1 || (a.length === 2 && b.length === 2 && a[0] === b[1] && a[1] === b[0]);
}
