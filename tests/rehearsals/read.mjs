// What npm's ajv and yaml make of schemas and documents. Reads from standard input
// {schemas: {kind: schema}, documents: [[kind, document]], files: [text]}; writes {verdicts: [text], values: [value]}:
// for each document what is wrong with it ("" for nothing), for each file what it says.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(process.argv[2] + "/");
const Ajv = require("ajv/dist/2020").default;
const formats = require("ajv-formats").default;
const YAML = require("yaml");

const given = JSON.parse(readFileSync(0, "utf8"));
const ajv = new Ajv({ allErrors: false, strict: true, strictTypes: false, strictRequired: false });
formats(ajv);
const check = Object.fromEntries(Object.entries(given.schemas).map(([kind, schema]) => [kind, ajv.compile(schema)]));
const verdicts = given.documents.map(([kind, document]) => (check[kind](document) ? "" : ajv.errorsText(check[kind].errors)));
const values = given.files.map((text) => {
  try {
    const document = YAML.parseDocument(text, { version: "1.2", schema: "core" });
    if (document.errors.length) return { error: document.errors[0].message };
    return { value: document.toJS() };
  } catch (error) {
    return { error: String(error) };
  }
});
process.stdout.write(JSON.stringify({ verdicts, values }));
