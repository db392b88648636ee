// The service worker: what is needed in an emergency, the checklists and the search are always on the device, other pages
// once they were read. All that is kept comes from one build. What stands before this file, the builder writes:
//   BUILD (its name), MARK (what svcq.json says of it), ROOT, CORE, SHARDS (files to keep), OTHERS (other languages).

const HOME = new URL("./", self.location);
const PREFIX = `svcq ${HOME.pathname} `;
const NAME = PREFIX + BUILD;
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

async function install() {
  const cache = await caches.open(NAME);
  try {
    await each(CORE.map(at), (address) => keep(cache, address));
    const older = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== NAME);
    const read = await Promise.all(older.map(async (name) => (await caches.open(name)).keys()));
    const pages = read.flat().map(({ url }) => url).filter((url) => /\/(?:[^/?]+\.html)?$/.test(url));
    await each([...new Set(pages)].slice(0, CARRIED), (address) => keep(cache, address).catch(() => {}));
    if (!(await isOurs())) throw new Error("the site was published anew meanwhile");
  } catch (error) {
    await caches.delete(NAME);
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
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== NAME);
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
  const known = await cache.match(address.href);
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
self.addEventListener("message", ({ data }) => {
  if (data === "take over") self.skipWaiting();
  if (data === "fill") fill();
});
self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  const foreign = !url.startsWith(HOME.href) || OTHERS.some((folder) => url.startsWith(at(folder)));
  if (!BUILD || method !== "GET" || foreign || /\/(?:svcq\.json|sw\.js)$/.test(url) || event.request.headers.has("range")) return;
  event.respondWith(answer(event.request));
});
