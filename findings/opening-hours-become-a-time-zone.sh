#!/bin/sh
# Guess: a parser of dates refuses opening hours, as it refuses "3 days" and "9:00 - 17:00".
# What happens: without blanks the end of the time is the zone to python-dateutil: 2026-03-01 9:00-17:00 is nine
# o'clock in a zone seventeen hours behind Greenwich, which is 2 March at two there. No zone on earth is farther
# behind than twelve hours. 9-17 is 17 September.
# Who meets it: opening hours and appointments in a column that is "turned into dates"; sorted, they land on other
# days.
# In svcq: nowhere: times in documents have one form.
. "$(dirname "$0")/begin.inc"
python_packages python-dateutil==4.0.0
run_python <<'CODE'
import datetime
from dateutil import parser

for text in ("2026-03-01 9:00-17:00", "2026-03-01 14:00-17:30", "9:00-17", "9-17", "9:00 - 17:00", "3 days"):
    try:
        read = parser.parse(text, default=datetime.datetime(2026, 1, 1))
        zone = f", which is {read.astimezone(datetime.timezone.utc):%d %B %H:%M} UTC" if read.tzinfo else ""
        print(f"{text}: {read}{zone}")
    except parser.ParserError:
        print(f"{text}: refused")
CODE
still_so <<'SEEN'
2026-03-01 9:00-17:00: 2026-03-01 09:00:00-17:00, which is 02 March 02:00 UTC
2026-03-01 14:00-17:30: 2026-03-01 14:00:00-17:30, which is 02 March 07:30 UTC
9:00-17: 2026-01-01 09:00:00-17:00, which is 02 January 02:00 UTC
9-17: 2026-09-17 00:00:00
9:00 - 17:00: refused
3 days: refused
SEEN
