"""The master tables of ISO 2859-1:1999 (GB/T 2828.1-2012), as printed; and its switching."""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path

import pytest

from svcq_build.figures import AQLS, Lot, code_letter, master_plan, plan_for, standing

#: Table 1: the last of each row of lot sizes, and the letters of the general levels.
TABLE_1 = """
8 A A B
15 A B C
25 B C D
50 C D E
90 C E F
150 D F G
280 E G H
500 F H J
1200 G J K
3200 H K L
10000 J L M
35000 K M N
150000 L N P
500000 M P Q
500001 N Q R
"""
#: Tables 2-A to 2-C as they are printed: letter, sample size, then a cell for each AQL. v and ^ are the arrows.
#: They are not those of MIL-STD-105E and ANSI/ASQ Z1.4, which have an arrow where the tightened table has A at 10, and
#: whose reduced table leaves a gap between acceptance and rejection.
NORMAL = """
A 2 v v v v v v v v v v v v v v 0 v v 1 2 3 5 7 10 14 21 30
B 3 v v v v v v v v v v v v v 0 ^ v 1 2 3 5 7 10 14 21 30 44
C 5 v v v v v v v v v v v v 0 ^ v 1 2 3 5 7 10 14 21 30 44 ^
D 8 v v v v v v v v v v v 0 ^ v 1 2 3 5 7 10 14 21 30 44 ^ ^
E 13 v v v v v v v v v v 0 ^ v 1 2 3 5 7 10 14 21 30 44 ^ ^ ^
F 20 v v v v v v v v v 0 ^ v 1 2 3 5 7 10 14 21 ^ ^ ^ ^ ^ ^
G 32 v v v v v v v v 0 ^ v 1 2 3 5 7 10 14 21 ^ ^ ^ ^ ^ ^ ^
H 50 v v v v v v v 0 ^ v 1 2 3 5 7 10 14 21 ^ ^ ^ ^ ^ ^ ^ ^
J 80 v v v v v v 0 ^ v 1 2 3 5 7 10 14 21 ^ ^ ^ ^ ^ ^ ^ ^ ^
K 125 v v v v v 0 ^ v 1 2 3 5 7 10 14 21 ^ ^ ^ ^ ^ ^ ^ ^ ^ ^
L 200 v v v v 0 ^ v 1 2 3 5 7 10 14 21 ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^
M 315 v v v 0 ^ v 1 2 3 5 7 10 14 21 ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^
N 500 v v 0 ^ v 1 2 3 5 7 10 14 21 ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^
P 800 v 0 ^ v 1 2 3 5 7 10 14 21 ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^
Q 1250 0 ^ v 1 2 3 5 7 10 14 21 ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^
R 2000 ^ ^ 1 2 3 5 7 10 14 21 ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^
"""
TIGHTENED = """
A 2 v v v v v v v v v v v v v v v 0 v v 1 2 3 5 8 12 18 27
B 3 v v v v v v v v v v v v v v 0 v v 1 2 3 5 8 12 18 27 41
C 5 v v v v v v v v v v v v v 0 v v 1 2 3 5 8 12 18 27 41 ^
D 8 v v v v v v v v v v v v 0 v v 1 2 3 5 8 12 18 27 41 ^ ^
E 13 v v v v v v v v v v v 0 v v 1 2 3 5 8 12 18 27 41 ^ ^ ^
F 20 v v v v v v v v v v 0 v v 1 2 3 5 8 12 18 ^ ^ ^ ^ ^ ^
G 32 v v v v v v v v v 0 v v 1 2 3 5 8 12 18 ^ ^ ^ ^ ^ ^ ^
H 50 v v v v v v v v 0 v v 1 2 3 5 8 12 18 ^ ^ ^ ^ ^ ^ ^ ^
J 80 v v v v v v v 0 v v 1 2 3 5 8 12 18 ^ ^ ^ ^ ^ ^ ^ ^ ^
K 125 v v v v v v 0 v v 1 2 3 5 8 12 18 ^ ^ ^ ^ ^ ^ ^ ^ ^ ^
L 200 v v v v v 0 v v 1 2 3 5 8 12 18 ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^
M 315 v v v v 0 v v 1 2 3 5 8 12 18 ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^
N 500 v v v 0 v v 1 2 3 5 8 12 18 ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^
P 800 v v 0 v v 1 2 3 5 8 12 18 ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^
Q 1250 v 0 v v 1 2 3 5 8 12 18 ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^
R 2000 0 ^ v 1 2 3 5 8 12 18 ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^
S 3150 - - 1 - - - - - - - - - - - - - - - - - - - - - - -
"""
REDUCED = """
A 2 v v v v v v v v v v v v v v 0 v v 1 2 3 5 7 10 14 21 30
B 2 v v v v v v v v v v v v v 0 ^ v v 1 2 3 5 7 10 14 21 30
C 2 v v v v v v v v v v v v 0 ^ v v 1 2 3 5 6 8 10 14 21 ^
D 3 v v v v v v v v v v v 0 ^ v v 1 2 3 5 6 8 10 14 21 ^ ^
E 5 v v v v v v v v v v 0 ^ v v 1 2 3 5 6 8 10 14 21 ^ ^ ^
F 8 v v v v v v v v v 0 ^ v v 1 2 3 5 6 8 10 ^ ^ ^ ^ ^ ^
G 13 v v v v v v v v 0 ^ v v 1 2 3 5 6 8 10 ^ ^ ^ ^ ^ ^ ^
H 20 v v v v v v v 0 ^ v v 1 2 3 5 6 8 10 ^ ^ ^ ^ ^ ^ ^ ^
J 32 v v v v v v 0 ^ v v 1 2 3 5 6 8 10 ^ ^ ^ ^ ^ ^ ^ ^ ^
K 50 v v v v v 0 ^ v v 1 2 3 5 6 8 10 ^ ^ ^ ^ ^ ^ ^ ^ ^ ^
L 80 v v v v 0 ^ v v 1 2 3 5 6 8 10 ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^
M 125 v v v 0 ^ v v 1 2 3 5 6 8 10 ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^
N 200 v v 0 ^ v v 1 2 3 5 6 8 10 ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^
P 315 v 0 ^ v v 1 2 3 5 6 8 10 ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^
Q 500 0 ^ ^ v 1 2 3 5 6 8 10 ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^
R 800 ^ ^ ^ 1 2 3 5 6 8 10 ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^
"""
TABLES = {"normal": NORMAL, "tightened": TIGHTENED, "reduced": REDUCED}
SWITCHING = json.loads((Path(__file__).parent / "peers.json").read_text())["switching"]


