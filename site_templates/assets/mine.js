// My role, where something is said of it: the page of a role offers to take it for one's own, and says what is on the device;
// the page for what is not on the device leads to it. Fetched only there.
import { chosen, remember } from "./my-role.js";
import { read } from "./sources.js";

/** Where the handbook begins in the language of a place. */
const homeOf = (place) => new URL(place.dataset.svHome, document.baseURI);

/** Ask the service worker; `hear` gets each of its answers. */
async function ask(question, hear) {
  const { active } = await navigator.serviceWorker.ready;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => {
    hear(data);
    if (data.over || data.none) port1.close();
  };
  active?.postMessage(question, [port2]);
}

/** Offer to take the role of a page for one's own, and say what is kept for it. */
function offer(place) {
  const { svRole: role } = place.dataset;
  let sentences = null;
  const [button, told] = [place.querySelector("button"), place.querySelector("[role=status]")];
  let lost = false; // the browser keeps nothing for us
  const show = async ({ list, done, mine, over, none }) => {
    if (!none) sentences ??= read(new URL("my-role.json", homeOf(place))).catch(() => null);
    const words = await sentences;
    place.hidden = !words;
    if (place.hidden || !place.isConnected) return;
    const [isMine, all] = [mine === role, list.pages.length];
    const size = (list.bytes / 1e6).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 });
    const missing = isMine && over && done < all;
    const sentence = lost ? words.closed : !isMine ? words.offer : !over ? words.coming : missing ? words.missing : words.kept;
    const said = [sentence, isMine && list.all > all && words.most].filter(Boolean).join(words.gap);
    told.textContent = said.replace(/\{(\w+)\}/g, (_, name) => ({ n: all, size, done, all: list.all })[name]);
    button.textContent = missing ? words.again : isMine ? words.forget : words.choose;
    button.onclick = () => {
      const next = isMine && !missing ? "" : role;
      lost = !remember(next);
      if (next) navigator.storage?.persist?.().catch(() => {}); // as long as the browser can: it may say no
      if (lost) show({ list, done, mine, over });
      else ask({ mine: next, look: role }, show);
    };
    place.dataset.svReady = "";
  };
  ask({ look: role }, show);
}

/** Lead to the pages of the reader's role where one looks for what is kept. */
function lead(place, role) {
  ask({ look: role }, ({ list, mine }) => {
    if (!list || mine !== role) return;
    place.querySelector("a").textContent = list.title;
    place.querySelector("a").href = new URL(`roles/${role}/`, homeOf(place)).href;
    place.hidden = false;
  });
}

/** Begin with a place: of a role's page, or that leads to one. */
export function start(place) {
  if (place.dataset.svRole) offer(place);
  else if (chosen()) lead(place, chosen());
}
