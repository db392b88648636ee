// Query: what a reader typed → what to look for: units that a page must all have, each in one of several forms.
import { bare, fold, isCommon, isMadeFrom, nearly, pairs, runs, spaced, stem } from "./keys.js";
import { simplified } from "./scripts.js";

// What asks rather than names; longest first.
const ASKING = /请问一下|是不是|有没有|能不能|可不可以|要不要|行不行|该不该|多长时间|(?:是|在)?什么时候|的时候|怎么办理?才|怎么处理才|为什么|怎么样|怎么办|怎么做|怎么回事|是?(?:干|做)什么(?:的|用的)?|多少[度分个人次元钱米天件条名页]?|怎么|如何|怎样|什么|多久|几[天个次点名]|(?:是?在|往)?(?:哪里|哪儿)|(?:是?在|往)哪|哪[些个位]|是谁|由谁|请问|需要|应该|可以|我们|你们|谁来|一下/g;
const ASKED_IN_ENGLISH = /^(?:how|what|when|where|which|who|whom|why|can|could|may|must|do|does|should|is|are)$|\?/;
// A single character that may ask or only join; dropped where no pair with it is known.
const LITTLE = new Set("的了吗呢吧啊在我你他要去和与及把被给从到对有没是不很都就也还能会个谁查找看想办做说问来用往里");
const LONG = 4; // characters that may be one word
const RARE = 3; // pages that have a pair by chance
const MOST_FORMS = 6;
const LONGEST_SOUND = 6;
const TRIMMED = 0.8; // without its little words a part is worth so much of itself
const LIKELIEST = 0.6; // of words that sound alike, each is so much likelier than the next
// A code as it is written: letters and a short number without blanks; a longer number is a standard's and stands by itself.
const CODE = /(?<![a-z0-9])[a-z]+(?:[-_/.][a-z]+)*[-_/.]\d{1,3}[a-z]?(?![a-z0-9])/g;

/**
 * Understand a query. Returns {whole, phrase, asks, units: [{forms: [{keys, text, factor}], text}], unknown: [text]}: its
 * letters, its words as they follow each other, whether it is a question, what a page must have, and what no page has.
 */
export async function understand(words, store) {
  let text = fold(words);
  let found = await read(text, store);
  if (found.unknown.length && /\p{sc=Han}/u.test(text)) {
    const simple = simplified(text, await store.traditional());
    if (simple !== text) {
      text = simple;
      found = await read(text, store);
    }
  }
  const phrase = spaced(text).replace(/^ (?=\p{sc=Han})|(?<=\p{sc=Han}) $/gu, "");
  return { whole: bare(text), phrase, asks: text.search(ASKING) >= 0 || runs(text).some((run) => ASKED_IN_ENGLISH.test(run.text)), ...found };
}

async function read(text, store) {
  const units = [];
  const unknown = await codesThatNoneHas(text, store);
  let latin = [];
  const endLatin = async () => {
    if (latin.length) await takeLatin(latin, store, units, unknown);
    latin = [];
  };
  for (const run of runs(text)) {
    if (!run.unbroken) {
      latin.push(run.text);
      continue;
    }
    await endLatin();
    const pieces = run.text.replace(ASKING, " ").split(" ").filter((piece) => piece.length > 1 || !LITTLE.has(piece));
    for (const piece of pieces.length || run.text !== text ? pieces : [run.text]) await takeUnbroken(piece, store, units, unknown);
  }
  await endLatin();
  // of a longer question, a single character that no page has says little
  return { units, unknown: units.length ? unknown.filter((part) => part.length > 1) : unknown };
}

// A document's code is right or wrong: its letters and its number on some page or other are not it.
async function codesThatNoneHas(text, store) {
  const codes = (text.match(CODE) ?? []).filter((code) => !isCommon(code.split(/[^a-z]/)[0]));
  const known = await Promise.all(codes.map((code) => store.beginning(bare(code))));
  return codes.filter((_, place) => !known[place].length);
}

