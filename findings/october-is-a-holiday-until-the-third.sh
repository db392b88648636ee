#!/bin/sh
# Guess: "2026-10" is no day, so asking a holiday calendar for it is an error, or never a holiday.
# What happens: holidays takes any text that dateutil reads, and dateutil fills what is missing with today: asked on
# the 3rd of any month, 2026-10 is National Day, and on the 8th it is not.
# Who meets it: tables with months beside days; the test that passed on the 8th fails on the 1st.
# In svcq: nowhere: it asks no calendar.
. "$(dirname "$0")/begin.inc"
python_packages holidays==0.109 python-dateutil==2.9.0.post0 freezegun==1.5.5
run_python <<'CODE'
import holidays
from freezegun import freeze_time

for today in ("2026-06-03", "2026-06-08"):
    with freeze_time(today):
        for text in ("2026-10", "October", "2026-10-01"):
            print(f"on {today}, {text}:", holidays.China(language="en_US").get(text))
CODE
still_so <<'SEEN'
on 2026-06-03, 2026-10: National Day
on 2026-06-03, October: National Day
on 2026-06-03, 2026-10-01: National Day
on 2026-06-08, 2026-10: None
on 2026-06-08, October: None
on 2026-06-08, 2026-10-01: National Day
SEEN
