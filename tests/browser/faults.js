// What is wrong with the page as a reader meets it; each fault in words. Run in the page.
() => {
  const faults = [];
  const shown = (node) => node.checkVisibility({ visibilityProperty: true });
  const what = (node) => node.outerHTML.replace(/\s+/g, " ").slice(0, 160);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  const main = document.querySelector("article");
  const tops = all("h1").filter(shown);
  if (tops.length !== 1) faults.push(`${tops.length} main headings: ${tops.map((top) => top.textContent)}`);
  let before = 0;
  for (const heading of all("h1, h2, h3, h4, h5, h6", main)) {
    const level = Number(heading.tagName[1]);
    if (level > before + 1) faults.push(`heading jumps from ${before} to ${level}: ${what(heading)}`);
    if (!heading.textContent.replace("#", "").trim()) faults.push(`empty heading: ${what(heading)}`);
    before = level;
  }

  const seen = new Set();
  for (const { id } of all("[id]")) {
    if (seen.has(id)) faults.push(`id twice: ${id}`);
    seen.add(id);
  }

  for (const control of all("input, select, textarea, button, progress")) {
    if (control.type === "hidden" || !shown(control)) continue;
    const named = control.getAttribute("aria-label") || control.getAttribute("title")
      || [...(control.labels ?? [])].some((label) => label.textContent.trim())
      || (control.tagName === "BUTTON" && control.textContent.trim());
    if (!named) faults.push(`control without a name: ${what(control)}`);
  }
  for (const picture of all("img:not([alt])")) faults.push(`picture without alt: ${what(picture)}`);
  for (const link of all("a[href]", main)) {
    if (shown(link) && !(link.textContent.trim() || link.getAttribute("aria-label"))) faults.push(`link without words: ${what(link)}`);
    const href = link.getAttribute("href");
    if (href.startsWith("#") && !document.getElementById(decodeURIComponent(href.slice(1)))) faults.push(`link to nowhere: ${href}`);
  }
  if (!document.title.trim()) faults.push("no title");
  return faults;
}
