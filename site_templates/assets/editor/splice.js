// From a draft to the text of its file: exactly what was changed is another, everything else the same to the byte.
import { touched, valueOf } from "./draft.js";
import { after, flow, group, listed, quoted, scalar } from "./yaml.js";

/** The text of a file (`source`) as a draft of it wants it. */
export function spliced(source, draft) {
  const eol = source.includes("\r\n") ? "\r\n" : "\n";
  return applied(source, 0, source.length, editsOf(source, draft, eol));
}

/** A stretch of a text with edits made, [start, end, replacement] each; of several at one place in their order. */
function applied(source, from, to, edits) {
  const pieces = [];
  let at = from;
  for (const [start, end, text] of [...edits].sort((one, other) => one[0] - other[0] || one[1] - other[1])) {
    pieces.push(source.slice(at, start), text);
    at = Math.max(at, end);
  }
  return pieces.join("") + source.slice(at, to);
}

const columnOf = (source, at) => at - (source.lastIndexOf("\n", at - 1) + 1);

function editsOf(source, draft, eol) {
  const { node } = draft;
  if (!touched(draft, source)) return [];
  if (draft.entries) return groupEdits(source, draft, eol);
  if (draft.items) return listEdits(source, draft, eol);
  if ("raw" in draft) return [[node.start, node.end, draft.raw]];
  return [[node.start, node.end, written(source, node, draft.value, eol)]];
}

