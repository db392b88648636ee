// What a reader types, made fit for the theme's search worker: Traditional characters become Simplified (by t2s.json,
// the characters that occur in this handbook), and Chinese is cut into words that the index has.
const QUERY = 2; // the theme's message type for a query
// The worker cuts Chinese once more and never looks at the last character of a run, so that 回访 would become 回.
// Behind a character that no text has, the word stays whole.
const STOP = "\u2fd5";
const UNKNOWN = 3; // cutting off a character that is no word costs as much as three words
let characters = null;
let loading = null;
let vocabulary = null;
let mounted = false;

// The table of characters is fetched when it is first wanted.
function load() {
  loading ??= fetch(new URL("t2s.json", import.meta.url))
    .then((answer) => (answer.ok ? answer.json() : {}))
    .catch(() => ({})) // without the table, search works for the characters as they are typed
    .then((table) => { characters = table; });
  return loading;
}

/** Call back when the table of characters has come after all, unless it is there already. */
export function whenCharactersCome(go) {
  if (!characters) load().then(go);
}

/** Rewrite Traditional characters of a text as Simplified ones, as far as the table is there. */
export function simplify(text) {
  return [...text].map((letter) => characters?.[letter] ?? letter).join("");
}

// All Chinese words of the index and, with the value false, all their beginnings.
function wordsOf({ docs, config }) {
  const words = new Map();
  const separator = new RegExp(config.separator);
  for (const { title, text, tags = [] } of docs) {
    for (const word of [title, text.replace(/<[^>]*>/g, " "), ...tags].join(" ").split(separator)) {
      if (words.get(word) || !/^\p{sc=Han}/u.test(word)) continue;
      for (let end = 1; end < word.length; end += 1) if (!words.has(word.slice(0, end))) words.set(word.slice(0, end), false);
      words.set(word, true);
    }
  }
  return words;
}

// Cut a run of Chinese into the fewest words; its end may be the beginning of one, as the reader is still typing.
function cut(run, words) {
  const best = [{ cost: 0, from: 0 }];
  for (let end = 1; end <= run.length; end += 1) {
    for (let from = 0; from < end; from += 1) {
      const part = run.slice(from, end);
      const known = words.get(part) || (end === run.length && words.has(part));
      if (!known && end - from > 1) continue;
      const cost = best[from].cost + (known ? 1 : UNKNOWN);
      if (!best[end] || cost < best[end].cost) best[end] = { cost, from };
    }
  }
  const parts = [];
  for (let end = run.length; end > 0; end = best[end].from) parts.unshift(run.slice(best[end].from, end));
  return parts;
}

// The words to ask for. A long word may stand in the index in pieces too (一次性告知, 一次性 + 告知): both are asked for.
function terms(run, words) {
  const found = new Set();
  for (const part of cut(run, words)) {
    found.add(part);
    for (let middle = 2; middle <= part.length - 2; middle += 1) {
      const pieces = [part.slice(0, middle), part.slice(middle)];
      if (pieces.every((piece) => words.get(piece))) pieces.forEach((piece) => found.add(piece));
    }
  }
  return [...found].map((word) => (words.get(word) ? word + STOP : word)).join(" ");
}

async function rewrite(message) {
  if (message?.type !== QUERY || typeof message.data !== "string") return message;
  await load();
  const { setup } = window.svcqSearch;
  if (setup) {
    vocabulary = wordsOf(setup);
    window.svcqSearch.setup = null;
  }
  const simple = simplify(message.data);
  return { ...message, data: vocabulary ? simple.replace(/\p{sc=Han}+/gu, (run) => terms(run, vocabulary)) : simple };
}

/** Rewrite queries from now on; the table comes when search is opened. */
export function mount() {
  if (mounted || !window.svcqSearch) return;
  mounted = true;
  window.svcqSearch.rewrite = rewrite;
  window.svcqSearch.whenOpened(load);
}