@pytest.mark.parametrize("severity", TABLES)
def test_each_cell_is_that_of_the_published_table(severity) -> None:
    rows = [line.split() for line in TABLES[severity].strip().splitlines()]
    for start, row in enumerate(rows):
        if row[0] == "S":
            continue
        assert len(row) == 2 + len(AQLS)
        for column, aql in enumerate(AQLS):
            at = start
            while rows[at][2 + column] in "v^":
                at += 1 if rows[at][2 + column] == "v" else -1
            plan = master_plan(row[0], aql, severity)
            published = (rows[at][0], int(rows[at][1]), int(rows[at][2 + column]))
            assert (plan.letter, plan.sample, plan.accept) == published, f"{row[0]} {aql}"
            assert plan.reject == plan.accept + 1


def test_each_letter_is_that_of_table_1() -> None:
    first = 2
    for line in TABLE_1.strip().splitlines():
        last, *letters = line.split()
        for size in (first, int(last)):
            assert [code_letter(size, level) for level in ("I", "II", "III")] == letters
        first = int(last) + 1


@pytest.mark.parametrize(
    ("lot", "level", "aql", "severity", "expected"),
    [
        (80, "II", 1.0, "normal", ("E", 13, 0)),
        (20, "II", 1.0, "normal", ("E", 13, 0)),  # C points down to E
        (1000, "II", 2.5, "normal", ("J", 80, 5)),
        (1000, "II", 2.5, "tightened", ("J", 80, 3)),
        (1000, "II", 2.5, "reduced", ("J", 32, 3)),
    ],
)
def test_a_plan_for_a_lot(lot, level, aql, severity, expected) -> None:
    plan = plan_for(lot, level, aql, severity)
    assert (plan.letter, plan.sample, plan.accept) == expected
    assert not plan.all_of_them


def test_a_sample_as_large_as_the_lot_is_the_lot() -> None:
    plan = plan_for(10, "II", 0.65)
    assert (plan.sample, plan.accept, plan.all_of_them) == (10, 0, True)


@pytest.mark.parametrize(("lot", "aql"), [(1, 1.0), (0, 1.0), (80, 3.0)])
def test_what_the_tables_do_not_have_is_refused(lot: int, aql: float) -> None:
    with pytest.raises(ValueError, match=r"."):
        plan_for(lot, "II", aql)


@pytest.mark.parametrize("peer", SWITCHING)
def test_severities_change_as_in_another_package(peer) -> None:
    # With at most one failure allowed the switching score asks for no tighter plan, which that package does not know.
    lots = [Lot(80, 80, 0 if accepted else 80) for accepted in peer["outcomes"]]
    ours = [standing(lots[: at + 1], "II", 1.0, may_reduce=True).state for at in range(len(lots))]
    end = peer["after"].index("discontinued") + 1 if "discontinued" in peer["after"] else len(ours)
    assert ours[:end] == peer["after"][:end]
    assert len(list(groupby(ours))) > 1


def test_reduced_inspection_needs_leave_and_a_score_that_a_tighter_plan_would_have_given() -> None:
    good, barely = Lot(1000, 80, 0), Lot(1000, 80, 5)
    assert standing([good] * 9, "II", 2.5).score == 27
    assert standing([good] * 10, "II", 2.5, may_reduce=True).state == "reduced"
    assert standing([good] * 30, "II", 2.5).state == "normal"
    assert standing([*[good] * 9, barely], "II", 2.5, may_reduce=True).score == 0
    assert standing([*[good] * 10, Lot(1000, 32, 4)], "II", 2.5, may_reduce=True).state == "normal"


def test_fewer_drawn_than_the_plan_asks_for_tell_nothing_good() -> None:
    few = Lot(1000, 20, 0)
    assert standing([few] * 3, "II", 2.5).unjudged == 3
    assert standing([Lot(1000, 20, 6)] * 2, "II", 2.5).state == "tightened"


def test_a_lot_after_a_discontinuation_begins_with_tightened() -> None:
    bad, good = Lot(80, 80, 80), Lot(80, 80, 0)
    assert standing([bad] * 7, "II", 1.0).state == "discontinued"
    assert standing([*[bad] * 7, good], "II", 1.0).state == "tightened"
