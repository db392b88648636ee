#!/bin/sh
# Guess: the two loaders of PyYAML read the same, and "?" is only a sign inside a text: YAML gives it a meaning only with a
# blank after it.
# What happens: in brackets the loader in Python refuses a question mark behind a word, the one in C reads it; before a word
# both drop it, in silence, and make a mapping. npm's yaml reads what is written.
# Who meets it: questions typed with a Western question mark in tags, headings and keys, and patterns such as ?.log; and who
# changes from one loader to the other for speed.
# In svcq: svcq_build/load/slips.py refuses the mark that would be dropped (tests/load/test_syntax.py).
. "$(dirname "$0")/begin.inc"
python_packages PyYAML==6.0.4
npm_packages yaml@2.9.1
run_python <<'CODE'
import yaml


def read(loader, text):
    try:
        return yaml.load(text, loader)
    except yaml.YAMLError as error:
        return f"{type(error).__name__}: {error.problem}"


for text in ("[能代办吗?, 要多久]", "{能代办吗?: 能}", "[?.log]", "{?能代办吗: 能}"):
    print(text)
    print("  SafeLoader ", read(yaml.SafeLoader, text))
    print("  CSafeLoader", read(yaml.CSafeLoader, text))
CODE
run_node <<'CODE'
for (const text of ["[能代办吗?, 要多久]", "{能代办吗?: 能}", "[?.log]", "{?能代办吗: 能}"])
  console.log("npm yaml", JSON.stringify(require("yaml").parse(text)));
CODE
still_so <<'SEEN'
[能代办吗?, 要多久]
  SafeLoader  ParserError: expected ',' or ']', but got '?'
  CSafeLoader ['能代办吗?', '要多久']
{能代办吗?: 能}
  SafeLoader  ParserError: expected ',' or '}', but got '?'
  CSafeLoader {'能代办吗?': '能'}
[?.log]
  SafeLoader  [{'.log': None}]
  CSafeLoader [{'.log': None}]
{?能代办吗: 能}
  SafeLoader  {'能代办吗': '能'}
  CSafeLoader {'能代办吗': '能'}
npm yaml ["能代办吗?","要多久"]
npm yaml {"能代办吗?":"能"}
npm yaml ["?.log"]
npm yaml {"?能代办吗":"能"}
SEEN
