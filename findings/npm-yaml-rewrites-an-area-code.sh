#!/bin/sh
# Guess: a YAML library made to keep comments and layout keeps the values it was not asked to touch.
# What happens: npm's yaml writes 010 (Beijing's area code without quotes) as 10, 1e3 as 1e+3, 0x1F as 0x1f and +5 as
# 5, but 1.50 stays 1.50. To YAML the values are equal; in the file's history four more lines changed, and a code lost
# its zero.
# Who meets it: tools that change one field of a file people edit by hand.
# In svcq: tests/change/test_edit_properties.py: all but the changed value stays, byte for byte.
. "$(dirname "$0")/begin.inc"
npm_packages yaml@2.9.1
run_node <<'CODE'
const document = require("yaml").parseDocument("area: 010\nlimit: 1e3\nmask: 0x1F\nchange: +5\nfee: 1.50\nname: old # a note\n");
document.set("name", "new");
console.log(String(document).trim());
CODE
still_so <<'SEEN'
area: 10
limit: 1e+3
mask: 0x1f
change: 5
fee: 1.50
name: new # a note
SEEN
