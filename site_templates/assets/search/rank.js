// Rank: pages that have what was asked for, best first; and in each the place to lead to.
import { bare, fold, runs, spaced } from "./keys.js";
import { stem } from "./spelling.js";

const FACTOR = { standard: 1.3, procedure: 1.3, process: 1.2, role: 1.15, checklist: 1.1, case: 0.8, curriculum: 0.85, "": 0.75 };
const ASKED = { faq: 2, procedure: 1.1 }; // and so much more to a question
const OF_THE_KIND = 1.5; // a reader who names a kind wants its pages
const MANY = 3; // so many words, or a question, may be more than a page has:
const FEW = 4; // where fewer pages have all of them, those that lack one are shown as well,
const LACKING = 0.6; // and count less
const CALLED_WITHIN = 2; // a page whose title is some of the words: security guard duties
const NAMED = 1; // a part that is asked for by its number
const LOOKED_INTO = 6;
const MOST_HEARD = 3;
const SHORT = 4; // words of so many characters must be on a page as a whole,
const ENOUGH = 0.7; // of longer ones so much,
const LEAST = 0.4; // and never less than this
const TEASER = 84; // characters of Chinese in two lines
const OWN = 0.01; // of two places that are as good, the part with an address of its own
const PHRASE = 0.5; // and before both the place that has the very words

/** All pages for an understood query: [{page, score, exact}], best first. */
export async function rank({ whole, phrase, asks, units, unknown }, store) {
  const named = await Promise.all(namesOf(whole, units).map((name) => store.pages(`=${name}`)));
  const exact = new Set(named.flatMap((list) => list ?? []).map(([page]) => page));
  if (!exact.size && (unknown.length || !units.length)) return [];
  const totals = await totalsOf(units, store);
  for (const page of exact) if (!totals.has(page)) totals.set(page, { score: 1, units: units.length });
  const kinds = new Set(store.kinds.filter(([kind, label]) => names(units, kind, label)).map(([kind]) => kind));
  const within = kinds.size ? new Set() : await calledWithin(phrase, store);
  const most = Math.max(0, ...[...totals.values()].map((total) => total.units));
  const full = [...totals.values()].filter((total) => total.units === units.length).length;
  const mayLack = !exact.size && full < FEW && (units.length >= MANY || asks);
  const least = mayLack ? Math.max(1, Math.min(most, units.length - 1)) : units.length < MANY ? units.length : most;
  const factor = (page, had) => {
    const [kind] = store.kind(page);
    return (FACTOR[kind] ?? 1) * (asks ? ASKED[kind] ?? 1 : 1) * (kinds.has(kind) ? OF_THE_KIND : 1)
      * (had < units.length ? LACKING : 1) * (within.has(page) ? CALLED_WITHIN : 1);
  };
  return [...totals]
    .filter(([page, total]) => total.units >= least || exact.has(page) || within.has(page))
    .map(([page, { score, units: had }]) => ({ page, score: score * factor(page, had), exact: exact.has(page) }))
    .sort((a, b) => b.exact - a.exact || b.score - a.score || a.page - b.page);
}

// How much the pages have of what is asked for: a score, and how many of the units.
async function totalsOf(units, store) {
  const totals = new Map();
  for (const { forms } of units) {
    const best = new Map();
    const rarity = await rarityOf(forms, store);
    for (const form of forms) {
      for (const [page, score] of await scores(form, rarity, store)) if (score > (best.get(page) ?? 0)) best.set(page, score);
    }
    for (const [page, score] of best) {
      const total = totals.get(page) ?? { score: 0, units: 0 };
      totals.set(page, { score: total.score + score, units: total.units + 1 });
    }
  }
  return totals;
}

// Whether what is asked for has what a kind is called, in Chinese at its end: 满意度指标, fire checklist, case studies.
function names(units, kind, label) {
  const last = units.at(-1);
  if (units.length + (last?.text.length > 3) < 2 || !kind) return false;
  if (/\p{sc=Han}/u.test(label)) return last.text.length > 2 && last.text.endsWith(label.slice(-Math.min(3, label.length)));
  const called = [kind, fold(label).split(" ").at(-1)].map(stem);
  return units.length > 1 && units.some((unit) => called.includes(stem(unit.text)));
}

// The pages that are called by the words without the first or the last of them.
async function calledWithin(phrase, store) {
  const words = phrase.trim().split(" ");
  if (words.length < 2 || !/^[ a-z]+$/.test(phrase)) return new Set();
  const lists = await Promise.all([words.slice(0, -1), words.slice(1)].map((part) => store.pages(`=${part.join("")}`)));
  return new Set(lists.flatMap((list) => list ?? []).map(([page]) => page));
}