/** A value in the place and in the way of what stood there; a comment behind it stays. */
function written(source, node, value, eol) {
  if (node.style === "body") return String(value).replace(/\r\n|\n/g, eol);
  const isBlock = ["literal", "folded"].includes(node.style);
  const comment = isBlock ? source.slice(node.start, node.end).match(/^[|>][-+0-9]*([ \t]+#[^\r\n]*)/)?.[1] ?? "" : "";
  const followed = source.slice(node.end).match(/^[^\r\n]*/)[0].trim() !== "";
  const text = typeof value === "string" && value.includes("\n") && followed
    ? quoted(value)
    : scalar(value, { style: node.style, flow: node.inBrackets, indent: depthOf(source, node), eol });
  const gap = node.start === node.end && !/[\s]/.test(source[node.start - 1] ?? " ") ? " " : "";
  const end = text.indexOf(eol);
  return gap + (end < 0 ? text + comment : text.slice(0, end) + comment + text.slice(end));
}

/** The columns of the lines of a block of text: those that it has, else two more than its name. */
function depthOf(source, node) {
  const first = ["literal", "folded"].includes(node.style) && source.slice(node.start, node.end).match(/\n( +)\S/);
  if (first) return first[1].length;
  const line = source.slice(source.lastIndexOf("\n", node.start - 1) + 1, node.start);
  const lead = line.match(/^ *(?:- +)*/)[0].length;
  return lead === line.length && line.trim() ? lead : lead + 2;
}

/** What stands in a group, by name: its value's place and where the whole begins and ends. */
const placesOf = (node) => new Map(node.entries.map(([name, inner, start, end]) => [name, { inner, start, end }]));

function groupEdits(source, draft, eol) {
  const { node } = draft;
  const places = placesOf(node);
  if (!node.entries.length || !draft.entries.length) {
    return [[node.start, node.end, flow(valueOf(draft))]];
  }
  const edits = [];
  const kept = new Set(draft.entries.map(([name]) => name));
  const isFlow = node.style === "flow";
  const first = node.entries[0];
  const indent = columnOf(source, keyOf(source, first));
  const stays = node.entries.find(([name]) => kept.has(name));
  if (!stays) {
    const value = valueOf(draft);
    return [isFlow ? [node.start, node.end, flow(value)] : [keyOf(source, first), node.entries.at(-1)[3], group(value, indent, eol)]];
  }
  if (isFlow) edits.push(...node.entries.flatMap(([name], at) => (kept.has(name) ? [] : [withoutFlow(node, at)])));
  else edits.push(...withoutEntries(source, node, kept));
  let behind = null; // the entry that stands before, in the file
  for (const [name, inner] of draft.entries) {
    const place = places.get(name);
    if (place) {
      behind = place;
      const rewrites = inner.node !== place.inner || isEmptied(inner);
      if (!rewrites) edits.push(...editsOf(source, inner, eol));
      else if (touchedOrOther(inner, place, source)) edits.push([...rewritten(source, [name, place.inner, place.start, place.end], inner, isFlow, indent, eol)]);
      continue;
    }
    const at = behind ?? { end: stays[3] };
    const value = valueOf(inner);
    edits.push([at.end, at.end, isFlow ? `, ${flow({ [name]: value }).slice(1, -1)}` : `${eol}${" ".repeat(indent)}${group({ [name]: value }, indent, eol)}`]);
  }
  return edits;
}

const touchedOrOther = (inner, place, source) => inner.node !== place.inner || touched(inner, source);
/** Whether a list without brackets, which has items in its file, has none any more. */
const isEmptied = (draft) => Boolean(draft.node?.items?.length && draft.node.style === "block" && draft.items?.length === 0)
  || Boolean(draft.node?.entries?.length && draft.node.style === "block" && draft.entries?.length === 0);

/** Where the name of an entry stands: behind the comments above it. */
function keyOf(source, [, node, start]) {
  const comments = source.slice(start, node.start).match(/^(?:#[^\n]*\n\s*)*/);
  return start + comments[0].length;
}

/** An entry with another value in the place of the one that it has. */
function rewritten(source, entry, draft, isFlow, indent, eol) {
  const [name, node, , end] = entry;
  const key = keyOf(source, entry);
  const colon = source.indexOf(":", key + name.length);
  const last = isFlow ? node.end : end;
  return [colon + 1, last, isFlow ? ` ${flow(valueOf(draft))}` : after(name, valueOf(draft), indent, eol)];
}

/** The lines of the entries that go; behind a dash, what stands up to the next one that stays. */
function withoutEntries(source, node, kept) {
  const edits = [];
  const led = source.slice(source.lastIndexOf("\n", node.entries[0][2] - 1) + 1, node.entries[0][2]).trim() !== "";
  const stays = node.entries.findIndex(([name]) => kept.has(name));
  if (led && stays > 0) edits.push([node.entries[0][2], node.entries[stays][2], ""]);
  for (const [at, [name, inner, start, end]] of node.entries.entries()) {
    if (kept.has(name) || (led && at < stays)) continue;
    edits.push(inner.style === "body" ? [start, end, ""] : withoutLines(source, { start, end }, node.entries[at - 1]?.[3] ?? start));
  }
  return edits;
}

/** One of several things in brackets, with the comma beside it. */
function withoutFlow(node, at) {
  const [, , start, end] = node.entries[at];
  return at + 1 < node.entries.length ? [start, node.entries[at + 1][2], ""] : [node.entries[at - 1]?.[3] ?? start, end, ""];
}

function listEdits(source, draft, eol) {
  const { node } = draft;
  if (!node.items.length || !draft.items.length) return [[node.start, node.end, flow(valueOf(draft))]];
  const places = new Map(node.items.map(([inner, start, end], at) => [inner, { start, end, at }]));
  return node.style === "flow" ? bracketEdits(source, draft, places, eol) : dashEdits(source, draft, places, eol);
}

const textOf = (source, inner, place, eol) => applied(source, place.start, place.end, editsOf(source, inner, eol));

/** The items of a list without brackets: those that stay share the places that they have, between them new ones come in. */
function dashEdits(source, draft, places, eol) {
  const { node } = draft;
  const pad = " ".repeat(columnOf(source, node.items[0][1]));
  const kept = draft.items.filter((inner) => places.has(inner.node));
  if (!kept.length) {
    const items = draft.items.map((inner) => listed(valueOf(inner), pad.length, eol));
    return [[node.items[0][1], node.items.at(-1)[2], items.join(eol + pad)]];
  }
  const order = kept.map((inner) => places.get(inner.node)).sort((one, other) => one.at - other.at);
  const edits = kept.map((inner, number) => [order[number].start, order[number].end, textOf(source, inner, places.get(inner.node), eol)]);
  for (const [inner, place] of places) {
    if (!kept.some((item) => item.node === inner)) edits.push(withoutLines(source, place, node.items[place.at - 1]?.[2] ?? place.start));
  }
  let before = 0; // how many of those that stay stand before the one at hand
  for (const inner of draft.items) {
    if (places.has(inner.node)) before += 1;
    else {
      const text = listed(valueOf(inner), pad.length, eol);
      if (before) edits.push([order[before - 1].end, order[before - 1].end, eol + pad + text]);
      else edits.push([order[0].start, order[0].start, text + eol + pad]);
    }
  }
  return edits;
}

/** All lines of something, with the line break before them; what stands behind something else on its line from the end of `before`. */
function withoutLines(source, { start, end }, before) {
  const line = source.lastIndexOf("\n", start - 1) + 1;
  if (source.slice(line, start).trim()) return [before, end, ""];
  if (line) return [line - (source[line - 2] === "\r" ? 2 : 1), end, ""];
  const next = source.indexOf("\n", end);
  return [0, next < 0 ? end : next + 1, ""];
}

/** The items of a list in brackets: each keeps what stands before it, the first has nothing before it. */
function bracketEdits(source, draft, places, eol) {
  const { node } = draft;
  const gap = (at) => source.slice(node.items[at - 1][2], node.items[at][1]);
  const text = draft.items.map((inner, number) => {
    const place = places.get(inner.node);
    const made = place ? textOf(source, inner, place, eol) : flow(valueOf(inner));
    return number ? (place?.at ? gap(place.at) : ", ") + made : made;
  });
  return [[node.items[0][1], node.items.at(-1)[2], text.join("")]];
}
