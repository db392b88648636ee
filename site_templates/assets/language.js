// Instant navigation leaves the header as it is: the language switcher follows the page through the links in the head.

/** Lead the switcher to this very page in the other language. */
export function mount() {
  for (const link of document.querySelectorAll("a[data-sv=language]")) {
    const same = document.head.querySelector(`link[rel~=alternate][hreflang="${link.hreflang}"]`);
    if (same) link.href = same.href;
  }
}
