// A new document, begun from the skeleton of its kind; nothing is written before it is saved.
import { make, put } from "../runs/made.js";

/**
 * The form that begins a document.
 * @param kinds the title of each kind. ask: see askingDesk. words: the editor's.
 * @param begun called with the document's reference and its file.
 */
export function drawBeginning(kinds, ask, words, begun) {
  const kind = make("select", { id: "edit-new-kind" }, ...Object.entries(kinds).map(([value, { title }]) => make("option", { value }, title)));
  const title = make("input", { id: "edit-new-title", type: "text", autocomplete: "off" });
  const id = make("input", { id: "edit-new-id", type: "text", spellcheck: "false", autocomplete: "off", autocapitalize: "none", "aria-describedby": "edit-new-id-help" });
  const alarm = make("div.sv-edit__alarm", { role: "alert" });
  const field = (control, label, help) => make("div.sv-edit__field", {}, make("label.sv-edit__label", { for: control.id }, label), control,
    help && make("p.sv-edit__help", { id: `${control.id}-help` }, help));
  const begin = async (event) => {
    event.preventDefault();
    const asked = { kind: kind.value, id: id.value.trim(), title: title.value.trim() };
    let file;
    try {
      file = await ask("new", asked);
    } catch (error) {
      put(alarm, make("p", {}, error.status ? error.message : words.deskGone));
      return;
    }
    begun(`${asked.kind}:${asked.id}`, file);
  };
  return make("form.sv-edit__group", { novalidate: true, onsubmit: begin, "aria-labelledby": "edit-new" }, make("h2", { id: "edit-new" }, words.newDocument),
    field(kind, words.newKind), field(title, words.newTitle), field(id, words.newId, words.newIdHelp), alarm,
    make("p.sv-actions", {}, make("button.sv-button", { type: "submit" }, words.begin)));
}
