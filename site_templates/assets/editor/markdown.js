// A text roughly as its page shows it: elements made of its words, nothing in it is ever read as HTML.
import { make } from "../runs/made.js";

const INLINE = /(\*\*|__)(.+?)\1|([*_])(.+?)\3|`([^`]+)`|!?\[([^\]]*)\]\(([^)\s]*)\)|\{\s*param\s*:\s*([^{}\s]+)\s*\}/u;

/** The words of a line, with what is stressed, linked and quoted. */
export function inline(text) {
  const nodes = [];
  let rest = text;
  for (let found = INLINE.exec(rest); found; found = INLINE.exec(rest)) {
    const [whole, , strong, , stressed, code, label, , parameter] = found;
    if (found.index) nodes.push(rest.slice(0, found.index));
    if (strong) nodes.push(make("strong", {}, ...inline(strong)));
    else if (stressed) nodes.push(make("em", {}, ...inline(stressed)));
    else if (code) nodes.push(make("code", {}, code));
    else if (parameter) nodes.push(make("span.sv-param", {}, parameter));
    else nodes.push(make("u", {}, label));
    rest = rest.slice(found.index + whole.length);
  }
  return rest ? [...nodes, rest] : nodes;
}

/** A text of several lines: paragraphs, headings, lists. */
export function blocks(text) {
  const out = [];
  let list = null;
  let lines = [];
  const end = () => {
    if (lines.length) out.push(make("p", {}, ...inline(lines.join(" "))));
    lines = [];
  };
  for (const line of text.split("\n")) {
    const heading = /^(#{1,6})\s+(.*)$/.exec(line);
    const item = /^\s*([-*+]|\d+[.)])\s+(.*)$/.exec(line);
    if (!item && line.trim() && list && /^\s/.test(line)) list.lastElementChild.append(" ", ...inline(line.trim()));
    else if (item) {
      end();
      const tag = /\d/.test(item[1]) ? "ol" : "ul";
      if (list?.localName !== tag) out.push((list = make(tag)));
      list.append(make("li", {}, ...inline(item[2])));
    } else {
      list = null;
      if (heading) {
        end();
        out.push(make("p", {}, make("strong", {}, ...inline(heading[2]))));
      } else if (!line.trim()) end();
      else lines.push(line.trim());
    }
  }
  end();
  return out;
}
