"""Training in a report: sessions, how many came, and how many passed."""

from __future__ import annotations

from collections import defaultdict

from svcq_build.export import Block
from svcq_build.records import TrainingSession
from svcq_build.reports.frame import Frame


def digest(frame: Frame, shown: frozenset[str]) -> tuple[Block, ...]:
    """Training of the period by curriculum."""
    by_curriculum: dict[str, list[TrainingSession]] = defaultdict(list)
    for session in frame.happened(TrainingSession):
        by_curriculum[session.curriculum].append(session)
    if not by_curriculum:
        return frame.nothing("training-session")
    rows = []
    for curriculum in sorted(by_curriculum, key=frame.title):
        sessions = by_curriculum[curriculum]
        people = [one for session in sessions for one in session.attendance]
        came = [one for one in people if one.present]
        tested = [one for one in came if one.passed is not None]
        passed = sum(one.passed is True for one in tested)
        rows.append((frame.title(curriculum), str(len(sessions)), f"{len(came)}/{len(people)}",
                     f"{passed}/{len(tested)}" if tested else "–"))  # fmt: skip
    word = frame.word
    return (frame.table((word("Curriculum"), word("Sessions"), word("Came"), word("Passed")), rows, right=(1, 2, 3)),)
