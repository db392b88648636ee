"""Records beside a generated corpus: inspections and measured values, always the same bytes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import yaml

#: The days that inspections are of begin here: when the corpus came into effect.
_FIRST = dt.date(2026, 10, 2)
_DAYS = 50
#: The month after the last that has values.
_UNTIL = 2026 * 12 + 10
_PLACES = ("一层大厅", "二层受理区", "自助服务区", "等候区")


def write(folder: Path, inspections: int, values: int) -> None:
    """Write so many inspections, and so many months' values of each indicator, below ``folder``."""
    for path, text in (*_inspections(folder, inspections), *_values(folder, values)):
        target = folder / "records" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def _inspections(folder: Path, count: int) -> Iterator[tuple[str, str]]:
    checklists = []
    for path in sorted((folder / "playbooks/checklists").glob("*.yml")):
        read = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
        weights = {item["id"]: item.get("weight", 1) for part in read["sections"] for item in part["items"]}
        checklists.append((path.stem, read["version"], read["used_by"][0], weights))
    for number in range(count):
        id_, version, role, weights = checklists[number % len(checklists)]
        day = _FIRST + dt.timedelta(days=number % _DAYS)
        failed = list(weights)[number % len(weights)] if number % 4 == 0 else None
        name = f"{day}-{id_}-{number}"
        lines = [
            "kind: inspection", f"id: {name}", f"checklist: {id_}", f'version: "{version}"',
            f"place: {_PLACES[number % len(_PLACES)]}", f'started: "{day}T08:31+08:00"',
            f'finished: "{day}T08:44+08:00"', f"by: {role}", f"inspector: S{number % 60:03}", "answers:",
        ]  # fmt: skip
        for item in weights:
            lines.append(f"  - {{item: {item}, result: {'fail' if item == failed else 'pass'}}}")
        if failed is not None:
            due = day + dt.timedelta(days=7)
            found = f'id: F1, item: {failed}, text: 与要求不符，当场未能改正。, responsible: {role}, due: "{due}"'
            lines += ["findings:", f"  - {{{found}}}"]
        whole = sum(weights.values())
        lines.append(f"score: {round(100 * (whole - weights.get(failed, 0)) / whole, 1):g}")
        yield f"inspections/{day.year}/{name}.yml", "\n".join(lines) + "\n"


def _values(folder: Path, count: int) -> Iterator[tuple[str, str]]:
    for path in sorted((folder / "standards/indicators").glob("*.yml")):
        years: dict[int, list[str]] = {}
        for number in range(count):
            year, month = divmod(_UNTIL - count + number, 12)
            years.setdefault(year, []).append(f"{year}-{month + 1:02},{80 + (number * 7) % 13},")
        for year, rows in years.items():
            yield f"measurements/{path.stem}/{year}.csv", "\n".join(["period,value,note", *rows]) + "\n"
