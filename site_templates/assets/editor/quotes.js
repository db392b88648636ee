// The values that a text quotes from parameters: what each is worth, and the way to where it is changed.
import { make, put } from "../runs/made.js";
import { entry } from "./draft.js";

const QUOTED = /\{\s*param(?:eter)?s?\s*:\s*([^{}\s]+)\s*\}/g;

/** The names of the parameters that a text quotes, each once. */
export const quotedIn = (text) => [...new Set([...text.matchAll(QUOTED)].map(([, name]) => name))];

/** A text with the worth of what it quotes in the place of the quotes, as far as that is known. */
export const filled = (text, worth) => text.replace(QUOTED, (whole, name) => worth(name)?.value ?? whole);

/** What is known of parameters: {load(text), worth(name)}. `documents` are [id, title, parts] of each; `source` loads one. */
export function parametersOf(documents, source) {
  const known = new Map();
  const asked = new Map();
  const read = (id) => source(`parameters:${id}`).then(({ nodes }) => {
    const list = nodes.entries.find(([name]) => name === "parameters")?.[1];
    for (const [item] of list?.items ?? []) {
      const value = (name) => entry(item, name)?.value;
      if (value("id")) known.set(value("id"), { title: String(value("title") ?? ""), value: String(value("value") ?? ""), reference: `parameters:${id}#${value("id")}` });
    }
  }).catch(() => asked.delete(id)); // asked again the next time
  const load = (text) => Promise.all(quotedIn(text).filter((name) => !known.has(name)).flatMap((name) =>
    documents.filter(([, , parts]) => parts.includes(name)).map(([id]) => {
      if (!asked.has(id)) asked.set(id, read(id));
      return asked.get(id);
    })));
  return { load, worth: (name) => known.get(name) };
}

/** A line that tells what a text quotes; show(text) brings it up to date. */
export function drawQuotes(parameters, words) {
  const element = make("p.sv-edit__quotes", { hidden: true });
  const show = async (text) => {
    const names = quotedIn(text);
    element.hidden = !names.length;
    if (!names.length) return;
    await parameters.load(text);
    const shown = names.map((name) => ({ name, found: parameters.worth(name) })).filter(({ found }) => found);
    put(element, ...shown.flatMap(({ name, found }, at) => [at ? " · " : "", make("code", {}, name), ` ${found.title} = ${found.value} `,
      make("a", { href: `?document=${encodeURIComponent(found.reference)}`, target: "_self" }, words.changeValue)]));
    element.hidden = !shown.length;
  };
  return { element, show };
}
