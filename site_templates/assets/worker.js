// The service worker: what is needed in an emergency, the checklists and the search are always on the device, the pages of
// a role as long as it is the reader's, other pages once they were read. All that is kept comes from one build. What
// stands before this file, the builder writes:
//   BUILD (its name), MARK (what svcq.json says of it), ROOT, CORE, SHARDS (files to keep), OTHERS (other languages).

const HOME = new URL("./", self.location);
const PREFIX = `svcq ${HOME.pathname} `;
const NAME = PREFIX + BUILD;
const MINE = `${NAME} mine`; // the pages of the reader's role, apart: they go when the role is another
const CHOICE = `svcq role ${HOME.pathname}`; // which role that is; it outlives every build
const CARRIED = 300; // pages of the last build that are fetched again for the next one
const PATIENCE = 4_000; // ms for which a page is waited for that is on the device

const at = (path) => new URL(path, HOME).href;
const fresh = (address) => fetch(address, { cache: "reload" });

/** Whether the server still has the build that this worker is of. */
async function isOurs() {
  const answer = await fetch(new URL(`${ROOT}svcq.json`, HOME), { cache: "no-store" });
  return answer.ok && (await answer.text()) === MARK;
}

async function each(list, act, atOnce = 8) {
  const rest = [...list];
  await Promise.all(Array.from({ length: atOnce }, async () => { while (rest.length) await act(rest.shift()); }));
}

/** Keep the answer for an address; it has to be a whole one. */
async function keep(cache, address) {
  const answer = await fresh(address);
  if (!answer.ok || answer.redirected) throw new Error(`${address}: ${answer.status}`);
  await cache.put(address, answer);
}

const kept = async (address) => (await caches.match(address, { cacheName: NAME })) ?? caches.match(address, { cacheName: MINE });

/** The reader's role; empty where they have said none. */
async function role() {
  const said = await caches.match(HOME.href, { cacheName: CHOICE });
  return said ? said.text() : "";
}

/** What belongs to a role: {title, pages, bytes, all}; null where it cannot be had. */
async function listOf(name) {
  const address = at(`roles/${name}/kept.json`);
  const answer = (await kept(address)) ?? (await fresh(address).catch(() => null));
  return answer?.ok ? answer.json() : null;
}

/** How much of a role's list is on the device. */
async function countOf({ pages }) {
  return (await Promise.all(pages.map((page) => kept(at(page))))).filter(Boolean).length;
}

/** Fetch what is missing of the pages of the reader's role. @param tell is told how many there are, one by one. */
async function fillMine(tell = () => {}) {
  const name = await role();
  const list = name && (await listOf(name));
  if (!list) return;
  const cache = await caches.open(MINE);
  const address = at(`roles/${name}/kept.json`);
  if (!(await kept(address))) await keep(cache, address).catch(() => {});
  let done = await countOf(list);
  await each(list.pages.map(at), async (page) => {
    if ((await kept(page)) || (await role()) !== name) return;
    await keep(cache, page).then(() => tell({ list, done: (done += 1) }), () => {});
  }, 4);
}

/** Take a role for the reader's, or none (""); what was kept for another goes. */
async function choose(name) {
  if (name === (await role())) return;
  await Promise.all([caches.delete(MINE), caches.delete(CHOICE)]);
  if (name) await (await caches.open(CHOICE)).put(HOME.href, new Response(name));
}

/** Do what a page asks about roles: {mine} says which is the reader's, {look} wants to know how a role stands. */
async function serve({ mine, look }, port) {
  const tell = (told) => port?.postMessage(told);
  if (!BUILD) return tell({ none: true });
  if (mine !== undefined) {
    await choose(mine);
    if (mine && (await isOurs().catch(() => false))) await fillMine((told) => tell({ ...told, mine }));
  }
  const list = port && (await listOf(look ?? mine));
  return tell(list ? { list, done: await countOf(list), mine: await role(), over: true } : { none: true });
}

async function install() {
  const cache = await caches.open(NAME);
  try {
    await each(CORE.map(at), (address) => keep(cache, address));
    const older = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== NAME);
    const read = await Promise.all(older.filter((name) => !name.endsWith(" mine")).map(async (name) => (await caches.open(name)).keys()));
    const pages = read.flat().map(({ url }) => url).filter((url) => /\/(?:[^/?]+\.html)?$/.test(url));
    await each([...new Set(pages)].slice(0, CARRIED), (address) => keep(cache, address).catch(() => {}));
    await fillMine();
    if (!(await isOurs())) throw new Error("the site was published anew meanwhile");
  } catch (error) {
    await Promise.all([NAME, MINE].map((name) => caches.delete(name)));
    throw error; // the browser tries again with the next page
  }
}

/** Fetch what the search may need, once there is time: file by file, so that what is there already stays. */
async function fill() {
  const cache = await caches.open(NAME);
  const index = await cache.match(at("search/index.json"));
  if (!index) return;
  const { mark } = await index.json();
  await each(SHARDS.map((name) => at(`search/${name}?${mark}`)), async (address) => {
    if (!(await cache.match(address))) await keep(cache, address).catch(() => {});
  }, 4);
}

async function takeOver() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== NAME && name !== MINE);
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** Addresses that always mean the same bytes. */
const isFixed = ({ pathname, search }) => /\.[0-9a-f]{8}\.(?:min\.)?(?:js|css)$/.test(pathname) || (search && /\/search\/.+\.json$/.test(pathname));

async function answer(request) {
  const address = new URL(request.url);
  address.hash = "";
  const cache = await caches.open(NAME);
  const fixed = isFixed(address);
  if (!fixed) address.search = "";
  const read = await cache.match(address.href);
  const known = read ?? (await caches.match(address.href, { cacheName: MINE }));
  if (known && !read) await cache.put(address.href, known.clone()).catch(() => {}); // read, it stays whatever the role is
  if (fixed && known) return known;
  const asked = fetch(request);
  asked.catch(() => {}); // told below, unless it was waited for no longer
  try {
    const came = await (known ? Promise.race([asked, new Promise((_, late) => { setTimeout(late, PATIENCE, new Error("late")); })]) : asked);
    if (came.ok && !came.redirected && !known) {
      const copy = came.clone();
      if (fixed || (await isOurs().catch(() => false))) await cache.put(address.href, copy).catch(() => {}); // no room is no harm
    }
    return came;
  } catch (error) {
    if (known) return known;
    if (request.mode === "navigate") return Response.redirect(at("offline.html"));
    throw error;
  }
}

self.addEventListener("install", (event) => event.waitUntil(BUILD ? install() : self.skipWaiting()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver().then(() => (BUILD ? null : self.registration.unregister()))));
self.addEventListener("message", (event) => {
  const { data, ports } = event;
  if (data === "take over") self.skipWaiting();
  else event.waitUntil(data === "fill" ? fill() : serve(data, ports[0]));
});
self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  const foreign = !url.startsWith(HOME.href) || OTHERS.some((folder) => url.startsWith(at(folder)));
  if (!BUILD || method !== "GET" || foreign || /\/(?:svcq\.json|sw\.js)$/.test(url) || event.request.headers.has("range")) return;
  event.respondWith(answer(event.request));
});
