// Targets: the documents and parts that a reference can lead to. `references` is {kind: [[id, title, parts]…]}.

/** What a reference leads to: {kind, id, title, part}; null where it leads nowhere, or to a part that is not there. */
export function targetOf(text, field, references) {
  const [document, part = ""] = text.split("#");
  const colon = document.indexOf(":");
  const id = document.slice(colon + 1);
  const kinds = colon < 0 ? [field.default ?? field.kinds?.[0]] : [document.slice(0, colon)];
  for (const kind of kinds) {
    const found = references[kind]?.find(([known]) => known === id);
    if (found && (!part || found[2].includes(part))) return { kind, id, title: found[1], part };
  }
  return null;
}

/** A reference as its field writes it. */
export function referenceTo({ kind, id, part }, field) {
  const document = field.default === kind || (!field.default && field.kinds?.length === 1) ? id : `${kind}:${id}`;
  return part ? `${document}#${part}` : document;
}

const folded = (text) => text.normalize("NFKC").toLowerCase();

/** Documents whose title or id has some words, those that begin with them first. */
export function matching(words, kinds, references, most = 8) {
  const wanted = folded(words.trim());
  const found = [];
  for (const kind of kinds) {
    for (const [id, title, parts] of references[kind] ?? []) {
      const at = wanted ? Math.min(...[folded(title), id].map((text) => text.indexOf(wanted)).filter((place) => place >= 0), Infinity) : 0;
      if (at < Infinity) found.push({ kind, id, title, parts, at });
    }
  }
  return found.sort((one, other) => one.at - other.at).slice(0, most);
}
