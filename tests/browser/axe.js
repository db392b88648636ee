// What axe-core finds serious or critical on a page, in words. Run in the page, where axe is; `rules` are all that it
// looks at, or everything when there are none.
async (rules) => {
  const CONTRAST = "color-contrast";
  const style = (node, ...names) => names.map((name) => getComputedStyle(node)[name]).join();

  // Rows and cells that are made alike, whatever they say, are as good or as bad as each other: two of each are looked
  // at, the rest steps aside meanwhile. A table of a thousand rows costs axe half a minute otherwise.
  const make = (node) => {
    const said = [...node.attributes].map(({ name, value }) => (/^(href|id|title|data-.*)$|label/.test(name) ? name : name + value));
    return `<${node.tagName} ${said.join()} ${[...node.children].map(make).join("")}>`;
  };
  const made = new Map();
  const aside = [];
  for (const node of document.querySelectorAll("article :is(tr, li)")) {
    const row = node.localName === "tr" ? [...new Set([...node.children].map(make))].sort().join("") : make(node);
    made.set(row, (made.get(row) ?? 0) + 1);
    if (made.get(row) <= 2) continue;
    aside.push([node.parentNode, node.nextSibling, node]);
    node.remove();
  }

  // Contrast is reckoned from the words' colour, size and weight and all that lies behind them: one of each is enough.
  const behind = new Map([[document, ""]]);
  const ground = (node) => {
    if (!behind.has(node)) {
      const own = style(node, "backgroundColor", "backgroundImage", "opacity", "filter", "mixBlendMode");
      behind.set(node, ground(node.parentNode) + (own.startsWith("rgba(0, 0, 0, 0),none,1,none") ? "" : `|${own}`));
    }
    return behind.get(node);
  };
  const seen = new Set();
  for (const node of document.body.querySelectorAll("*")) {
    const words = [...node.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.data.trim());
    const kind = words || node.matches("input, select, textarea")
      ? [node.tagName, node.className, node.parentNode.className, node.checkVisibility(),
        style(node, "color", "fontSize", "fontWeight", "textShadow", "position"), ground(node)].join()
      : "";
    node.toggleAttribute("data-looked", kind !== "" && !seen.has(kind));
    seen.add(kind);
  }

  const found = [];
  const look = async (context, options) =>
    found.push(...(await axe.run(context, { resultTypes: ["violations"], ...options })).violations);
  const others = rules.filter((rule) => rule !== CONTRAST);
  if (!rules.length) await look(document, { rules: { [CONTRAST]: { enabled: false } } });
  else if (others.length) await look(document, { runOnly: others });
  if (!rules.length || rules.includes(CONTRAST)) await look("[data-looked]", { runOnly: [CONTRAST] });
  for (const [parent, next, node] of aside.reverse()) parent.insertBefore(node, next);
  return found.filter(({ impact }) => ["serious", "critical"].includes(impact)).flatMap(({ impact, id, nodes }) =>
    nodes.slice(0, 4).map((node) => `${impact} ${id}: ${node.target} ${node.html.slice(0, 140)} — ${node.failureSummary}`));
}
