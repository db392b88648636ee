// How values are written as YAML: plain where every program reads that back as the same, else in quotes; several lines as a
// block of them.

// What other programs, which know YAML 1.1, read as something else than text.
const OTHERWISE = /^(?:~|null|true|false|yes|no|on|off|y|n|=|<<|[-+]?\.(?:inf|nan)|[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[0-9a-f_]+|[0-9][0-9_]*(?::[0-5]?[0-9])*(?:\.[0-9_]*)?(?:e[-+]?[0-9]+)?|\.[0-9][0-9_]*(?:e[-+]?[0-9]+)?))$/i;
const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u;
const ESCAPED = /[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]/g;
const BEGINS_OTHERWISE = /^[\s"'\-?:*&!|>%@`#,[\]{}]/;

const printable = (text) => !UNPRINTABLE.test(text);

/** A text in double quotes. */
export const quoted = (text) => JSON.stringify(text).replace(ESCAPED, (sign, at, whole) => {
  const next = whole.charCodeAt(at + 1);
  const before = whole.charCodeAt(at - 1);
  const paired = (sign >= "\ud800" && sign <= "\udbff" && next >= 0xdc00 && next <= 0xdfff)
    || (sign >= "\udc00" && sign <= "\udfff" && before >= 0xd800 && before <= 0xdbff);
  return paired ? sign : `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
});

/** Whether a text is read back as the same where it stands without quotes; `flow`: inside of brackets. */
function plain(text, flow) {
  if (!text || text !== text.trim() || !printable(text) || BEGINS_OTHERWISE.test(text) || OTHERWISE.test(text)) return false;
  if (/:(?:\s|$)|\s#/.test(text)) return false;
  return !(flow && /[,[\]{}]/.test(text));
}

/**
 * A value that is no list and no group.
 * @param value text, number or truth value. style: of what stood there before ("single", "double" are kept).
 * @param flow whether it stands in brackets. indent: the columns of its lines, where it has several.
 */
export function scalar(value, { style = "plain", flow = false, indent = 0, eol = "\n" } = {}) {
  if (typeof value !== "string") return String(value ?? "");
  if (!flow && value.includes("\n")) {
    const text = value.endsWith("\n") ? value.slice(0, -1) : value;
    const lines = text.split("\n");
    if (text === text.trim() && lines.every(printable)) {
      const block = lines.map((line) => (line ? " ".repeat(indent) + line : ""));
      return [value.endsWith("\n") ? "|" : "|-", ...block].join(eol);
    }
  }
  if (style === "double") return quoted(value);
  if (style === "single" && printable(value)) return `'${value.replaceAll("'", "''")}'`;
  return plain(value, flow) ? value : quoted(value);
}

const versioned = (name, value) => (name === "version" ? { style: "double" } : {});
const nameAs = (name) => scalar(name, { flow: true });
const isGroup = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

/** A value on one line, lists and groups in brackets. */
export function flow(value) {
  if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
  if (isGroup(value)) {
    return `{${Object.entries(value).map(([name, inner]) => `${nameAs(name)}: ${isGroup(inner) || Array.isArray(inner) ? flow(inner) : scalar(inner, { flow: true, ...versioned(name) })}`).join(", ")}}`;
  }
  return scalar(value, { flow: true });
}

/** The lines of a group without brackets, without the indentation of the first. */
export function group(entries, indent, eol = "\n") {
  return Object.entries(entries)
    .map(([name, value]) => `${nameAs(name)}:${after(name, value, indent, eol)}`)
    .join(eol + " ".repeat(indent));
}

/** A value as it follows the colon behind its name, which stands at a column. */
export function after(name, value, indent, eol = "\n") {
  const deeper = indent + 2;
  if (Array.isArray(value)) {
    return value.length ? value.map((item) => eol + " ".repeat(deeper) + listed(item, deeper, eol)).join("") : " []";
  }
  if (isGroup(value)) return Object.keys(value).length ? eol + " ".repeat(deeper) + group(value, deeper, eol) : " {}";
  return ` ${scalar(value, { indent: deeper, eol, ...versioned(name) })}`;
}

/** An item with its dash, which stands at a column. */
export function listed(item, indent, eol = "\n") {
  if (isGroup(item) && Object.keys(item).length) return `- ${group(item, indent + 2, eol)}`;
  return item !== null && typeof item === "object" ? `- ${flow(item)}` : `- ${scalar(item, { indent: indent + 2, eol })}`;
}
