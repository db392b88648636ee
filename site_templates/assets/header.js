// Instant navigation leaves the header as it is, and the theme writes its links out in full: here they follow the page.

/** Lead the language switcher to this very page in the other language, and the skip link to this page's content. */
export function mount() {
  for (const link of document.querySelectorAll("a[data-sv=language]")) {
    const same = document.head.querySelector(`link[rel~=alternate][hreflang="${link.hreflang}"]`);
    if (same) link.href = same.href;
  }
  for (const link of document.querySelectorAll("a[data-sv=skip]")) link.href = `${location.pathname}#sv-content`;
}
