#!/bin/sh
# Guess: a parser that knows Chinese reads 3月1日 if it reads 2026年3月1日.
# What happens: dateparser reads the second and 3天后, but not 3月1日, 三天前, 下周一 or 下午3点: no error, None.
# Who meets it: minutes, complaints, anything a person writes about this year.
# In svcq: nowhere: dates in documents have one form.
. "$(dirname "$0")/begin.inc"
python_packages dateparser==1.5.0
run_python <<'CODE'
import dateparser

for text in ("2026年3月1日", "3月1日", "3天后", "三天前", "下周一", "下午3点"):
    print(text, "read" if dateparser.parse(text, languages=["zh"]) else "None")
CODE
still_so <<'SEEN'
2026年3月1日 read
3月1日 None
3天后 read
三天前 None
下周一 None
下午3点 None
SEEN
