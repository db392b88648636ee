#!/bin/sh
# Guess: calendars that agree on every working day agree on the first working day after one.
# What happens: from a working day they do. From a day off, holidays and workalendar count the next working day as the
# first; chinesecalendar first goes to the next working day and counts on from there, so one working day after
# Saturday is Tuesday. And nought working days after a Saturday is Monday for holidays and chinesecalendar, Saturday
# for workalendar.
# Who meets it: time limits for applications that come in on the Internet at a weekend: a day too long in one program.
# In svcq: nowhere yet: it counts working days without naming dates.
. "$(dirname "$0")/begin.inc"
python_packages chinesecalendar==1.11.0 holidays==0.109 workalendar==17.0.0
run_python <<'CODE'
import datetime
import chinese_calendar, holidays
from workalendar.asia import China

statutory, calendar = holidays.China(years=2023), China()
year = [datetime.date(2023, 1, 1) + datetime.timedelta(n) for n in range(365)]
answers = (chinese_calendar.is_workday, statutory.is_working_day, calendar.is_working_day)
print("days on which they differ:", sum(len({answer(day) for answer in answers}) > 1 for day in year))
for day in (datetime.date(2023, 3, 3), datetime.date(2023, 3, 4), datetime.date(2023, 1, 24)):
    for count in (0, 1, 2):
        ends = {
            "chinesecalendar": chinese_calendar.find_workday(count, day),
            "holidays": statutory.get_nth_working_day(day, count),
            "workalendar": calendar.add_working_days(day, count),
        }
        print(f"{day:%a %d %b} and {count}:", ", ".join(f"{name} {end:%a %d %b}" for name, end in ends.items()))
CODE
still_so <<'SEEN'
days on which they differ: 0
Fri 03 Mar and 0: chinesecalendar Fri 03 Mar, holidays Fri 03 Mar, workalendar Fri 03 Mar
Fri 03 Mar and 1: chinesecalendar Mon 06 Mar, holidays Mon 06 Mar, workalendar Mon 06 Mar
Fri 03 Mar and 2: chinesecalendar Tue 07 Mar, holidays Tue 07 Mar, workalendar Tue 07 Mar
Sat 04 Mar and 0: chinesecalendar Mon 06 Mar, holidays Mon 06 Mar, workalendar Sat 04 Mar
Sat 04 Mar and 1: chinesecalendar Tue 07 Mar, holidays Mon 06 Mar, workalendar Mon 06 Mar
Sat 04 Mar and 2: chinesecalendar Wed 08 Mar, holidays Tue 07 Mar, workalendar Tue 07 Mar
Tue 24 Jan and 0: chinesecalendar Sat 28 Jan, holidays Sat 28 Jan, workalendar Tue 24 Jan
Tue 24 Jan and 1: chinesecalendar Sun 29 Jan, holidays Sat 28 Jan, workalendar Sat 28 Jan
Tue 24 Jan and 2: chinesecalendar Mon 30 Jan, holidays Sun 29 Jan, workalendar Sun 29 Jan
SEEN
