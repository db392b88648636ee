#!/bin/sh
# The guess: what pydantic refuses as an int or a float it refuses as a Decimal.
# What happens: pydantic 2.14.4 hands the text to Python's Decimal, which takes the digits of every script, and mixes:
#   "１２"   int and float: error     Decimal: 12
#   "١٢"   int and float: error     Decimal: 12
#   "1٢"   int and float: error     Decimal: 12
# Who meets it: forms filled in with a Chinese input method. A field that becomes a Decimal "to be exact" starts to
# take values that another check of the same form, made with int or float, refuses.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip -qq --disable-pip-version-check install --target "$dir/python" pydantic==2.14.4
PYTHONPATH="$dir/python" python3 - <<'END'
from decimal import Decimal

from pydantic import TypeAdapter, ValidationError

for text in ("１２", "١٢", "1٢"):
    for kind in (int, float):
        try:
            TypeAdapter(kind).validate_python(text)
        except ValidationError:
            continue
        raise SystemExit(f"{kind.__name__} takes {text!r} now")
    value = TypeAdapter(Decimal).validate_python(text)
    print(repr(text), "->", repr(value))
    assert value == 12
END
