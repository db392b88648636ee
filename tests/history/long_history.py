"""A handbook with a long past: hundreds of documents, five hundred commits, and all that can befall an id."""

from __future__ import annotations

import datetime as dt
import sys
from dataclasses import dataclass
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))  # scripts, not a package

import corpus
from commits import write_commits
from versions import version_of

#: The day of the first commit; one follows each day.
FIRST_DAY = dt.date(2025, 7, 9)
#: About how many documents change again and again; of the others, one changes a day, in turn.
BUSY = 50

MOVED = "playbooks/guides/lost-property"
BROKEN = "standards/glossary/parking.yml"
REUSED = "standards/glossary/counter.yml"
RESTORED = "standards/glossary/ticket.yml"
CLAUSES = "standards/frameworks/city-rules.yml"
OLD_NAME, NEW_NAME = "standards/glossary/helper.yml", "standards/glossary/guide-on-duty.yml"

_TERM = "kind: term\ntitle: {}\nsummary: 本中心怎样称呼{}。\nstatus: active\ndefinition: {}\n"
_PARKING = _TERM.format("停车位", "停车位", "大厅门前划线的车位，供办事的人停放两小时。")
_COUNTER = _TERM.format("综合窗口", "综合窗口", "一个窗口收下所有事项的材料，再分到各个部门办理。")
_ABACUS = _TERM.format("计算器", "计算器", "柜台上供客户核对金额的小机器，每周一换电池。")
_TICKET = _TERM.format("号票", "号票", "取号机打出的纸条，写明号码、时间和前面等候的人数。")
_HELPER = _TERM.format("帮办员", "帮办员", "陪同老人和行动不便的人从进门办到出门的工作人员。")
_LOST = "kind: guide\ntitle: 失物招领\nsummary: 捡到的东西放在哪里、怎样归还。\nstatus: active\n"
_RULES = "kind: framework\ntitle: 市政务大厅管理办法\nsummary: 本中心对照的条款，只列编号和标题。\nstatus: active\n"
_RULES += 'edition: "2020"\npublisher: 市政务服务局\nclauses:\n  - {{id: A1, title: 总则}}\n{}'
_QUEUES, _SHOPS = "  - {id: A2, title: 排队和叫号的秩序}\n", "  - {id: A2, title: 小卖部的租金怎样缴纳}\n"
_BRAND = "  - {id: A3, title: 大门标牌的样式与更换}\n"


@dataclass(frozen=True)
class LongHistory:
    """A repository with a long past, and what it said when.

    Attributes:
        root: the repository; what it says last is checked out. days: the day of each commit, the first first.
        states: by path what the file said: the number of the commit, and its text from then on, None once it is gone.
        versions: by path the numbers of the commits that gave a document its versions 1.0, 1.1 and so on.
    """

    root: Path
    days: list[dt.date]
    states: dict[str, list[tuple[int, str | None]]]
    versions: dict[str, list[int]]

    def at(self, commit: int) -> dict[str, str]:
        """The files of a commit, by path."""
        found = {}
        for path, states in self.states.items():
            text = next((text for number, text in reversed(states) if number <= commit), None)
            if text is not None:
                found[path] = text
        return found

    def revision(self, commit: int) -> str:
        """A name of a commit that git takes."""
        return f"main~{len(self.days) - 1 - commit}"


def write_long_history(folder: Path, documents: int = 300, commits: int = 500) -> LongHistory:
    """Write a repository of ``documents`` (and six more) with a past of ``commits`` into ``folder``.

    Every day a commit gives two documents a new version: one of :data:`BUSY` that change all the time, and one of the
    others. Between, documents and parts go, come back, break, and take other names and other formats. With the last
    commit all are reviewed; the check finds nothing then, but that two ids were used again, if asked for the history.

    Args:
        documents: a multiple of 100. commits: 30 or more.
    """
    days = [FIRST_DAY + dt.timedelta(days=number) for number in range(commits)]
    states: dict[str, list[tuple[int, str | None]]] = _special(commits)
    states["mkdocs.yml"] = [(0, corpus.CONFIGURATION)]
    texts = dict(corpus.documents(documents))
    versions = _touches(list(texts), commits)
    for path, numbers in versions.items():
        came = [days[number].isoformat() for number in numbers]
        states[path] = [(number, version_of(texts[path], version, came)) for version, number in enumerate(numbers)]
        last = version_of(texts[path], len(numbers) - 1, came, reviewed=days[-1].isoformat())
        if last != states[path][-1][1]:
            states[path].append((commits - 1, last))
    changes: list[dict[str, str | None]] = [{} for _ in days]
    for path, found in states.items():
        for number, text in found:
            changes[number][path] = text
    write_commits(folder, [(day.isoformat(), files) for day, files in zip(days, changes, strict=True)])
    return LongHistory(folder, days, states, versions)


def _touches(paths: list[str], commits: int) -> dict[str, list[int]]:
    """The commits that give each document a version; the last commit gives none."""
    busy = paths[:: len(paths) // BUSY | 1]  # an odd step meets every kind of document
    calm = [path for path in paths if path not in set(busy)]
    touches = {path: [0] for path in paths}
    for number in range(1, commits - 1):
        touches[busy[number % len(busy)]].append(number)
        touches[calm[number % len(calm)]].append(number)
    return touches


def _special(commits: int) -> dict[str, list[tuple[int, str | None]]]:
    """Documents that meet with more than new versions, at so many thirtieths of the whole time."""
    then = [commits * number // 30 for number in range(30)]
    markdown = f"---\n{_LOST}---\n\n## 柜台\n\n捡到的东西先登记，再锁进柜子。\n"
    return {
        f"{MOVED}.yml": [(0, f"{_LOST}body: 捡到的东西先登记。\n"), (then[5], None)],
        f"{MOVED}.md": [(then[5], markdown)],
        BROKEN: [(0, _PARKING), (then[8], f"{_PARKING}  - [\n"), (then[9], _PARKING)],
        REUSED: [(0, _COUNTER), (then[10], None), (then[20], _ABACUS)],
        RESTORED: [(0, _TICKET), (then[10], None), (then[20], _TICKET.replace("纸条", "热敏纸条"))],
        CLAUSES: [
            (0, _RULES.format(_QUEUES + _BRAND)),
            (then[12], _RULES.format(_BRAND)),
            (then[18], _RULES.format(_SHOPS)),
            (then[22], _RULES.format(_SHOPS + _BRAND)),
        ],
        OLD_NAME: [(0, _HELPER), (then[15], None)],
        NEW_NAME: [(then[15], _HELPER.replace("kind: term\n", "kind: term\nformerly: [helper]\n"))],
    }
