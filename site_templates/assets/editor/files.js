// Files that the editor reads: forms, references, the sources of documents.

/** What a file holds, as it is now. Throws an error with the status of an answer that is none. */
export async function fetched(address) {
  const answer = await fetch(address, { cache: "no-cache" });
  if (!answer.ok) throw Object.assign(new Error(`${answer.status}`), { status: answer.status });
  return answer.json();
}

/** The texts of the parts of a document, by their ids. */
export function partTexts(node, found = {}) {
  const inner = Object.fromEntries((node.entries ?? []).map(([name, one]) => [name, one]));
  const text = inner.text ?? inner.title ?? inner.name ?? inner.question;
  if (typeof inner.id?.value === "string" && typeof text?.value === "string") found[inner.id.value] = text.value;
  for (const [, one] of node.entries ?? []) partTexts(one, found);
  for (const [one] of node.items ?? []) partTexts(one, found);
  return found;
}
