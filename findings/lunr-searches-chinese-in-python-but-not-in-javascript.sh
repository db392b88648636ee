#!/bin/sh
# Guess: lunr.py builds the index that lunr.js would build; that is what it is for.
# What happens: both trim what is no letter from a word's ends with \W. In Python that leaves Chinese alone; in
# JavaScript Chinese is \W, and the whole word is trimmed away when lunr.js makes the index. It finds the word in the
# index that lunr.py made, because a query is not trimmed, and nothing in its own: the prepared index and the one made
# as a fallback in the browser differ.
# Who meets it: static sites that prepare their index in Python and search it in the browser.
# In svcq: tests/browser/test_search.py searches the built pages as a reader does.
. "$(dirname "$0")/begin.inc"
python_packages lunr==0.8.0
npm_packages lunr@2.3.9
run_python <<'CODE'
import json, pathlib
from lunr import lunr

index = lunr(ref="id", fields=("text",), documents=[{"id": "1", "text": "投诉 complaint"}])
pathlib.Path(__file__).with_name("index.json").write_text(json.dumps(index.serialize()))
for query in ("complaint", "投诉"):
    print(f"lunr.py, {query}: {len(index.search(query))} found")
CODE
run_node <<'CODE'
const lunr = require("lunr");
const own = lunr(function () { this.ref("id"); this.field("text"); this.add({ id: "1", text: "投诉 complaint" }); });
const prepared = lunr.Index.load(require("./index.json"));
for (const query of ["complaint", "投诉"]) {
  console.log(`lunr.js, ${query}: ${own.search(query).length} found in its own index, ${prepared.search(query).length} in lunr.py's`);
}
CODE
still_so <<'SEEN'
lunr.py, complaint: 1 found
lunr.py, 投诉: 1 found
lunr.js, complaint: 1 found in its own index, 1 in lunr.py's
lunr.js, 投诉: 0 found in its own index, 1 in lunr.py's
SEEN
