// Pagefind: the first results with what it shows of them.
let pagefind = null;

/** Load it. */
export async function open() {
  pagefind = await import(new URL("../pagefind/pagefind.js", import.meta.url));
  await pagefind.options({ excerptLength: 12, baseUrl: "/" });
  await pagefind.init();
}

/** The addresses that are found, best first; the first few of them. */
export async function find(words) {
  const { results } = await pagefind.search(words);
  return (await Promise.all(results.slice(0, 6).map((result) => result.data()))).map((page) => page.url);
}
