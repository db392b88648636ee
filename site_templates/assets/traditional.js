// Traditional characters as Simplified ones, by the table of the search index, fetched when it is first wanted.
import { simplified } from "./search/scripts.js";

let table = null;
let loading = null;

function load() {
  const folder = document.querySelector("[data-sv=search]")?.dataset.index;
  loading ??= (folder ? fetch(new URL("traditional.json", new URL(folder, document.baseURI))) : Promise.reject())
    .then((answer) => (answer.ok ? answer.json() : null))
    .catch(() => null) // without it, characters are looked for as they are typed
    .then((found) => { table = found; });
  return loading;
}

/** Call back when the table has come after all, unless it is there already. */
export function whenCharactersCome(go) {
  if (!table) load().then(go);
}

/** A text in Simplified characters, as far as the table is there. */
export const simplify = (text) => (table ? simplified(text, table) : text);
