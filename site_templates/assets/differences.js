// The changes between two versions of a document, on the page that has those between all of them.

/** The items that tell what changed from one version to another (by their places), in their order, each once. */
export function between(items, from, to) {
  const found = new Map(); // a change between several pairs of versions stands on the page several times
  for (const item of items) {
    if (item.dataset.pairs.split(" ").includes(`${from}-${to}`)) found.set(Number(item.dataset.place), item);
  }
  return [...found].sort(([one], [other]) => one - other).map(([, item]) => item);
}

/** The place of each version on the page, by what it is called there. */
export function placesOf(page) {
  const places = new Map();
  for (const heading of page.querySelectorAll("h2[id^=to-]")) {
    const place = Number(heading.id.slice("to-".length));
    const names = [...heading.querySelectorAll("a")].map((link) => link.textContent);
    names.reverse().forEach((name, back) => places.set(name, place - back));
  }
  return places;
}
