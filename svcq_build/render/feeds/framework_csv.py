"""Framework coverage as CSV: a row for each clause and what carries it; a clause that nothing carries has one row."""

from __future__ import annotations

from svcq_build.render.desk import Desk
from svcq_build.render.feeds import SiteFile
from svcq_build.render.feeds._tables import Row, csv_file
from svcq_build.render.text import plain
from svcq_build.render.views.framework_coverage import all_clauses


def _make(desk: Desk) -> bytes:
    word = desk.word
    heads = ("Code", "Framework", "Clause", "Title", "What carries it", "Reference", "Gap")
    rows: list[Row] = [[word(head) for head in heads]]
    for ref, clauses in all_clauses(desk).items():
        framework = desk.doc(ref)
        for clause in clauses:
            about = [plain(framework.code or ""), plain(framework.title), clause.id, plain(clause.title)]
            rows += [[*about, plain(desk.title(carrier)), carrier, ""] for carrier in clause.carriers]
            if not clause.carriers:
                rows.append([*about, "", "", word("gap") if clause.gap else word("see below")])
    return csv_file(rows)


FILE = SiteFile("framework-coverage.csv", _make)
