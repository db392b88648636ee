// Query: what a reader typed → what to look for: units that a page must all have, each in one of several forms.
import { bare, fold, isCommon, pairs, runs, spaced } from "./keys.js";
import { simplified } from "./scripts.js";
import { bySound } from "./sounds.js";
import { nearly, root, stem } from "./spelling.js";

// What asks rather than names; longest first.
const ASKING = /请问一下|是不是|有没有|能不能|可不可以|要不要|行不行|该不该|多长时间|(?:是|在)?什么时候|什么情况下?|的时候|怎么办理?才|怎么处理才|为什么|怎么样|怎么办|怎么做|怎么回事|是?(?:干|做)什么(?:的|用的)?|多少[度分个人次元钱米天件条名页]?|怎么|如何|怎样|什么|多久|几[天个次点名]|(?:是?在|往)?(?:哪里|哪儿)|(?:是?在|往)哪|哪[些个位]|是谁|由谁|请问|需要|应该|可以|我们|你们|谁来|一下/g;
const ASKED_IN_ENGLISH = /^(?:how|what|when|where|which|who|whom|why|can|could|may|must|do|does|should|is|are)$|\?/;
// A single character that may ask or only join; dropped where no pair with it is known.
const LITTLE = new Set("的了吗呢吧啊在我你他要去和与及把被给从到对有没是不很都就也还能会个谁查找看想办做说问来用往里");
// What is said of a thing and not its name, alone at its end: 噪音大, but not 高考.
const SAID_OF = new Set("大小多少高低坏快慢好太下上");
const SMALL = new RegExp(`[${[...LITTLE].join("")}]`, "g");
const ASKS = /[谁吗呢哪]/;
const IDLE = new Set("get go happen happens know like need needs now please tell want".split(" "));
const LONG = 4; // characters that may be one word
const RARE = 3; // pages that have a pair by chance
const MOST_FORMS = 6;
const SHORT = 4; // letters of a word that is spelt right
const TRIMMED = 0.8; // without its little words a part is worth so much of itself
const NUMBER = /^\d{1,3}$/; // 2 is not the beginning of 20
// A code as it is written: letters and a short number without blanks; a longer number is a standard's and stands by itself.
const CODE = /(?<![a-z0-9])[a-z]+(?:[-_/.][a-z]+)*[-_/.]\d{1,3}[a-z]?(?![a-z0-9])/g;

/**
 * Understand a query. Returns {whole, phrase, asks, units: [{forms: [{keys, text, factor}], text}], unknown: [text]}: its
 * letters, its words as they follow each other, whether it is a question, what a page must have, and what no page has.
 */
export async function understand(words, store) {
  let text = fold(words);
  let found = await read(text, store);
  if ((found.unknown.length || found.alone.length) && /\p{sc=Han}/u.test(text)) {
    const simple = simplified(text, await store.traditional());
    if (simple !== text) {
      text = simple;
      found = await read(text, store);
    }
  }
  const parts = runs(text);
  // what is written without blanks may go on at either end
  const phrase = spaced(text).slice(parts[0]?.unbroken ? 1 : 0, parts.at(-1)?.unbroken ? -1 : undefined);
  const asks = ASKS.test(text) || text.search(ASKING) >= 0 || parts.some((run) => ASKED_IN_ENGLISH.test(run.text));
  return { whole: bare(text), phrase, asks, units: found.units, unknown: found.unknown };
}

async function read(text, store) {
  const units = [];
  const unknown = await codesThatNoneHas(text, store);
  const alone = []; // single characters that no page has say little beside what is found
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
    for (const piece of pieces.length || run.text !== text ? pieces : [run.text]) await takeUnbroken(piece, store, units, unknown, alone);
  }
  await endLatin();
  return { units, alone, unknown: units.length ? unknown : [...unknown, ...alone] };
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
  while (end - start > 2 && (LITTLE.has(part[end - 1]) || SAID_OF.has(part[end - 1]))) end -= 1;
  return part.slice(start, end);
}

