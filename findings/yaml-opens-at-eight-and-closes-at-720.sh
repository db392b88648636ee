#!/bin/sh
# Guess: opening hours in a YAML list are all of one type.
# What happens: PyYAML follows YAML 1.1, where digits with colons are numbers to the base of sixty, but not with a
# leading zero: 08:30 stays text and 12:00 is 720. ruamel.yaml and npm's yaml keep both as text. A schema for text
# then blames only the afternoon.
# Who meets it: opening hours, shifts, time slots.
# In svcq: svcq_build/syntax/yaml.py makes the values itself, and both are text; the times of meetings, in
# tests/load/planted_faults.py.
. "$(dirname "$0")/begin.inc"
python_packages PyYAML==6.0.4 ruamel.yaml==0.19.1
npm_packages yaml@2.9.1
run_python <<'CODE'
import yaml
from ruamel.yaml import YAML

hours = "[08:30, 12:00, 13:30, 17:30]"
print("PyYAML     ", yaml.safe_load(hours))
print("ruamel.yaml", YAML(typ="safe").load(hours))
CODE
run_node <<'CODE'
console.log("npm yaml   ", JSON.stringify(require("yaml").parse("[08:30, 12:00, 13:30, 17:30]")));
CODE
still_so <<'SEEN'
PyYAML      ['08:30', 720, 810, 1050]
ruamel.yaml ['08:30', '12:00', '13:30', '17:30']
npm yaml    ["08:30","12:00","13:30","17:30"]
SEEN
