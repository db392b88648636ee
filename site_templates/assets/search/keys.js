// Keys: what the index and a reader's query are both cut into; svcq_build/search/keys.py does the same.
const UNBROKEN = "\\u0e01-\\u0e3a\\u0e40-\\u0e4e\\u0e81-\\u0ece\\u1000-\\u103f\\u1050-\\u109f\\u1780-\\u17d3\\u3005\\u3007\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7af\\uf900-\\ufaff";
// signs that are written on letters, such as vowels of Hindi, part no words
const MARK = "(?![\\u1e00-\\ua7ff\\uac00-\\u{10ffff}])\\p{M}";
const LETTER = `(?![${UNBROKEN}_])[\\p{L}\\p{N}]`;
const RUN = new RegExp(`([${UNBROKEN}]+)|(${LETTER}(?:${LETTER}|(?![${UNBROKEN}])${MARK})*)`, "gu");
const COMMON = new Set(
  ("a am an and any anyone are as at be been by can could did do does for from had has have he her his how i if in is " +
    "it its may me must my no not of on or our shall she should so somebody someone than that the their them then there " +
    "they this to was we were what when where which who whom why will with would you your").split(" "),
);

/** A text as it is looked up: half width, small letters, no accents. Traditional characters are read elsewhere. */
export function fold(text) {
  const plain = text.normalize("NFKC").toLowerCase();
  return /[\u00c0-\u024f\u1e00-\u1eff]/.test(plain) ? plain.normalize("NFD").replace(/[\u0300-\u036f]/g, "").normalize("NFC") : plain;
}

/** The runs of a folded text: {text, at, unbroken}; a run of a script with blanks is one word. */
export function runs(text) {
  return [...text.matchAll(RUN)].map((found) => ({ text: found[0], at: found.index, unbroken: found[1] !== undefined }));
}

/** A folded text without anything that is no letter, digit or ideograph. */
export const bare = (text) => runs(text).map((run) => run.text).join("");

/** A folded text as its words, a blank before and after each; what is written without blanks has none. */
export const spaced = (text) => runs(text).reduce((all, run) => all + (run.unbroken && /[^ ]$/.test(all) ? run.text : ` ${run.text}`), "") + " ";

/** Whether a word is one that every English page has. */
export const isCommon = (word) => COMMON.has(word);

/** The pairs of characters of a run. */
export const pairs = (run) => Array.from({ length: Math.max(0, run.length - 1) }, (_, at) => run.slice(at, at + 2));

/** The letters of a key that say in which file it stands: the forms of a word, and what begins with it, lie together. */
export function shelf(key) {
  const start = key.startsWith("=") ? key.slice(1) : key;
  return start.slice(0, /^[\p{L}\p{N}]/u.test(start) && start < "\u3000" ? 5 : 2);
}

/** Which of so many files holds a key: CRC-32 over its UTF-8 bytes. */
export function numberOf(key, count) {
  let found = ~0;
  for (const byte of new TextEncoder().encode(key)) {
    found ^= byte;
    for (let bit = 0; bit < 8; bit += 1) found = (found >>> 1) ^ (found & 1 ? 0xedb88320 : 0);
  }
  return (~found >>> 0) % count;
}
