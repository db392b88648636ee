// Signing a record with a staff code: the form, and then the ways of handing the record in.
import { offerWays } from "./hand_over.js";
import { make, put } from "./made.js";

const CODE = "[A-Za-z]{0,8}-?[0-9]{1,10}(?:-[0-9]{1,6})?";

/**
 * The form, and a place for what follows it.
 * @param roles [[id, title]…] to choose from. host: see proposal. recordOf: from a code and a role (empty where none was
 *   chosen) to the record, {id, path, text}.
 */
export function signing(roles, host, words, recordOf) {
  const who = make("input", { name: "who", required: true, pattern: CODE, title: words.codeOnly, autocomplete: "off", spellcheck: "false" });
  const role = make("select", { name: "role" }, make("option", { value: "" }, words.choose), ...roles.map(([id, title]) => make("option", { value: id }, title)));
  const ways = make("div");
  const form = make("form.sv-course__form", { onsubmit: (event) => {
    event.preventDefault();
    const title = document.querySelector("article h1").textContent.trim();
    const record = { ...recordOf(who.value.trim().toUpperCase(), role.value), title, photos: [] };
    put(ways, make("p.sv-note", {}, words.handItIn), offerWays(record, host, words, () => {}));
  } },
    make("label", {}, make("span", {}, words.who), who), make("label", {}, make("span", {}, words.by), role),
    make("button.sv-button.sv-button--main", {}, words.make));
  return make("div", {}, form, ways);
}
