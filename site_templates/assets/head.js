// What has to be there before a page is painted. The theme has most of it inline; here it is a file, so that the content
// security policy needs to allow no inline script. No module: it runs at once, in the head of the page.
{
  const { base, palettes } = document.currentScript.dataset;

  // What the theme's scripts expect of the page: its scope, and access to stored settings.
  window.__md_scope = new URL(base, location);
  window.__md_hash = (text) => [...text].reduce((hash, letter) => (hash << 5) - hash + letter.charCodeAt(0), 0);
  window.__md_get = (key, storage, scope = window.__md_scope) => {
    try {
      return JSON.parse((storage || localStorage).getItem(`${scope.pathname}.${key}`));
    } catch {
      return null; // storage is closed to us, or holds something that is not ours
    }
  };
  window.__md_set = (key, value, storage, scope = window.__md_scope) => {
    try {
      (storage || localStorage).setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
    } catch {
      // settings are a comfort; without storage they last as long as the page
    }
  };

  // The theme says so when its own script has come; our styles leave room from the start for what scripts will show.
  document.documentElement.classList.replace("no-js", "js");

  // The theme looks for another site's sitemap beside whatever is linked as alternate, and finds ours a second time.
  const feeds = () => document.querySelectorAll('link[rel^="alternate"][type]');
  document.addEventListener("DOMContentLoaded", () => { for (const feed of feeds()) feed.rel = "alternate "; });
  window.addEventListener("load", () => { for (const feed of feeds()) feed.rel = "alternate"; });

  // The stored choice between light and dark, applied the moment that there is a body.
  const color = window.__md_get("__palette")?.color;
  const paint = () => {
    let chosen = color;
    if (color.media === "(prefers-color-scheme)") {
      const wanted = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
      chosen = JSON.parse(palettes).find(({ media }) => media === `(prefers-color-scheme: ${wanted})`) ?? color;
    }
    for (const [name, value] of Object.entries(chosen)) document.body.setAttribute(`data-md-color-${name}`, value);
  };
  if (color && document.body) paint();
  else if (color) {
    const watch = new MutationObserver(() => {
      if (!document.body) return;
      watch.disconnect();
      paint();
    });
    watch.observe(document.documentElement, { childList: true });
  }
}
// The theme fetches its search index and starts its search worker with every page. Here both wait until search is opened,
// and what goes to the worker passes assets/search.js, which is a module and comes later.
{
  const INDEX = "/search/search_index.json";
  const WORKER = "/javascripts/workers/search.";
  const waiting = [];
  const asked = new URLSearchParams(location.search);
  // a link from the results marks the words; with words in the address the theme opens search at once; a page that is
  // read from a folder has no worker, which the theme should know
  let opened = asked.has("h") || asked.has("q") || location.protocol === "file:";
  const whenOpened = (go) => (opened ? go() : waiting.push(go));
  const search = {
    setup: null, // the index that the worker was given
    rewrite: async (message) => message,
    whenOpened,
  };
  window.svcqSearch = search;

  const open = ({ target }) => {
    if (opened || !target.matches?.("#__search, [data-md-component=search-query]")) return;
    opened = true;
    for (const go of waiting.splice(0)) go();
  };
  for (const type of ["focusin", "change", "input"]) document.addEventListener(type, open, { capture: true });

  const addresses = new WeakMap();
  const { open: ask, send } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function (method, address, ...rest) {
    addresses.set(this, String(address));
    return ask.call(this, method, address, ...rest);
  };
  XMLHttpRequest.prototype.send = function (...body) {
    if (addresses.get(this)?.endsWith(INDEX)) whenOpened(() => send.apply(this, body));
    else send.apply(this, body);
  };

  class LateWorker extends EventTarget {
    #worker;
    #kept = [];

    constructor(Real, how) {
      super();
      whenOpened(() => {
        this.#worker = new Real(...how);
        for (const type of ["message", "messageerror"]) {
          this.#worker.addEventListener(type, ({ data }) => this.dispatchEvent(new MessageEvent(type, { data })));
        }
        for (const message of this.#kept.splice(0)) this.#worker.postMessage(message);
      });
    }

    async postMessage(message) {
      if (message?.type === 0 && message.data?.docs) search.setup = message.data;
      const ready = await search.rewrite(message);
      if (this.#worker) this.#worker.postMessage(ready);
      else this.#kept.push(ready);
    }

    terminate() {
      this.#worker?.terminate();
    }
  }
  window.Worker = new Proxy(Worker, {
    construct: (Real, how) => (String(how[0]).includes(WORKER) ? new LateWorker(Real, how) : new Real(...how)),
  });
}
