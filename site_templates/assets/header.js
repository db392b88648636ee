// Instant navigation leaves the header as it is, and the theme writes its links out in full: here they follow the page.
let wired = false;

function lead() {
  for (const link of document.querySelectorAll("a[data-sv=language]")) {
    const same = document.head.querySelector(`link[rel~=alternate][hreflang="${link.hreflang}"]`);
    if (same) link.href = same.href + location.search + location.hash;
  }
  for (const link of document.querySelectorAll("a[data-sv=skip]")) {
    link.href = `${location.pathname}${location.search}#__content`;
  }
}

/**
 * Lead the language switcher to this very part of the page, with what is chosen there, in the other language; and the
 * skip link to this page's content.
 */
export function mount() {
  lead();
  if (wired) return;
  wired = true;
  // what the address says besides the page changes without a new page, so it is read when it is needed
  for (const type of ["click", "auxclick", "contextmenu"]) document.addEventListener(type, lead, { capture: true });
}
