// Store: the files of the index, each fetched once and only when a query needs it.
import { read } from "../sources.js";
import { numberOf, shelf } from "./keys.js";

/** Open the index at an address (of its folder); `begun` may be a promise of what its first file says. */
export async function openStore(folder, begun = null) {
  const known = new Map();
  const ask = (name, fresh = "") => {
    if (!known.has(name)) {
      const address = new URL(name + fresh, folder);
      const answer = fresh ? read(address) : begun ?? read(address, { cache: "no-cache" });
      answer.catch(() => known.delete(name)); // what failed is asked for again
      known.set(name, answer);
    }
    return known.get(name);
  };
  const about = await ask("index.json");
  const get = (name) => ask(name, `?${about.mark}`);
  const own = (found, key) => (Object.hasOwn(found, key) ? found[key] : undefined);
  const kindOf = about.pages.flatMap(([kind, count]) => Array(count).fill(kind));
  const lists = new Map();

  /** The pages that have a key: [number of the page, weight]; null where none has it. */
  async function pages(key) {
    if (!lists.has(key)) {
      const steps = own(await get(`keys/${numberOf(shelf(key), about.keys)}.json`), key);
      let sum = 0;
      lists.set(key, steps ? steps.map((step) => [(sum += step) >> 3, sum & 7]) : null);
    }
    return lists.get(key);
  }

  /** The keys of the alphabet that begin with some letters: [key, value], in order. */
  async function beginning(letters) {
    const { cuts } = about;
    let [low, high] = [0, cuts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cuts[middle] < letters) low = middle + 1;
      else high = middle;
    }
    const numbers = [];
    for (let at = low; at < cuts.length; at += 1) {
      numbers.push(at);
      if (!cuts[at].startsWith(letters) && cuts[at] > letters) break;
    }
    const found = await Promise.all(numbers.map((number) => get(`words/${number}.json`)));
    return found.flatMap((file) => Object.entries(file)).filter(([key]) => key.startsWith(letters));
  }

  return {
    pages,
    beginning,
    /** What a page says. */
    page: (number) => get(`pages/${number}.json`),
    /** How Traditional characters are read. */
    traditional: () => get("traditional.json"),
    /** The kind of a page: its name and what readers call it. */
    kind: (number) => about.kinds[kindOf[number]],
    kinds: about.kinds,
    roles: about.roles,
    count: kindOf.length,
  };
}
