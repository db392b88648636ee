// Scripts: Traditional characters read as the Simplified ones of the index.

/** A folded text with its Traditional characters as Simplified ones. */
export function simplified(text, { pairs: together, letters }) {
  let done = "";
  for (let at = 0; at < text.length; at += 1) {
    const pair = text.slice(at, at + 2);
    if (Object.hasOwn(together, pair)) {
      done += together[pair];
      at += 1;
    } else done += Object.hasOwn(letters, text[at]) ? letters[text[at]] : text[at];
  }
  return done;
}
