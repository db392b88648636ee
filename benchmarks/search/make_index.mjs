// Usage: node make_index.mjs LANGUAGE PAGES.json INDEX.json: MiniSearch's index of pages [{url, title, text}].
import { readFileSync, writeFileSync } from "node:fs";
import MiniSearch from "minisearch";

const [language, pages, target] = process.argv.slice(2);
globalThis.LANGUAGE = language;
const { OPTIONS } = await import("./options.js");
const index = new MiniSearch(OPTIONS);
index.addAll(JSON.parse(readFileSync(pages, "utf8")));
writeFileSync(target, JSON.stringify(index));
