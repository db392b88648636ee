"""``check --fix`` gives back what was meant, leaves every other byte, and finds nothing to do a second time."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from planted import TODAY
from planted_faults import HANDBOOK, PATHS, TABLE, Row
from test_mends import meaning

from svcq_build.edit.certain_mends import mend, write
from tests.property_runs import draws

#: Faults whose mend gives back what the document meant.
MENDED = [row for row in TABLE if row.mend.startswith("=") and row.mend.count("=") == 1]
BREAKS = st.sampled_from(["\n", "\r\n"])


def planted(rows: list[Row]) -> dict[str, str]:
    """The handbook with a fault in each of some documents."""
    files = dict(HANDBOOK)
    for row in rows:
        path = PATHS[row.kind]
        at = HANDBOOK[path].index(row.good)
        files[path] = HANDBOOK[path][:at] + row.bad + HANDBOOK[path][at + len(row.good) :]
    return files


def untouched(text: str, good: str) -> tuple[str, str]:
    """What stands before and after the stretch in which two texts differ, in whole lines."""
    lines, others = text.split("\n"), good.split("\n")
    head = next((place for place, pair in enumerate(zip(lines, others, strict=False)) if pair[0] != pair[1]), 0)
    tail = 0
    while tail < min(len(lines), len(others)) - head and lines[-1 - tail] == others[-1 - tail]:
        tail += 1
    return "\n".join(lines[:head]), "\n".join(lines[len(lines) - tail :])


@settings(max_examples=draws(20), deadline=None)
@given(st.lists(st.sampled_from(MENDED), min_size=1, max_size=4, unique_by=lambda row: row.kind), BREAKS, st.booleans())
def test_what_was_meant_comes_back_and_nothing_else_moves(rows: list[Row], line_break: str, mark: bool) -> None:
    files = planted(rows)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "mkdocs.yml").write_text("site_name: 手册\n", encoding="utf-8")
        for path, text in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            content = text.replace("\n", line_break).encode()
            (root / path).write_bytes((b"\xef\xbb\xbf" if mark else b"") + content)
        found = mend(root, TODAY)
        assert all(reason is None for _, reason in write(root, found))
        assert set(found.new) == {PATHS[row.kind] for row in rows}
        for path, text in files.items():
            content = (root / path).read_bytes()
            assert content.startswith(b"\xef\xbb\xbf") == mark
            assert meaning(path, content) == meaning(path, HANDBOOK[path].encode())
            plain = content.removeprefix(b"\xef\xbb\xbf").decode()
            assert plain.count(line_break) == plain.count("\n")
            before, after = untouched(text, HANDBOOK[path])
            plain = plain.replace(line_break, "\n")
            assert plain.startswith(before)
            assert plain.endswith(after)
        assert mend(root, TODAY).new == {}
