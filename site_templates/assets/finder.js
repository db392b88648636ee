// The search dialog at work: fetched when a reader first turns to it. Finds while they type, and leads to the place.
import { grouped } from "./search/groups.js";
import { lookInto, nearest, rank } from "./search/rank.js";
import { openStore } from "./search/store.js";
import { understand } from "./search/query.js";
import { fold } from "./search/keys.js";
import { pageAt } from "./sources.js";

const WAIT = 60; // ms after a key, before the files of a query are asked for

/** The pages of some kinds that an index has for some words, the best first: {kind, url}. */
export async function pagesFor(words, kinds, folder, most = 8) {
  const store = await openStore(folder);
  const ranked = (await rank(await understand(words, store), store)).filter(({ page }) => kinds.includes(store.kind(page)[0]));
  return Promise.all(ranked.slice(0, most).map(async ({ page }) => ({ kind: store.kind(page)[0], url: (await store.page(page)).url })));
}

/** Bring a dialog to life; `begun` is a promise of what its index says. Returns {ask}: looks for what its field holds. */
export function start(dialog, begun, close) {
  const folder = new URL(dialog.dataset.index);
  const home = new URL("..", folder);
  const words = JSON.parse(dialog.dataset.words);
  const part = (name) => dialog.querySelector(`[data-sv-search=${name}]`);
  const [field, told, list, choices, more] = ["field", "told", "list", "choices", "more"].map(part);
  let store = null;
  let turn = 0; // the newest question; answers to older ones are dropped
  let shown = null;

  const tell = (text) => { told.textContent = text; };
  const clear = () => {
    for (const place of [list, choices]) place.replaceChildren();
    more.hidden = true;
    shown = null;
  };

  async function ask() {
    const mine = ++turn;
    const asked = field.value.trim();
    if (!asked) {
      clear();
      tell(words.begin);
      return;
    }
    try {
      store ??= openStore(folder, begun).catch((error) => { store = begun = null; throw error; });
      const index = await store;
      const query = await understand(asked, index);
      const ranked = await rank(query, index);
      const hits = await lookInto(ranked, query, index);
      if (mine !== turn) return;
      clear();
      if (!ranked.length) await offer(query, index, mine);
      else {
        shown = { asked, query, index, ranked, all: ranked, at: hits.length, kind: null, role: "" };
        tell(count(ranked.length));
        offerChoices();
        show(hits, true);
        more.hidden = shown.at >= ranked.length;
      }
      dialog.dataset.answered = asked;
    } catch {
      if (mine !== turn) return;
      clear();
      tell(words.failed);
    }
  }

  const count = (number) => (number === 1 ? words.one : words.many).replace("{n}", number);

  async function offer(query, index, mine) {
    const missed = query.unknown.length ? query.unknown : [query.whole];
    const alike = await nearest(missed, index);
    // what it has of the query, though not together
    const known = query.units.map((unit) => unit.text).filter((text) => text.length > 1 && text !== query.whole);
    if (mine !== turn) return;
    const offers = [...new Set([...known, ...alike])].slice(0, 6);
    tell(words.none.replace("{words}", missed.join(" ")) + (offers.length ? ` ${words.near}` : ""));
    const near = make("ol", "md-search-result__list");
    near.append(...offers.map((text) => {
      const button = make("button", "sv-search__near", text);
      button.type = "button";
      button.addEventListener("click", () => {
        field.value = text;
        field.focus();
        ask();
      });
      const row = make("li", "md-search-result__item sv-search__offer");
      row.append(button);
      return row;
    }));
    if (offers.length) list.append(near);
  }

  /** Show hits under what kind of thing they are; `begins`: nothing is shown before them. Returns their rows. */
  function show(hits, begins) {
    const groups = grouped(hits, begins);
    const isMixed = shown.kind === null && (!begins || groups.length > 1);
    const rows = groups.map((group) => group.hits.map((hit) => item(hit, isMixed && group.kind !== null)));
    groups.forEach(({ kind, label }, at) => {
      const all = make("ol", "md-search-result__list");
      all.append(...rows[at]);
      const place = make("div", "sv-search__group");
      if (isMixed) {
        const name = make("p", "sv-search__head", kind === null ? words.best : label || words.overview);
        name.id = `sv-search-${list.childElementCount}`;
        place.setAttribute("role", "group");
        place.setAttribute("aria-labelledby", name.id);
        place.append(name);
      }
      place.append(all);
      list.append(place);
    });
    return rows.flat();
  }

  function offerChoices() {
    const { index, all } = shown;
    const counts = new Map();
    for (const { page } of all) {
      const [kind] = index.kind(page);
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
    if (all.length < 2) return;
    const labels = new Map(index.kinds);
    const button = (text, kind) => {
      const made = make("button", "sv-search__kind", text);
      made.type = "button";
      made.dataset.kind = kind ?? "";
      made.setAttribute("aria-pressed", String(shown.kind === kind));
      made.addEventListener("click", () => { shown.kind = kind; narrow(); });
      return made;
    };
    choices.append(button(words.all, null));
    for (const [kind, number] of counts) choices.append(button(`${labels.get(kind) || words.overview} ${number}`, kind));
    if (index.roles.length) choices.append(roleChoice(index));
  }

  function roleChoice(index) {
    const select = make("select", "sv-search__role");
    select.setAttribute("aria-label", words.role);
    select.append(new Option(words.anyRole, ""), ...index.roles.map(([id, title]) => new Option(title, id)));
    select.addEventListener("change", () => { shown.role = select.value; narrow(); });
    return select;
  }

  async function narrow() {
    const mine = ++turn;
    const { index, query, all, kind, role } = shown;
    const bound = role ? new Set(((await index.pages(`@${role}`)) ?? []).map(([page]) => page)) : null;
    const ranked = all.filter(({ page }) => (kind === null || index.kind(page)[0] === kind) && (!bound || bound.has(page)));
    const hits = await lookInto(ranked, query, index);
    if (mine !== turn) return;
    for (const button of choices.querySelectorAll("button")) {
      button.setAttribute("aria-pressed", String(kind === null ? button === choices.firstElementChild : button.dataset.kind === kind && button !== choices.firstElementChild));
    }
    Object.assign(shown, { ranked, at: hits.length });
    list.replaceChildren();
    show(hits, true);
    more.hidden = shown.at >= ranked.length;
    tell(ranked.length ? count(ranked.length) : words.none.replace("{words}", shown.asked));
  }

  async function showMore() {
    const mine = ++turn; // asked twice, the same results come once
    const { ranked, query, index, at } = shown;
    const hits = await lookInto(ranked, query, index, at);
    if (mine !== turn) return;
    const rows = show(hits, false);
    shown.at = at + hits.length;
    more.hidden = shown.at >= ranked.length;
    rows[0]?.querySelector("a").focus();
  }

  /** A hit as a row; what kind of thing it is, its group may say. */
  function item({ label, title, code, name, anchor, url, teaser, marks }, isTold) {
    const link = make("a", "md-search-result__link");
    link.href = pageAt(new URL(url + (anchor ? `#${encodeURIComponent(anchor)}` : ""), home));
    const heading = make("span", "sv-search__title");
    heading.append(...marked(title, marks));
    const place = [isTold && code, name].filter(Boolean).join(" ");
    if (place) heading.append(" ", make("span", "sv-search__part", place));
    const text = make("span", "sv-search__text");
    text.append(...marked(teaser, marks));
    if (!isTold) link.append(make("span", "sv-search__about", [label || words.overview, code].filter(Boolean).join(" · ")));
    link.append(heading, text);
    link.addEventListener("click", () => {
      try {
        sessionStorage.setItem("svcq.found", JSON.stringify({ marks, address: link.href }));
      } catch {
        // without storage nothing is marked
      }
      close();
    });
    const row = make("li", "md-search-result__item");
    row.append(link);
    return row;
  }

  let waiting = 0;
  field.addEventListener("input", (event) => {
    if (event.isComposing) return; // an input method is still at it
    clearTimeout(waiting);
    waiting = setTimeout(ask, WAIT);
  });
  field.addEventListener("compositionend", ask);
  field.form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (dialog.dataset.answered === field.value.trim()) list.querySelector("a")?.click();
    else ask();
  });
  field.form.addEventListener("reset", () => setTimeout(() => { ask(); field.focus(); }));
  more.addEventListener("click", showMore);
  dialog.addEventListener("keydown", (event) => {
    const stops = [field, ...list.querySelectorAll("a, button"), ...(more.hidden ? [] : [more])];
    const at = stops.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || at < 0 || event.isComposing) return;
    event.preventDefault();
    stops[Math.min(stops.length - 1, Math.max(0, at + step))].focus();
  });
  return { ask };
}

function make(name, style, text = "") {
  const made = document.createElement(name);
  made.className = style;
  made.textContent = text;
  return made;
}

// A text as nodes, what was looked for marked.
function marked(text, marks) {
  const folded = fold(text);
  const wanted = [...new Set(marks)].filter((mark) => mark && folded.includes(mark)).sort((a, b) => b.length - a.length);
  if (folded.length !== text.length || !wanted.length) return [text];
  const nodes = [];
  let at = 0;
  while (at < text.length) {
    let next = null;
    for (const mark of wanted) {
      const place = folded.indexOf(mark, at);
      if (place >= 0 && (!next || place < next.place)) next = { place, mark };
    }
    if (!next) break;
    nodes.push(text.slice(at, next.place), make("mark", "", text.slice(next.place, next.place + next.mark.length)));
    at = next.place + next.mark.length;
  }
  return [...nodes, text.slice(at)].filter((node) => node !== "");
}
