// What has to be there before a page is painted. The theme has most of it inline; here it is a file, so that the content
// security policy needs to allow no inline script. No module: it runs at once, in the head of the page.
{
  const { base, palettes } = document.currentScript.dataset;

  // What the theme's scripts expect of the page: its scope, and access to stored settings.
  window.__md_scope = new URL(base, location);
  window.__md_hash = (text) => [...text].reduce((hash, letter) => (hash << 5) - hash + letter.charCodeAt(0), 0);
  window.__md_get = (key, storage, scope = window.__md_scope) => {
    try {
      return JSON.parse((storage || localStorage).getItem(`${scope.pathname}.${key}`));
    } catch {
      return null; // storage is closed to us, or holds something that is not ours
    }
  };
  window.__md_set = (key, value, storage, scope = window.__md_scope) => {
    try {
      (storage || localStorage).setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
    } catch {
      // settings are a comfort; without storage they last as long as the page
    }
  };

  // The theme says so when its own script has come; our styles leave room from the start for what scripts will show.
  document.documentElement.classList.replace("no-js", "js");

  // The theme looks for another site's sitemap beside whatever is linked as alternate, and finds ours a second time.
  const feeds = () => document.querySelectorAll('link[rel^="alternate"][type]');
  document.addEventListener("DOMContentLoaded", () => { for (const feed of feeds()) feed.rel = "alternate "; });
  window.addEventListener("load", () => { for (const feed of feeds()) feed.rel = "alternate"; });

  // The stored choice between light and dark, applied the moment that there is a body.
  const color = window.__md_get("__palette")?.color;
  const paint = () => {
    let chosen = color;
    if (color.media === "(prefers-color-scheme)") {
      const wanted = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
      chosen = JSON.parse(palettes).find(({ media }) => media === `(prefers-color-scheme: ${wanted})`) ?? color;
    }
    for (const [name, value] of Object.entries(chosen)) document.body.setAttribute(`data-md-color-${name}`, value);
  };
  if (color && document.body) paint();
  else if (color) {
    const watch = new MutationObserver(() => {
      if (!document.body) return;
      watch.disconnect();
      paint();
    });
    watch.observe(document.documentElement, { childList: true });
  }
}
