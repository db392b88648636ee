// A renamed document's former address: leads on, to the same part of the page.
const canonical = document.querySelector("link[rel=canonical]")
location.replace(canonical.href + location.hash)
