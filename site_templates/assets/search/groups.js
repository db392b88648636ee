// Groups: what was found, by kind. The best stays first whatever its kind, and so does all that is called just as was typed.

/**
 * Hits in the order in which they are shown, in groups: {kind, label, hits}; kind is null of the best.
 * @param hits {exact, kind, label}, best first. best: whether the first of them stand apart; else they only follow others.
 */
export function grouped(hits, best) {
  const apart = best ? Math.max(1, hits.filter(({ exact }) => exact).length) : 0;
  const groups = new Map();
  for (const hit of hits.slice(apart)) {
    if (!groups.has(hit.kind)) groups.set(hit.kind, { kind: hit.kind, label: hit.label, hits: [] });
    groups.get(hit.kind).hits.push(hit);
  }
  const first = apart ? [{ kind: null, label: "", hits: hits.slice(0, apart) }] : [];
  return [...first, ...groups.values()];
}
