// Sounds: Chinese words by how they sound, in Latin letters.
import { pairs } from "./keys.js";

const MOST_FORMS = 6;
const LONGEST_SOUND = 6;
const WAYS = 64; // in which letters are heard as syllables
const LIKELIEST = 0.6; // of words that sound alike, each is so much likelier than the next

/** Forms of Chinese words by whole syllables (the last may still be incomplete) or by the first letters of syllables. */
export async function bySound(letters, store) {
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
    if (found.size >= WAYS || letters.length - at < 2) return;
    if (!heard.has(at)) heard.set(at, await hear(at));
    for (const way of heard.get(at)) {
      let isWord = true;
      for (const pair of way.words) {
        isWord &&= pair !== "";
        if (!pair || (before && before.at(-1) !== pair[0])) continue;
        const text = before ? before + pair[1] : pair;
        if (way.last && (isWord || before)) found.add(text);
        else if (way.last) continue; // two characters of different words
        else await go(at + way.first.length, text);
      }
    }
  };
  await go(0, "");
  // the fewer syllables the letters make, the likelier: dian is hardly di an
  return [...found].sort((a, b) => a.length - b.length).slice(0, MOST_FORMS);
}
