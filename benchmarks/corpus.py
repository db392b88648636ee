"""Write a handbook of any size, connected like a real one, for measuring.

    python benchmarks/corpus.py 1000 some/folder
    python benchmarks/corpus.py 1000 some/folder 5      the last of five commits, each a version of every document

The handbook is made of service centres of a hundred documents each, in the mix of kinds of the real
handbook. Every centre's roles, standards, indicators, checklists and courses refer to one another
and some refer to the centre before. The same number always gives the same bytes, and `svcq check`
finds nothing in them on :data:`TODAY`.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from centre import CENTRE, CENTRES, centre
from commits import write_commits
from prose import at_length
from versions import month, monthly, version_of

#: The day that the corpus was written for (reviews are due after it).
TODAY = "2026-11-20"

CONFIGURATION = """\
site_name: 基准手册
site_url: https://example.org/handbook/
repo_url: https://github.com/example/handbook
repo_name: example/handbook
edit_uri: edit/main/
theme:
  name: material
extra:
  svcq:
    languages: [zh, en]
    time_zone: Asia/Shanghai
"""


def documents(count: int) -> Iterator[tuple[str, str]]:
    """The path and text of each of ``count`` documents.

    Raises:
        ValueError: when ``count`` is no multiple of :data:`CENTRE`, or there are no more names of places.
    """
    if count % CENTRE or not 0 < count <= CENTRE * CENTRES:
        raise ValueError(f"{count}: the number of documents is a multiple of {CENTRE}")
    for number in range(count // CENTRE):
        yield from ((path, at_length(path, text)) for path, text in centre(number))


def write(count: int, folder: Path) -> None:
    """Write a repository of ``count`` documents into ``folder``, which is emptied first."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
    for path, text in documents(count):
        whole = folder / path
        whole.parent.mkdir(parents=True, exist_ok=True)
        whole.write_text(text, encoding="utf-8")


def write_history(size: int, versions: int, folder: Path) -> None:
    """Write ``size`` documents into ``folder`` as a git repository of its own, with the history of their versions.

    Commit after commit, a month apart, every document becomes version 1.0, 1.1 and so on: other words, a
    stricter limit where it has one, and an entry in its ``changes``. `svcq check` finds nothing in the last.
    """
    final = dict(documents(size))

    def state(number: int) -> dict[str, str]:
        return {path: version_of(text, number, monthly(text, versions)) for path, text in final.items()}

    first = {"mkdocs.yml": CONFIGURATION, **state(0)}
    days = [f"{month(number, versions)}-28" for number in range(versions)]
    write_commits(folder, [(days[0], first), *((days[each], state(each)) for each in range(1, versions))])


if __name__ == "__main__":
    if len(sys.argv) > 3:
        write_history(int(sys.argv[1]), int(sys.argv[3]), Path(sys.argv[2]))
    else:
        write(int(sys.argv[1]), Path(sys.argv[2]))
