#!/bin/sh
# Guess: a sentence pasted with U+2028, the line separator of word processors and web forms, is one value to all.
# What happens: to PyYAML (YAML 1.1) U+2028 and U+0085 end the line, and the rest of the sentence is a syntax error;
# ruamel.yaml keeps U+2028 but makes a blank of U+0085; npm's yaml keeps both. Editors show nothing at that place.
# Who meets it: texts copied from a word processor or a web form into YAML.
# In svcq: tests/load/test_syntax.py: it names the place of the unseen sign.
. "$(dirname "$0")/begin.inc"
python_packages PyYAML==6.0.4 ruamel.yaml==0.19.1
npm_packages yaml@2.9.1
run_python <<'CODE'
import yaml
from ruamel.yaml import YAML


def read(load, text):
    try:
        return ascii(load(text)["a"])
    except Exception as error:
        return f"{type(error).__name__}: {str(error).splitlines()[0]}"


for sign in ("\u2028", "\u0085"):
    text = f"a: one{sign}two"
    print(f"U+{ord(sign):04X}: PyYAML {read(yaml.safe_load, text)}; ruamel.yaml {read(YAML(typ='safe').load, text)}")
CODE
run_node <<'CODE'
for (const sign of ["\u2028", "\u0085"]) {
  const value = require("yaml").parse(`a: one${sign}two`).a;
  console.log("npm yaml:", value === `one${sign}two` ? "kept" : "changed");
}
CODE
still_so <<'SEEN'
U+2028: PyYAML ScannerError: while scanning a simple key; ruamel.yaml 'one\u2028two'
U+0085: PyYAML ScannerError: while scanning a simple key; ruamel.yaml 'one two'
npm yaml: kept
npm yaml: kept
SEEN
