// An address that leads nowhere: the documents whose ids are nearest to it, in every language of the site.

const MOST = 5;
/** From so much alike on (1 is the same), an id is offered. */
const ALIKE = 0.5;

/** How many signs must be put in, taken out or replaced to make one word of the other. */
function distance(one, other) {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[other.length];
}

/** How alike an id and what was asked for are, from 0 to 1: by their signs, or by the words that both have. */
function alike(id, asked) {
  const signs = 1 - distance(id, asked) / Math.max(id.length, asked.length);
  const [words, wanted] = [id, asked].map((text) => new Set(text.split("-").filter(Boolean)));
  const shared = [...wanted].filter((word) => words.has(word)).length;
  return Math.max(signs, shared / Math.max(words.size, wanted.size, 1));
}

/** The documents nearest to an address: [{address, title}…], the nearest first. titles: by kind's folder and id. */
export function nearest(address, titles) {
  const steps = address.split("/").map((step) => step.replace(/\.html?$/, "")).filter(Boolean);
  const asked = (steps.at(-1) ?? "").toLowerCase();
  if (!asked) return [];
  const found = Object.entries(titles).flatMap(([folder, documents]) => Object.entries(documents).map(([id, title]) => ({
    address: `${folder}/${id}/`, title,
    score: (title.includes(asked) ? 1 : alike(id, asked)) + (steps.includes(folder) ? 0.05 : 0),
  })));
  return found.filter(({ score }) => score >= ALIKE).sort((one, other) => other.score - one.score).slice(0, MOST);
}

function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

for (const place of document.querySelectorAll("[data-sv=lost]")) {
  const { titles, home } = place.dataset;
  const base = new URL(home, document.baseURI);
  const asked = decoded(location.pathname);
  const field = place.querySelector("input[name=q]");
  field.value = asked.split("/").filter(Boolean).at(-1)?.replace(/\.html?$/, "").replaceAll("-", " ") ?? "";
  fetch(new URL(titles, document.baseURI)).then((answer) => answer.json()).then((known) => {
    const found = nearest(asked, known);
    const offered = place.querySelector("[data-sv=nearest]");
    offered.querySelector("ul").append(...found.map(({ address, title }) => {
      const [item, link] = [document.createElement("li"), document.createElement("a")];
      link.href = new URL(address, base).href;
      link.textContent = title;
      item.append(link);
      return item;
    }));
    offered.hidden = found.length === 0;
  }, () => {}); // without a connection there is the search, as far as it was kept
}
