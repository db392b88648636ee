// MiniSearch: one index, fetched when the search is opened.
import MiniSearch from "../node_modules/minisearch/dist/es/index.js";
import { ASKED, OPTIONS } from "./options.js";

let index = null;

/** Load its index. */
export async function open() {
  index = MiniSearch.loadJSON(await (await fetch(new URL("../minisearch.json", import.meta.url))).text(), OPTIONS);
}

/** The addresses that are found, best first; the first few of them. */
export async function find(words) {
  return index.search(words, ASKED).slice(0, 6).map((page) => page.id);
}
