// Traditional characters as Simplified ones, by the table of the search index, fetched when it is first wanted.
import { simplified } from "./search/scripts.js";
import { read } from "./sources.js";

let table = null;
let loading = null;

function load() {
  const folder = document.querySelector("[data-sv=search]")?.dataset.index;
  loading ??= (folder ? read(new URL(`${folder}traditional.json`, document.baseURI)) : Promise.reject())
    .catch(() => null) // without it, characters are looked for as they are typed
    .then((found) => { table = found; });
  return loading;
}

/** Call back when the table has come, unless it is there already; never, where it cannot be had. */
export function whenCharactersCome(go) {
  if (!table) load().then(() => { if (table) go(); });
}

/** A text in Simplified characters, as far as the table is there. */
export const simplify = (text) => (table ? simplified(text, table) : text);
