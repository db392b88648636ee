#!/bin/sh
# Guess: a time of day without quotes is either read as a time or refused by a model that wants one.
# What happens: PyYAML reads 9:00 as the number 540 (YAML 1.1 counts in sixties; 09:00 is text, for a nought leads), and pydantic takes
# a number for seconds since midnight: 9:00 becomes 00:09 in UTC, 17:30 becomes 00:17:30, in silence, and 09:00 beside them is nine
# o'clock. Each of the two says so of itself; what comes of it is said nowhere. Quotes are the cure, and the formatter yamlfix 1.19.1
# takes them away from times, because it reads YAML 1.2, and leaves them around "no" and "1.10".
# Who meets it: opening hours in YAML, checked by a model: the afternoon is at night, only the morning is right.
# In svcq: svcq_build/syntax reads YAML 1.2, where 9:00 is text.
. "$(dirname "$0")/begin.inc"
python_packages pyyaml==6.0.4 pydantic==2.14.4 yamlfix==1.19.1
run_python <<'CODE'
import datetime, pydantic, yaml, yamlfix


class Hours(pydantic.BaseModel):
    opens: datetime.time
    closes: datetime.time


for text in ("{opens: 09:00, closes: 17:30}", "{opens: 9:00, closes: 12:00}", '{opens: "9:00", closes: "12:00"}'):
    try:
        hours = Hours(**yaml.safe_load(text))
        print(text, "→", hours.opens.isoformat(), hours.closes.isoformat())
    except pydantic.ValidationError as error:
        print(text, "→", error.errors()[0]["type"])
tidy = yamlfix.fix_code('opens: "9:00"\nsaturday: "no"\nversion: "1.10"\n')
print(tidy.replace("\n", " | "), "→", yaml.safe_load(tidy))
CODE
still_so <<'SEEN'
{opens: 09:00, closes: 17:30} → 09:00:00 00:17:30+00:00
{opens: 9:00, closes: 12:00} → 00:09:00+00:00 00:12:00+00:00
{opens: "9:00", closes: "12:00"} → time_parsing
--- | opens: 9:00 | saturday: 'no' | version: '1.10' |  → {'opens': 540, 'saturday': 'no', 'version': '1.10'}
SEEN
