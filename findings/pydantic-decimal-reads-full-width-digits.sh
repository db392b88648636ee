#!/bin/sh
# Guess: a number written with full-width digits is read by all of pydantic's number types, or by none.
# What happens: Decimal reads "９５" as 95; int and float refuse it. "９５．５" with a full-width point is refused by
# Decimal too. Beside it, the JSON Schema made of the same model names no digits at all for Decimal: it lets "九五"
# and "1,000" pass.
# Who meets it: a form or a table typed with a Chinese keyboard, and editors that trust the model's schema.
# In svcq: tests/kinds/test_schema_agrees.py holds that the published schemas and the models agree.
. "$(dirname "$0")/begin.inc"
python_packages pydantic==2.14.4 jsonschema==4.26.0
run_python <<'CODE'
from decimal import Decimal
import jsonschema, pydantic


def read(kind, text):
    try:
        return repr(pydantic.TypeAdapter(kind).validate_python(text))
    except pydantic.ValidationError:
        return "refused"


schema = jsonschema.Draft202012Validator(pydantic.TypeAdapter(Decimal).json_schema())
for text in ("95", "９５", "９５．５", "1,000", "九五"):
    answers = ", ".join(f"{kind.__name__} {read(kind, text)}" for kind in (int, float, Decimal))
    print(f"{text}: {answers}; Decimal's own JSON Schema: {'valid' if schema.is_valid(text) else 'invalid'}")
CODE
still_so <<'SEEN'
95: int 95, float 95.0, Decimal Decimal('95'); Decimal's own JSON Schema: valid
９５: int refused, float refused, Decimal Decimal('95'); Decimal's own JSON Schema: valid
９５．５: int refused, float refused, Decimal refused; Decimal's own JSON Schema: valid
1,000: int refused, float refused, Decimal refused; Decimal's own JSON Schema: valid
九五: int refused, float refused, Decimal refused; Decimal's own JSON Schema: valid
SEEN
