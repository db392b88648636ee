// Counts the boxes that are ticked. The boxes work without this script; nothing leaves the device.

/** Show the progress of each checklist. */
export function mount(root) {
  for (const form of root.querySelectorAll("form[data-sv=checklist]")) {
    const bar = form.querySelector("progress");
    const status = form.querySelector("[role=status]");
    const again = form.querySelector("button[type=reset]");
    if (!bar.hidden) continue;
    const boxes = [...form.querySelectorAll("input[type=checkbox]")];
    const show = () => {
      const done = boxes.filter((box) => box.checked).length;
      bar.value = done;
      again.hidden = done === 0;
      status.textContent = form.dataset.svProgress.replace("{done}", done).replace("{all}", boxes.length);
    };
    bar.hidden = false;
    form.addEventListener("change", show);
    form.addEventListener("reset", () => setTimeout(show));
    show();
  }
}
