#!/bin/sh
# Guess: Babel's format_timedelta says a length of time in the reader's language: 6 days are “6 天”, 10 days “10 天”.
# What happens: it says one number of one unit, the next larger unit already from 85 % of it, and rounds: 6 days and 10 days are
# both “1周”, 26 days “1个月”, 51 minutes “1小时”, 36 hours “2天”, 311 days “1年”; threshold moves where a unit begins, and 10 days
# stay a week with threshold=1.
# Who meets it: whoever shows with it how long something may take (10 days to object, 51 minutes waited), where only the exact
# number is true. For “about two weeks ago” it is what one wants.
# In svcq: lengths of time are kept as written, in their own unit, and shown so (svcq_build/model, format_duration).
. "$(dirname "$0")/begin.inc"
python_packages Babel==2.18.0
run_python <<'END'
from datetime import timedelta

from babel.dates import format_timedelta

for length in ({"days": 6}, {"days": 10}, {"days": 26}, {"minutes": 51}, {"hours": 36}, {"days": 311}):
    said = [format_timedelta(timedelta(**length), locale=locale) for locale in ("zh", "en")]
    print(length, *said, "threshold=1:", format_timedelta(timedelta(**length), threshold=1, locale="zh"), sep="  ")
END
still_so <<'END'
{'days': 6}  1周  1 week  threshold=1:  6天
{'days': 10}  1周  1 week  threshold=1:  1周
{'days': 26}  1个月  1 month  threshold=1:  4周
{'minutes': 51}  1小时  1 hour  threshold=1:  51分钟
{'hours': 36}  2天  2 days  threshold=1:  2天
{'days': 311}  1年  1 year  threshold=1:  10个月
END