// What a page may be called that is asked for by its whole name: as it was typed, or as a sound was understood.
function namesOf(whole, units) {
  const heard = units.length === 1 ? units[0].forms.filter((form) => !form.word && form.text !== whole) : [];
  return [whole, ...heard.slice(0, MOST_HEARD).map((form) => form.text)].filter(Boolean);
}

// How rare a key is; words that only sound alike are as rare as the sound, or the oddest of them would win.
async function rarityOf(forms, store) {
  const heard = forms.filter((form) => form.heard);
  const lists = await Promise.all(heard.flatMap(({ keys }) => keys).map(({ key }) => store.pages(key)));
  const most = Math.max(0, ...lists.map((list) => list?.length ?? 0));
  return (form, list) => Math.log(1 + store.count / (form.heard ? most : list.length)) + 0.1;
}

async function scores(form, rarity, store) {
  const { keys, text, factor } = form;
  const found = new Map();
  const lists = await Promise.all(keys.map(({ key }) => store.pages(key)));
  lists.forEach((list, number) => {
    if (!list) return;
    const { key, at } = keys[number];
    const rare = rarity(form, list);
    for (const [page, weight] of list) {
      const known = found.get(page) ?? { score: 0, covered: new Set() };
      known.score += rare * weight;
      if (key.length === 2 && text.length >= 2) known.covered.add(at).add(at + 1);
      else known.covered.add(0);
      found.set(page, known);
    }
  });
  const length = keys.length === 1 && keys[0].key === text && text.length !== 2 ? 1 : text.length;
  const all = [...found]
    .map(([page, { score, covered }]) => [page, (factor * score * (covered.size / length) ** 2) / Math.max(1, keys.length), covered.size / length])
  // of a long question that no page has whole, what has most of it will do
  const most = Math.max(0, ...all.map(([, , share]) => share));
  const wanted = length <= SHORT ? 1 : Math.min(ENOUGH, Math.max(most, LEAST));
  return all.filter(([, , share]) => share >= wanted);
}

/** Look into the best pages: their order by what they are called, and the place in each. Returns hits to show. */
export async function lookInto(ranked, query, store, from = 0) {
  const group = ranked.slice(from, from + LOOKED_INTO);
  const said = await Promise.all(group.map(({ page }) => store.page(page)));
  const hits = group.map((found, number) => hit(found, said[number], query, store));
  return hits.sort((a, b) => b.exact - a.exact || b.score - a.score);
}

function hit({ page, score, exact }, said, { whole, phrase, units }, store) {
  const [kind, label] = store.kind(page);
  const title = bare(fold(said.title));
  const wanted = wantedTexts(units, said);
  const inTitle = share(fold([said.title, ...(said.names ?? []), said.code ?? ""].join("\n")), wanted);
  let best = { score: inTitle.share, anchor: "", name: "", text: said.texts[0] ?? "" };
  if (inTitle.share < 1) {
    for (const text of said.texts) best = better(best, { anchor: "", name: "", text }, wanted, phrase, 0);
    for (const [anchor, name, ...texts] of said.parts) {
      const bonus = OWN + (units.some((unit) => unit.text === fold(anchor)) ? NAMED : 0);
      for (const text of [name, ...texts]) best = better(best, { anchor, name, text: text === name ? texts[0] ?? "" : text, seen: text }, wanted, phrase, bonus);
    }
  } else best.text = mostOf(said.texts, wanted) ?? best.text;
  const told = best.score > 1 + OWN ? 1.5 : 1;
  let factor = told * (inTitle.share === 1 ? 1.3 : inTitle.literal || best.literal ? 1 : 0.8); // or its pairs stand apart
  for (const name of namesOf(whole, units)) {
    const much = name.length / title.length;
    if (title === name) factor = Math.max(factor, 3);
    else if (title.startsWith(name)) factor = Math.max(factor, 1.6 + much);
    else if (title.includes(name)) factor = Math.max(factor, 1.4 + much);
  }
  if (title.length > 2 && title !== whole && phrase.includes(spaced(fold(said.title)).trim())) factor = Math.max(factor, CALLED_WITHIN);
  return {
    page, kind, label, exact, score: score * factor, title: said.title, code: said.code ?? "", url: said.url,
    anchor: best.anchor, name: best.name, teaser: teaser(best.text, [[whole], ...wanted]), marks: [whole, ...wanted.flat()],
  };
}

