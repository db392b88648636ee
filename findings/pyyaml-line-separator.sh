#!/bin/sh
# The guess: two readers of YAML agree on where a line ends.
# What happens: for PyYAML 6.0.4 (YAML 1.1; also with libyaml) U+2028 ends a line, for npm yaml 2.9.1 (YAML 1.2) it is
# a character of the text. One document, two outcomes:
#   title: 窗口<U+2028>电话      npm yaml: one text      PyYAML: ScannerError, could not find expected ':'
#   title: 窗口<U+0085> 电话     npm yaml keeps U+0085   PyYAML reads "窗口 电话"
# Who meets it: one program says that the file is sound, the other refuses it.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip -qq --disable-pip-version-check install --target "$dir/python" PyYAML==6.0.4
npm --prefix "$dir" --silent --no-audit --no-fund install yaml@2.9.1
node=$(NODE_PATH="$dir/node_modules" node - <<'END'
const { parse } = require("yaml");
console.log(JSON.stringify(["title: 窗口\u2028电话\n", "title: 窗口\u0085 电话\n"].map((text) => parse(text).title)));
END
)
echo "$node"
NODE_SAID="$node" PYTHONPATH="$dir/python" python3 - <<'END'
import json
import os

import yaml

for loader in (yaml.SafeLoader, yaml.CSafeLoader):
    assert yaml.load("title: 窗口\x85 电话\n", loader) == {"title": "窗口 电话"}
    try:
        yaml.load("title: 窗口\u2028电话\n", loader)
    except yaml.scanner.ScannerError as error:
        print(loader.__name__, error.problem)
    else:
        raise SystemExit("PyYAML reads it now")
assert json.loads(os.environ["NODE_SAID"]) == ["窗口\u2028电话", "窗口\x85 电话"]
END
