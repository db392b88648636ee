#!/bin/sh
# Guess: a JSON Schema with "pattern": "^\\d{4}$" means the same to every validator.
# What happens: JSON Schema takes its patterns from ECMA 262, where \d is 0 to 9. Python's jsonschema uses re, where
# \d is any script's digit and $ stands before a last line feed too; pydantic's engine knows all digits but not the
# line feed. So full-width digits, as a Chinese keyboard types them, pass on the server and fail in the editor; and
# \w, which Python fills with all of Chinese, holds none of it in ajv.
# Who meets it: whoever checks one file with an editor's schema and with a Python program.
# In svcq: tests/kinds/test_schema_agrees.py holds that the published schemas and the models agree.
. "$(dirname "$0")/begin.inc"
python_packages jsonschema==4.26.0 pydantic==2.14.4
npm_packages ajv@8.20.0
run_python <<'CODE'
import jsonschema, pydantic
from typing import Annotated

for pattern in (r"^\d{4}$", r"^\w+$"):
    for text in ("2026", "２０２６", "2026\n", "年度"):
        model = pydantic.TypeAdapter(Annotated[str, pydantic.StringConstraints(pattern=pattern)])
        try:
            model.validate_python(text)
            taken = True
        except pydantic.ValidationError:
            taken = False
        by_schema = jsonschema.Draft202012Validator({"pattern": pattern}).is_valid(text)
        print(f"{pattern:8} {text!r}: jsonschema {by_schema}, pydantic {taken}")
CODE
run_node <<'CODE'
const Ajv = require("ajv/dist/2020");
for (const pattern of ["^\\d{4}$", "^\\w+$"])
  for (const text of ["2026", "２０２６", "2026\n", "年度"])
    console.log(`${pattern.padEnd(8)} ${JSON.stringify(text)}: ajv ${new Ajv().validate({ type: "string", pattern }, text)}`);
CODE
still_so <<'SEEN'
^\d{4}$  '2026': jsonschema True, pydantic True
^\d{4}$  '２０２６': jsonschema True, pydantic True
^\d{4}$  '2026\n': jsonschema True, pydantic False
^\d{4}$  '年度': jsonschema False, pydantic False
^\w+$    '2026': jsonschema True, pydantic True
^\w+$    '２０２６': jsonschema True, pydantic True
^\w+$    '2026\n': jsonschema True, pydantic False
^\w+$    '年度': jsonschema True, pydantic True
^\d{4}$  "2026": ajv true
^\d{4}$  "２０２６": ajv false
^\d{4}$  "2026\n": ajv false
^\d{4}$  "年度": ajv false
^\w+$    "2026": ajv true
^\w+$    "２０２６": ajv false
^\w+$    "2026\n": ajv false
^\w+$    "年度": ajv false
SEEN
