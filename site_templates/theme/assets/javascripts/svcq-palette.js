// Applies the stored choice between light and dark before the page is painted.
{
  const palette = window.__md_get("__palette");
  if (palette && palette.color) {
    const color = palette.color;
    if (color.media === "(prefers-color-scheme)") {
      const wanted = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
      const input = document.querySelector(`[data-md-color-media='(prefers-color-scheme: ${wanted})']`);
      if (input) {
        for (const name of ["media", "scheme", "primary", "accent"]) color[name] = input.getAttribute(`data-md-color-${name}`);
      }
    }
    for (const [name, value] of Object.entries(color)) document.body.setAttribute(`data-md-color-${name}`, value);
  }
}
