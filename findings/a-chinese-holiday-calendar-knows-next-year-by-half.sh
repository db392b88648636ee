#!/bin/sh
# Guess: a calendar either knows a year or says that it does not.
# What happens: China moves working days to weekends and announces them in November of the year before. For 2027,
# holidays 0.109 has the statutory days and no moved ones, and answers as if that were all; workalendar's data end in
# 2023, and after that a moved weekend is a day off without a word; chinesecalendar raises.
# Who meets it: time limits in working days that run past the newest announced year.
# In svcq: nowhere yet: it counts working days without naming dates.
. "$(dirname "$0")/begin.inc"
python_packages holidays==0.109 workalendar==17.0.0 chinesecalendar==1.11.0
run_python <<'CODE'
from datetime import date, timedelta
import chinese_calendar, holidays
from workalendar.asia import China

for year in (2025, 2026, 2027):
    known = holidays.China(years=year)
    days = [date(year, 1, 1) + timedelta(n) for n in range(365)]
    weekend = [day for day in days if day.weekday() > 4]
    worked = {"holidays": sum(known.is_working_day(day) for day in weekend),
              "workalendar": sum(China().is_working_day(day) for day in weekend)}
    try:
        worked["chinesecalendar"] = sum(chinese_calendar.is_workday(day) for day in weekend)
    except NotImplementedError as error:
        worked["chinesecalendar"] = "raises NotImplementedError"
    print(f"{year}, weekend days that are worked:", ", ".join(f"{name} {number}" for name, number in worked.items()))
CODE
still_so <<'SEEN'
2025, weekend days that are worked: holidays 5, workalendar 0, chinesecalendar 5
2026, weekend days that are worked: holidays 6, workalendar 0, chinesecalendar 6
2027, weekend days that are worked: holidays 0, workalendar 0, chinesecalendar raises NotImplementedError
SEEN
