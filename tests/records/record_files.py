"""The example records of the tests, and what kinds of records lack of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from svcq_build.load.sources import TextSource
from svcq_build.records import Records, read_records
from svcq_build.records.kinds import RecordKind, all_record_kinds

HERE = Path(__file__).parent


def good(kind: RecordKind) -> Path:
    """The record of a kind that is sound and has every field."""
    return HERE / kind.name / "good" / ("full.csv" if kind.tabular else "full.yml")


def place_of(kind: RecordKind, name: str) -> str:
    """Where a record lies."""
    return f"{kind.folder}{'satisfaction/2026.csv' if kind.tabular else f'2026/{name}.yml'}"


def read(*files: tuple[str, str | bytes]) -> Records:
    """The records of some files, each a path and what stands in it."""
    return read_records([TextSource(path, text.encode() if isinstance(text, str) else text) for path, text in files])


def lacking_records() -> Iterator[str]:
    """What kinds of records lack: a sentence for each."""
    for kind in all_record_kinds().values():
        if not good(kind).is_file():
            yield f"{good(kind).relative_to(HERE.parents[1])} is missing: a record that is sound and has every field."
        if not any((HERE / kind.name / "bad").glob("*.*")):
            yield f"tests/records/{kind.name}/bad/ is missing: a record with one fault, and in its first line which."
    folders = {path.name for path in HERE.iterdir() if (path / "good").is_dir()}
    for name in sorted(folders - all_record_kinds().keys()):
        module = name.replace("-", "_")
        yield f"svcq_build/records/kinds/{module}.py is missing: the model of the record kind “{name}”."


def least_record(path: str) -> str:
    """The record that stands for all of its kind at ``path``, with the id that its file's name gives it."""
    kind = next(kind for kind in all_record_kinds().values() if path.startswith(kind.folder))
    stem = path.rpartition("/")[2].rpartition(".")[0]
    least = HERE / kind.name / "good" / "minimal.yml"
    text = (least if least.is_file() else good(kind)).read_text(encoding="utf-8")
    return re.sub("^id: .*$", f"id: {stem}", text, flags=re.MULTILINE)
