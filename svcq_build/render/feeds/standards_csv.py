"""The detail table of the standards system as CSV."""

from __future__ import annotations

from svcq_build.render.desk import Desk
from svcq_build.render.feeds import SiteFile
from svcq_build.render.feeds._standards_tables import detail_rows
from svcq_build.render.feeds._tables import csv_file
from svcq_build.render.views.standards_system import standards_system


def _make(desk: Desk) -> bytes:
    return csv_file(detail_rows(desk, standards_system(desk)))


FILE = SiteFile("standards-system.csv", _make)