// What to look for in a page's words: the forms of each unit, and the other names that the page uses instead.
function wantedTexts(units, said) {
  return units.map(({ forms }) => {
    const texts = forms.map((form) => form.text);
    for (const [other, name] of Object.entries(said.also ?? {})) {
      if (texts.some((text) => text.includes(other) || other.includes(text))) texts.push(name);
    }
    return texts;
  });
}

// How much of what is wanted a text has, and whether all of it literally.
function share(text, wanted) {
  let sum = 0;
  let literal = 0;
  for (const texts of wanted) {
    let best = 0;
    for (const one of texts) best = Math.max(best, has(text, one) ? 1 : one.length > 2 && !/^[a-z0-9]/.test(one) ? 0.9 * covered(text, one) : 0);
    sum += best;
    literal += best === 1;
  }
  return { share: wanted.length ? sum / wanted.length : 0, literal: literal === wanted.length };
}

// Whether a text has a word, and not only its letters within another: during has no ring.
function has(text, one) {
  if (!/^[a-z0-9]/.test(one)) return text.includes(one);
  for (let at = text.indexOf(one); at >= 0; at = text.indexOf(one, at + 1)) {
    if (!/[a-z0-9]/.test(text.charAt(at - 1)) && !/[a-z0-9]/.test(text.charAt(at + one.length))) return true;
  }
  return false;
}

function covered(text, one) {
  const seen = new Set();
  for (let at = 0; at + 2 <= one.length; at += 1) if (text.includes(one.slice(at, at + 2))) seen.add(at).add(at + 1);
  return seen.size / one.length;
}

function better(best, candidate, wanted, phrase, bonus) {
  const text = fold(candidate.seen ?? candidate.text);
  const found = share(text, wanted);
  const score = found.share > 0 || bonus > OWN ? found.share + bonus + (phrase && spaced(text).includes(phrase) ? PHRASE : 0) : 0;
  return score > best.score + 1e-9 ? { ...candidate, score, literal: found.literal } : best;
}

function mostOf(texts, wanted) {
  let best = null;
  for (const text of texts) {
    const { share: found } = share(fold(text), wanted);
    if (found > (best?.found ?? 0)) best = { found, text };
  }
  return best?.text;
}

// Two lines of a text, around what was found.
function teaser(text, wanted) {
  const plain = text.replace(/\s+/g, " ").trim();
  const folded = fold(plain);
  const length = /\p{sc=Han}/u.test(plain) ? TEASER : 2 * TEASER;
  if (plain.length <= length) return plain;
  const places = wanted.flat().map((one) => folded.indexOf(one)).filter((place) => place >= 0);
  const first = folded.length === plain.length && places.length ? Math.min(...places) : 0;
  if (first < length * 0.6) return `${plain.slice(0, length).trimEnd()}…`;
  let start = Math.max(0, first - Math.floor(length / 3));
  const stop = plain.slice(0, first).search(/[。；;.!?！？][^。；;.!?！？]*$/u);
  if (stop >= start) start = stop + 1;
  else if (/\w/.test(plain[start])) start += Math.max(0, plain.slice(start).search(/\s/)); // no half words
  return `…${plain.slice(start, start + length).trim()}${start + length < plain.length ? "…" : ""}`;
}

/** The nearest that the handbook has for words that it does not: titles with their characters, words spelt alike. */
export async function nearest(unknown, store) {
  const found = new Map();
  for (const text of unknown) {
    for (const run of runs(text)) {
      if (run.unbroken) {
        for (const letter of run.text) {
          const offered = (await store.beginning(`?${letter}`)).find(([key]) => key === `?${letter}`);
          for (const title of offered?.[1] ?? []) found.set(title, (found.get(title) ?? 0) + 1);
        }
      } else {
        for (const [key, count] of await store.beginning(run.text.slice(0, 2))) {
          if (typeof count === "number" && key.length > 3 && Math.abs(key.length - run.text.length) < 3) found.set(key, distanceScore(key, run.text));
        }
      }
    }
  }
  return [...found].sort((a, b) => b[1] - a[1] || a[0].length - b[0].length).slice(0, 5).map(([word]) => word);
}

function distanceScore(one, other) {
  let same = 0;
  while (same < Math.min(one.length, other.length) && one[same] === other[same]) same += 1;
  return same / Math.max(one.length, other.length);
}
