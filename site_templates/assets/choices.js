// Keeps what is chosen in a form in the address: Back, a reload and a link that is sent on show the same. Browsers fill
// in forms of their own accord when a reader comes back, later than our scripts start; the address has the last word.
const kept = new Map(); // from a form to how it is kept
let wired = false;

// "q" in an address would open the theme's search.
const nameOf = (control) => (control.name === "q" ? "words" : control.name);

const first = (select) => [...select.options].find((option) => option.defaultSelected) ?? select.options[0];

function take({ controls, word, usual }) {
  const asked = new URLSearchParams(location.search);
  for (const control of controls) {
    const wanted = asked.get(nameOf(control)) ?? asked.get(control.name);
    if (control.options) {
      const found = [...control.options].find((option) => word(option) === wanted);
      (found ?? usual(control, asked) ?? first(control)).selected = true;
    } else {
      control.value = wanted ?? "";
    }
  }
}

function write({ controls, word }) {
  const address = new URL(location.href);
  const chosen = controls.map((control) => (control.options ? word(control.selectedOptions[0]) : control.value));
  const asFirst = controls.every((control, at) => chosen[at] === (control.options ? word(first(control)) : ""));
  controls.forEach((control, at) => {
    address.searchParams.delete(control.name);
    if (chosen[at] && !asFirst) address.searchParams.set(nameOf(control), chosen[at]);
    else address.searchParams.delete(nameOf(control));
  });
  try {
    if (address.href !== location.href) history.replaceState(history.state, "", address);
  } catch {
    // some browsers refuse many new addresses in a short time; the next letter that is typed brings it up to date
  }
}

function follow() {
  for (const [form, how] of kept) {
    if (!form.isConnected) kept.delete(form);
    else if (how.path === location.pathname) {
      take(how);
      how.show();
    }
  }
}

/**
 * Set a form to what the address asks for, and from then on the address to what the form says.
 * @param form its text fields and selects are kept, by their names.
 * @param show called at once, and whenever the choice is another.
 * @param word what the address calls an option of a select.
 * @param usual the option of a select that the address does not name; the one that the page came with when none.
 */
export function keep(form, show, { word = (option) => option.value, usual = () => undefined } = {}) {
  const controls = [...form.elements].filter((control) => control.name);
  const how = { controls, word, usual, show, path: location.pathname };
  kept.set(form, how);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    write(how);
    show();
  });
  take(how);
  write(how);
  show();
  if (wired) return;
  wired = true;
  window.addEventListener("pageshow", follow);
  window.location$?.subscribe(follow); // the theme's stream of addresses
}
