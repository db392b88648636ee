"""The standards system as a workbook of Excel: the detail table, and the statistics by source."""

from __future__ import annotations

from svcq_build.render.desk import Desk
from svcq_build.render.feeds import SiteFile
from svcq_build.render.feeds._standards_tables import detail_rows, statistics_rows
from svcq_build.render.feeds._tables import xlsx_file
from svcq_build.render.views.standards_system import standards_system


def _make(desk: Desk) -> bytes:
    system = standards_system(desk)
    return xlsx_file(
        {
            desk.word("Detail table"): detail_rows(desk, system),
            desk.word("Statistics by source"): statistics_rows(desk, system),
        }
    )


FILE = SiteFile("standards-system.xlsx", _make)
