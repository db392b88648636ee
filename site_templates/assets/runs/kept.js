// Runs as the device keeps them (IndexedDB). A change says what it changes from: where another window has been there
// meanwhile, nothing is written, and whoever asked is told. Without a database runs last as long as the page.

/** The shape of a run that this script writes; older ones are brought up to it, newer ones are left alone. */
export const SHAPE = 1;

const same = (one, other) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** A run as this script knows it, whatever wrote it; `foreign` where that is newer, and nothing of it may be changed. */
export function brought(stored) {
  const plan = stored.plan ?? {};
  const sections = (plan.sections ?? []).map((section) => ({
    title: "", pause: "", ...section, items: (section.items ?? []).map((item) => ({ weight: 1, critical: false, text: "", evidence: "", when: "", always: false, ...item })),
  }));
  const run = { checklist: "", log: [], answers: {}, pauses: {}, handed: [], finished: null, inspector: "", place: "", by: "", roles: {}, sample: null, ...stored };
  return { ...run, plan: { title: "", passMark: null, sample: null, ...plan, sections }, foreign: (stored.shape ?? 0) > SHAPE };
}

const answerOf = (request) =>
  new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });

function opened(name) {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore("runs", { keyPath: "id" });
    request.result.createObjectStore("photos", { keyPath: ["run", "sha256"] });
  };
  return answerOf(request);
}

/** What is kept under a name; other windows of the site share it. */
export class Kept {
  #database = null;
  #memory = { runs: new Map(), photos: new Map() };
  #channel = null;
  #hurry = ""; // where changes stand until they are on the disk

  /** Open it. @param told called with the id of a run that another window has changed. */
  static async open(name, told) {
    const kept = new Kept();
    try {
      kept.#database = await opened(name);
      kept.#database.onversionchange = () => kept.#database.close();
      kept.#channel = new BroadcastChannel(name);
      kept.#channel.onmessage = ({ data }) => told(data);
      await kept.#catchUp(`${name} changed `);
    } catch {
      // closed to us (a private window): the memory of this page has to do
    }
    return kept;
  }

  /** Make the changes that windows could not finish before they were closed. */
  async #catchUp(prefix) {
    this.#hurry = prefix + crypto.getRandomValues(new Uint32Array(1))[0];
    for (const key of Object.keys(localStorage).filter((name) => name.startsWith(prefix))) {
      for (const { id, route, was, now } of JSON.parse(localStorage[key])) await this.change(id, route, was ?? undefined, now ?? undefined);
      delete localStorage[key];
    }
  }

  /** Whether runs outlast this page. */
  get lasting() {
    return this.#database !== null;
  }

  /** Do something to both stores at once; settled when it is on the disk. */
  #within(mode, act) {
    if (!this.#database) return Promise.resolve(act(null));
    return new Promise((done, failed) => {
      let result;
      const deal = this.#database.transaction(["runs", "photos"], mode);
      deal.oncomplete = () => done(result);
      deal.onabort = () => failed(deal.error ?? new DOMException("", "QuotaExceededError"));
      act(deal, (value) => { result = value; });
    });
  }

  /** All runs, the newest first. */
  async all() {
    const found = this.#database
      ? await answerOf(this.#database.transaction("runs").objectStore("runs").getAll())
      : [...this.#memory.runs.values()];
    return found.map(brought).sort((one, other) => (one.started < other.started ? 1 : -1));
  }

  /** A run, or undefined. */
  async read(id) {
    const found = this.#database
      ? await answerOf(this.#database.transaction("runs").objectStore("runs").get(id))
      : structuredClone(this.#memory.runs.get(id));
    return found && brought(found);
  }

  /** Keep a new run. */
  async add(run) {
    await this.#within("readwrite", (deal) => {
      if (deal) deal.objectStore("runs").add(run);
      else this.#memory.runs.set(run.id, structuredClone(run));
    });
    this.#tell(run.id);
  }

  /**
   * Change one value of a run.
   * @param route where it stands: ["answers", "C1"], ["finished"]. was, now: the value that is changed, and to what.
   * @param photo a picture to keep with it: {sha256, name, blob}.
   * @returns {run, done}: the run as it is now; done is false where the value was another one, or the run is gone.
   */
  async change(id, route, was, now, photo = null) {
    const apply = (run) => {
      if (!run) return { run: null, done: false };
      let place = run;
      for (const name of route.slice(0, -1)) place = place[name] ??= {};
      const last = route.at(-1);
      if (same(place[last], now)) return { run, done: true };
      if (!same(place[last], was)) return { run, done: false };
      if (now === undefined) delete place[last];
      else place[last] = now;
      return { run, done: true };
    };
    const outcome = await this.#within("readwrite", (deal, say) => {
      if (!deal) {
        const made = apply(this.#memory.runs.get(id));
        if (photo && made.done) this.#memory.photos.set(`${id} ${photo.sha256}`, photo);
        return structuredClone(made);
      }
      const runs = deal.objectStore("runs");
      runs.get(id).onsuccess = ({ target }) => {
        const made = apply(target.result);
        if (made.done) runs.put(made.run);
        if (made.done && photo) deal.objectStore("photos").put({ run: id, ...photo });
        say(made);
      };
    });
    if (outcome.done) this.#tell(id);
    return { run: outcome.run && brought(outcome.run), done: outcome.done };
  }

  /** Note at once what is going to be changed in a run, should the window be closed before it is; pictures take too long. */
  note(id, changes) {
    const plain = changes.filter(({ photo }) => !photo).map(({ route, was, now }) => ({ id, route, was, now }));
    try {
      if (plain.length) localStorage[this.#hurry] = JSON.stringify(plain);
      else delete localStorage[this.#hurry];
    } catch {
      // no room, or closed to us: then only the database has it
    }
  }

  /** The pictures of a run. */
  async photos(id) {
    if (!this.#database) return [...this.#memory.photos].filter(([key]) => key.startsWith(`${id} `)).map(([, photo]) => photo);
    return answerOf(this.#database.transaction("photos").objectStore("photos").getAll(IDBKeyRange.bound([id], [id, []])));
  }

  /** Forget a run and its pictures. */
  async remove(id) {
    const photos = await this.photos(id);
    await this.#within("readwrite", (deal) => {
      if (!deal) {
        this.#memory.runs.delete(id);
        for (const { sha256 } of photos) this.#memory.photos.delete(`${id} ${sha256}`);
        return;
      }
      deal.objectStore("runs").delete(id);
      for (const { sha256 } of photos) deal.objectStore("photos").delete([id, sha256]);
    });
    this.#tell(id);
  }

  #tell(id) {
    this.#channel?.postMessage(id);
  }
}

/** How long the browser keeps it: "memory", "always" or "while-room". */
export async function lasting(kept) {
  if (!kept.lasting) return "memory";
  const storage = navigator.storage; // not there where the site has no secure connection
  try {
    return (await storage.persisted()) || (await storage.persist()) ? "always" : "while-room";
  } catch {
    return "while-room";
  }
}
