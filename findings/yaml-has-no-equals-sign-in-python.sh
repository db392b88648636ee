#!/bin/sh
# Guess: "operator: =" is the text "=", as ">" in quotes or "<=" without would be.
# What happens: YAML 1.1 set the lone = aside for a type of its own. PyYAML and ruamel.yaml know the type's name but
# cannot make one, and raise; as a key PyYAML's reader takes the very same sign. npm's yaml reads text in both places,
# and so does every editor that uses it.
# Who meets it: comparisons in data: the operator of an indicator's target, filters, formulas.
# In svcq: svcq_build/syntax/yaml.py makes the values itself, and reads = as text.
. "$(dirname "$0")/begin.inc"
python_packages PyYAML==6.0.4 ruamel.yaml==0.19.1
npm_packages yaml@2.9.1
run_python <<'CODE'
import yaml
from ruamel.yaml import YAML


def read(load, text):
    try:
        return load(text)
    except Exception as error:
        return f"{type(error).__name__}: {str(error).splitlines()[0]}"


for text in ("operator: <=", "operator: =", "=: equal"):
    print(f"{text!r}")
    print("  PyYAML     ", read(yaml.safe_load, text))
    print("  ruamel.yaml", read(YAML(typ="safe").load, text))
CODE
run_node <<'CODE'
for (const text of ["operator: <=", "operator: =", "=: equal"]) console.log("npm yaml   ", JSON.stringify(require("yaml").parse(text)));
CODE
still_so <<'SEEN'
'operator: <='
  PyYAML      {'operator': '<='}
  ruamel.yaml {'operator': '<='}
'operator: ='
  PyYAML      ConstructorError: could not determine a constructor for the tag 'tag:yaml.org,2002:value'
  ruamel.yaml ConstructorError: could not determine a constructor for the tag 'tag:yaml.org,2002:value'
'=: equal'
  PyYAML      {'=': 'equal'}
  ruamel.yaml {'=': 'equal'}
npm yaml    {"operator":"<="}
npm yaml    {"operator":"="}
npm yaml    {"=":"equal"}
SEEN
