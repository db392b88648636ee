#!/bin/sh
# The guess: a JSON Schema's pattern means the same to two validators of the same draft.
# What happens: jsonschema 4.26.0 hands the pattern to Python's re, ajv 8.20.0 to JavaScript. Under ^\d{4}$ and ^\S+$:
#   "２０２６" (full-width)   jsonschema: valid     ajv: invalid
#   "2026\n"              jsonschema: valid     ajv: invalid
#   "中<U+FEFF>心"          jsonschema: valid     ajv: invalid (^\S+$)
#   "中<U+0085>心"          jsonschema: invalid   ajv: valid   (^\S+$)
# Who meets it: a form that validates in the browser and again on the server; [0-9] instead of \d is the cure, and no
# $ without a thought for the line break.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip -qq --disable-pip-version-check install --target "$dir/python" jsonschema==4.26.0
npm --prefix "$dir" --silent --no-audit --no-fund install ajv@8.20.0
node=$(NODE_PATH="$dir/node_modules" node - <<'END'
const Ajv = require("ajv/dist/2020");
const cases = [["^\\d{4}$", "２０２６"], ["^\\d{4}$", "2026\n"], ["^\\S+$", "中\ufeff心"], ["^\\S+$", "中\u0085心"]];
console.log(JSON.stringify(cases.map(([pattern, text]) => new Ajv({ strict: false }).validate({ pattern }, text))));
END
)
echo "$node"
NODE_SAID="$node" PYTHONPATH="$dir/python" python3 - <<'END'
import json
import os

from jsonschema import Draft202012Validator as Validator

cases = [(r"^\d{4}$", "２０２６"), (r"^\d{4}$", "2026\n"), (r"^\S+$", "中\ufeff心"), (r"^\S+$", "中\x85心")]
python = [Validator({"pattern": pattern}).is_valid(text) for pattern, text in cases]
print("jsonschema", python, "ajv", os.environ["NODE_SAID"])
assert python == [True, True, True, False]
assert json.loads(os.environ["NODE_SAID"]) == [False, False, False, True]
END
