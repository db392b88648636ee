// Which part of a document is meant: “Edit” opens the editor at the part that the address names.
let wired = false;

/** Let the link to the editor name the part, as the reader follows it. */
export function mount() {
  if (wired) return;
  wired = true;
  document.addEventListener("click", ({ target }) => {
    const link = target.closest?.("a[rel~=edit]");
    const reference = link && new URL(link.href).searchParams.get("document");
    if (!reference) return;
    const [whole] = reference.split("#");
    const [part] = /^#[\w.-]+$/.exec(location.hash) ?? [""];
    link.search = `?${new URLSearchParams({ document: whole + part })}`;
  }, true);
}
