// Traditional characters find Simplified text: the query is rewritten on its way to the search worker,
// by a table of the characters that occur in this handbook (t2s.json, made at build time).
const QUERY = 2; // the theme's message type for a query
let characters = {};
let patched = false;

/** Rewrite Traditional characters of a text as Simplified ones. */
export function simplify(text) {
  return [...text].map((letter) => characters[letter] ?? letter).join("");
}

/** Load the table and patch the inbox of workers, once: only the theme's search worker is sent queries. */
export function mount() {
  if (patched) return;
  patched = true;
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...rest) {
    const query = message && message.type === QUERY && typeof message.data === "string";
    return post.call(this, query ? { ...message, data: simplify(message.data) } : message, ...rest);
  };
  fetch(new URL("t2s.json", import.meta.url))
    .then((answer) => (answer.ok ? answer.json() : {}))
    .then((table) => { characters = table; })
    .catch(() => {}); // without the table, search works for the characters as they are typed
}
