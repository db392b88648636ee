// Where a link leads. The theme notes how far a page is scrolled a moment after it was, and takes a note that comes while the next
// page is fetched for that page's own: whoever follows a link just after scrolling would land as far down there. Here a link leads
// to the part that it names, or to the top; going back still leads to where the reader was.
let wired = false;
let followed = null; // the address of the link that was followed last

function land() {
  if (followed !== location.href) return;
  followed = null;
  if (location.hash) location.replace(location.hash);
  else scrollTo(0, 0);
}

/** Lead to where the followed link leads, once the page is there. */
export function mount() {
  land();
  if (wired) return;
  wired = true;
  document.addEventListener("click", ({ target }) => { followed = target.closest?.("a[href]")?.href ?? followed; }, true);
  addEventListener("popstate", () => { followed = null; });
}
