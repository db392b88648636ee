// Elements made of plain words: nothing that somebody typed is ever read as HTML.

/**
 * Make an element.
 * @param tag "p.sv-note": its name and classes. given: attributes (null leaves one out), and on…: listeners.
 * @param children elements and words.
 */
export function make(tag, given = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const element = document.createElement(name || "div");
  if (classes.length) element.className = classes.join(" ");
  for (const [key, value] of Object.entries(given)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...there(children));
  return element;
}

const there = (children) => children.filter((child) => child !== null && child !== undefined && child !== false);

/** Put these in the place of what an element holds; what is null or false is left out, as in make. */
export const put = (element, ...children) => element.replaceChildren(...there(children));

/** A sentence with its blanks filled: fill("{done} of {all}", {done: 1, all: 2}). */
export const fill = (sentence, blanks) => sentence.replace(/\{(\w+)\}/g, (whole, name) => blanks[name] ?? whole);