// Chinese: known pairs must cover it, but for little words.
async function takeUnbroken(piece, store, units, unknown, alone) {
  if (piece.length === 1) {
    if (await store.pages(piece)) units.push({ text: piece, forms: [{ keys: [{ key: piece, at: 0 }], text: piece, factor: 1 }] });
    else alone.push(piece);
    return;
  }
  const all = pairs(piece);
  const counts = (await Promise.all(all.map((pair) => store.pages(pair)))).map((list) => list?.length ?? 0);
  const isCovered = (at) => (counts[at - 1] ?? 0) + (counts[at] ?? 0) > 0;
  for (const [start, end] of stretches(piece.length, (at) => isCovered(at) === isCovered(at - 1))) {
    if (isCovered(start)) continue;
    const missed = piece.slice(start, end).replace(SMALL, " ").split(" ").filter((part) => [...part].some((letter) => !SAID_OF.has(letter)));
    for (const part of missed) (part.length > 1 || piece.length <= LONG ? unknown : alone).push(part);
  }
  // a long question falls into words where a pair hardly ever occurs: 客户 | 要投诉
  const around = (at) => Math.min(counts[at - 1] ?? Infinity, counts[at + 1] ?? Infinity);
  const isWithin = (at) => counts[at - 1] > 0 && (piece.length <= LONG || counts[at - 1] > RARE || counts[at - 1] >= around(at - 1));
  const known = new Set(all.filter((_, at) => counts[at]));
  for (const [start, end] of stretches(piece.length, isWithin)) {
    const part = piece.slice(start, end);
    if (part.length < piece.length && [...part].every((letter) => LITTLE.has(letter))) continue; // 我要 | 找受理员
    const form = (words, factor) => ({ keys: pairs(words).map((key, at) => ({ key, at })).filter(({ key }) => known.has(key)), text: words, factor });
    const core = trimmed(part);
    const forms = [form(part, 1), ...(core === part ? [] : [form(core, TRIMMED)])].filter(({ keys }) => keys.length);
    if (forms.length) units.push({ text: part, forms });
  }
}

// From where to where places follow each other; goesOn tells whether a place belongs to the one before it.
function stretches(length, goesOn) {
  const found = [];
  for (let at = 0; at < length; at += 1) {
    if (at && goesOn(at)) found.at(-1)[1] = at + 1;
    else found.push([at, at + 1]);
  }
  return found;
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
  const named = words.filter((word) => !isCommon(word));
  const asked = named.filter((word) => !IDLE.has(word));
  const missed = [];
  const own = [];
  for (const word of asked.length ? asked : named.length ? named : words) {
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
  if (/^[a-z]{3,}$/.test(word)) forms.push(...(await formsLike(word, 1, store)).filter((form) => form.text !== word));
  const longer = NUMBER.test(word) ? [] : found.filter(([key]) => key !== word && !forms.some((form) => form.text === key));
  longer.sort((a, b) => b[1] - a[1]);
  for (const [key] of longer.slice(0, MOST_FORMS)) forms.push(one(key, 0.7));
  const isWord = forms.length > 0 && word.length > 3;
  if (!isWord && /^[a-zü]+$/.test(word)) forms.push(...(await bySound(word.replaceAll("ü", "v"), store)));
  if (!forms.length && word.length > 3 && !/\d/.test(word)) forms.push(...(await misspelt(word, store)));
  return forms.slice(0, 2 * MOST_FORMS);
}

// The forms of a word and what is made from it.
async function formsLike(word, factor, store) {
  const [base, made] = [stem(word), root(word)];
  const forms = [];
  for (const [key] of await store.beginning(made.slice(0, Math.max(3, made.length - 1)))) {
    if (key === word || stem(key) === base) forms.push(one(key, (key === word ? 1 : 0.95) * factor));
    else if (root(key) === made) forms.push(one(key, 0.85 * factor));
  }
  return forms.slice(0, MOST_FORMS);
}

// Of four letters another makes another word; only their order may be wrong.
const isShuffled = (one, other) => [...one].sort().join() === [...other].sort().join();

async function misspelt(word, store) {
  const near = new Map();
  for (const letter of new Set(word.slice(0, 2))) {
    for (const [key, count] of await store.beginning(letter)) if (key.length > 2 && nearly(word, key) && (word.length > SHORT || isShuffled(word, key))) near.set(key, count);
    if (near.size) break;
  }
  const meant = [...near].sort((a, b) => b[1] - a[1]).slice(0, 3);
  return (await Promise.all(meant.map(([key]) => formsLike(key, 0.6, store)))).flat();
}