// A part without the little words at its ends, as long as a word is left.
function trimmed(part) {
  let [start, end] = [0, part.length];
  while (end - start > 2 && LITTLE.has(part[start])) start += 1;
  while (end - start > 2 && LITTLE.has(part[end - 1])) end -= 1;
  return part.slice(start, end);
}

// Chinese: known pairs must cover it, but for little words.
async function takeUnbroken(piece, store, units, unknown) {
  if (piece.length === 1) {
    if (LITTLE.has(piece) && units.length) return;
    if (await store.pages(piece)) units.push({ text: piece, forms: [{ keys: [{ key: piece, at: 0 }], text: piece, factor: 1 }] });
    else unknown.push(piece);
    return;
  }
  const all = pairs(piece);
  const lists = await Promise.all(all.map((pair) => store.pages(pair)));
  // a long question falls into words where a pair hardly ever occurs: 客户 | 要投诉
  if (piece.length > LONG) {
    const at = all.findIndex((_, place) => place > 0 && place < all.length - 1 && (lists[place]?.length ?? 0) <= RARE);
    if (at > 0) {
      for (const part of [piece.slice(0, at + 1), piece.slice(at + 1)]) await takeUnbroken(trimmed(part), store, units, unknown);
      return;
    }
  }
  const covered = Array(piece.length).fill(false);
  all.forEach((_, at) => { if (lists[at]) covered[at] = covered[at + 1] = true; });
  const stretches = [];
  let from = 0;
  while (from < piece.length) {
    let end = from;
    while (end < piece.length && covered[end] === covered[from]) end += 1;
    stretches.push({ known: covered[from], from, end });
    from = end;
  }
  for (const { known, from: start, end } of stretches) {
    const part = piece.slice(start, end);
    if (known) {
      const known = new Set(all.filter((_, place) => lists[place]));
      const form = (words, factor) => ({ keys: pairs(words).map((key, at) => ({ key, at })).filter(({ key }) => known.has(key)), text: words, factor });
      const core = trimmed(part);
      const forms = core === part || !known.has(core.slice(0, 2)) ? [form(part, 1)] : [form(part, 1), form(core, TRIMMED)];
      units.push({ text: part, forms });
    } else {
      const missed = [...part].filter((letter) => !LITTLE.has(letter)).join("");
      if (missed) unknown.push(missed);
    }
  }
}

// Latin letters and digits: words, a code in pieces, or Chinese as it sounds.
async function takeLatin(words, store, units, unknown) {
  if (words.length > 1) {
    const joined = words.join("");
    const codes = /\d/.test(joined) && /[a-z]/.test(joined) ? await whole(joined, store)
      : (await whole(joined, store)).filter((form) => form.text === joined); // wheel chair
    if (codes.length) {
      units.push({ text: joined, forms: codes });
      return;
    }
  }
  // a document's number, then a part's, or words
  for (let end = words.length - 1; end > 0; end -= 1) {
    const code = words.slice(0, end).join("");
    if (/[a-z]/.test(code) && /\d/.test(code) && (await store.pages(`=${code}`))) {
      units.push({ text: code, forms: [one(code, 1)] });
      await takeLatin(words.slice(end), store, units, unknown);
      return;
    }
  }
  const asked = words.filter((word) => !isCommon(word));
  const missed = [];
  const own = [];
  for (const word of asked.length ? asked : words) {
    const forms = await formsOf(word, store);
    if (forms.length) own.push({ text: word, forms });
    else missed.push(word);
  }
  if (missed.length && words.length > 1) {
    const forms = await bySound(words.join(""), store);
    if (forms.length) {
      units.push({ text: words.join(" "), forms });
      return;
    }
  }
  units.push(...own);
  unknown.push(...missed);
}

const one = (key, factor) => ({ keys: [{ key, at: 0 }], text: key, factor, word: true });

