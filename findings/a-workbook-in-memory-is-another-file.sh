#!/bin/sh
# Guess: XlsxWriter's option in_memory says where the parts of a workbook wait, and nothing else; once the day of making is
# fixed by set_properties(), the same rows are the same bytes either way.
# What happens: the members of the zip are dated 1980-01-31 without it and 1980-01-01 with it, so the files differ; and
# without set_properties({"created": …}) both hold the second in which they were made.
# Who meets it: sites that publish a table as .xlsx and compare builds byte for byte; whoever moves to machines without a disk.
# In svcq: the workbook of the standards system is always made in memory, with a fixed day (tests/views).
. "$(dirname "$0")/begin.inc"
python_packages XlsxWriter==3.3.1
run_python <<'CODE'
import datetime
import io
import zipfile

import xlsxwriter


def workbook(in_memory, created):
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": in_memory})
    if created:
        book.set_properties({"created": created})
    book.add_worksheet("明细表").write_string(0, 0, "GB/T 24421.2-2023")
    book.close()
    return target.getvalue()


day = datetime.datetime(2026, 11, 28)
made = {in_memory: workbook(in_memory, day) for in_memory in (False, True)}
for in_memory, content in made.items():
    dates = {member.date_time[:3] for member in zipfile.ZipFile(io.BytesIO(content)).infolist()}
    print(f"in_memory={in_memory}: members dated {sorted(dates)}")
parts = [
    {name: archive.read(name) for name in sorted(archive.namelist())}
    for archive in (zipfile.ZipFile(io.BytesIO(content)) for content in made.values())
]
print(f"the same parts: {parts[0] == parts[1]}; the same bytes: {made[False] == made[True]}")
core = zipfile.ZipFile(io.BytesIO(workbook(True, None))).read("docProps/core.xml").decode()
this_year = str(datetime.datetime.now(datetime.timezone.utc).year)
print(f"without a day of making, the file holds today's: {f'>{this_year}-' in core}")
CODE
still_so <<'SEEN'
in_memory=False: members dated [(1980, 1, 31)]
in_memory=True: members dated [(1980, 1, 1)]
the same parts: True; the same bytes: False
without a day of making, the file holds today's: True
SEEN