async function whole(code, store) {
  const found = await store.beginning(code);
  return found.slice(0, MOST_FORMS).map(([key]) => one(key, key === code ? 1 : 0.8));
}

async function formsOf(word, store) {
  const found = await store.beginning(word);
  const forms = found.filter(([key]) => key === word).map(([key]) => one(key, 1));
  const base = stem(word);
  if (base.length > 2 && /^[a-z]+$/.test(word)) {
    for (const [key] of await store.beginning(base.slice(0, Math.max(3, base.length - 1)))) {
      if (key === word) continue;
      if (stem(key) === base) forms.push(one(key, 0.95));
      else if (base !== word && isMadeFrom(key, base)) forms.push(one(key, 0.85));
    }
  }
  const longer = found.filter(([key]) => key !== word && !forms.some((form) => form.text === key));
  longer.sort((a, b) => b[1] - a[1]);
  for (const [key] of longer.slice(0, MOST_FORMS)) forms.push(one(key, 0.7));
  const isWord = forms.length > 0 && word.length > 3;
  if (!isWord && /^[a-zü]+$/.test(word)) forms.push(...(await bySound(word.replaceAll("ü", "v"), store)));
  if (!forms.length && word.length > 3 && !/\d/.test(word)) forms.push(...(await misspelt(word, store)));
  return forms.slice(0, 2 * MOST_FORMS);
}

async function misspelt(word, store) {
  const near = new Map();
  for (const letter of new Set(word.slice(0, 2))) {
    for (const [key, count] of await store.beginning(letter)) if (key.length > 2 && nearly(word, key)) near.set(key, count);
    if (near.size) break;
  }
  const base = [...near].sort((a, b) => b[1] - a[1]).slice(0, 3);
  return base.map(([key]) => one(key, 0.6));
}

// Chinese words by whole syllables (the last may still be incomplete) or by the first letters of syllables.
async function bySound(letters, store) {
  const forms = [];
  const add = (text, factor) => forms.push({
    keys: pairs(text).map((key, at) => ({ key, at })), text, factor, heard: true,
  });
  if (letters.length > 2) for (const [place, text] of (await sounding(letters, store)).entries()) add(text, 0.8 * LIKELIEST ** place);
  if (letters.length >= 2 && letters.length <= LONGEST_SOUND) {
    const found = (await store.beginning(`^${letters}`)).find(([key]) => key === `^${letters}`);
    for (const [place, text] of (found?.[1] ?? []).slice(0, 4).entries()) add(text, 0.7 - 0.1 * place);
  }
  return forms;
}

async function sounding(letters, store) {
  // every way to hear the next two syllables, from a place in the letters
  const hear = async (at) => {
    const rest = letters.slice(at);
    const ways = [];
    const firsts = [`~${rest.slice(0, 1)} `, `~${rest.slice(0, 2)} `, `~${rest.slice(0, 3)}`];
    for (const [key, words] of (await Promise.all(firsts.map((first) => store.beginning(first)))).flat()) {
      const [first, second] = key.slice(1).split(" ");
      if (!rest.startsWith(first)) continue;
      const after = rest.slice(first.length);
      const last = after.length <= second.length && second.startsWith(after);
      if (after && (after.startsWith(second) || last)) ways.push({ first, second, words, last: last || after === second });
    }
    return ways;
  };
  const found = new Set();
  const heard = new Map();
  const go = async (at, before) => {
    if (found.size >= MOST_FORMS || letters.length - at < 2) return;
    if (!heard.has(at)) heard.set(at, await hear(at));
    for (const way of heard.get(at)) {
      for (const pair of way.words) {
        if (before && before.at(-1) !== pair[0]) continue;
        const text = before ? before + pair[1] : pair;
        if (way.last) found.add(text);
        else await go(at + way.first.length, text);
      }
    }
  };
  await go(0, "");
  return [...found].slice(0, MOST_FORMS);
}
