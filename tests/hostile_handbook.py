"""A handbook in which every word is a stranger's: one document a kind, and in every text field, setting, translation,
own field, tag, commit message, name and folder a marker that is harmless and would show if anything took it for more
than text. Fields are found by the models' annotations: a new kind or field is covered without an edit here.
"""

from __future__ import annotations

import copy
import csv
import fcntl
import json
import os
import re
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from pydantic import ValidationError

from svcq_build.kinds import Kind, all_kinds
from svcq_build.load.folder import load_folder
from svcq_build.load.settings import Settings
from svcq_build.model.fields import Prose
from svcq_build.model.references import Ref
from svcq_build.model.walk import leaves, marked_fields
from svcq_build.records import all_record_kinds
from svcq_build.records.kinds import RecordKind
from svcq_build.syntax.yaml import compose, construct
from svcq_build.translate.documents import translatable
from tests.in_process import run_here

TODAY = "2026-03-01"
GOOD = Path(__file__).parent / "kinds"
RECORDS = Path(__file__).parent / "records"
#: What the marker would become, were it more than text: an element, an attribute, a host, a scheme.
ID, ATTRIBUTE, HOST, SCRIPT = "mk-id", "mk-attr", "mk.invalid", "mk()"
#: How each marker begins, with a number of its own; up to here it must be found again.
FOUND = re.compile(r"""m([a-z]+\d+)k<b id="mk-id" onclick="mk\(\)">x</b>" mk-attr="1'""")
_BRANCH = 'mk"<b/id=mk-id>'
_FOLDER = """mk'"><b id=mk-id mk-attr=1>&#34;\\ \u202e"""


def marker(name: str, number: int, *, block: bool = False) -> str:
    """A marker (in Chinese, to be translated) on one line, or, as a block, with line breaks of a stranger's."""
    tail = (
        f" mk-attr=2 [k](//{HOST}/) [s](javascript:{SCRIPT}) ![p](//{HOST}/p.png) ]]> --> </script> {{{{ 7*7 }}}}"
        " ##[error]mk ##vso[mk]x @mk #7 !7 ~mk %mk $7 &7\r\u202e::mk\u2067\u200f"
    )
    text = f"""甲m{name}{number}k<b id="{ID}" onclick="{SCRIPT}">x</b>" {ATTRIBUTE}="1'{tail}"""
    return f"{text}\r\n/close\n::error::mk\n\n##[error]mk\n\n<{HOST}:x>\n\nEND:VCALENDAR\r\nX-MK:1" if block else text


class Hostile:
    """Makes markers, and remembers which field each stands in."""

    def __init__(self) -> None:
        self.places: dict[str, str] = {}

    def __call__(self, name: str, place: str, *, block: bool = False) -> str:
        number = len(self.places)
        self.places[f"{name}{number}"] = place
        return marker(name, number, block=block)


def put(data: Any, route: tuple[str | int, ...], value: object) -> None:
    """Set the value at a route."""
    for step in route[:-1]:
        data = data[step]
    data[route[-1]] = value


def document(kind: Kind, hostile: Hostile, parts: Mapping[str, str]) -> dict[str, Any]:
    """The document of a kind that fills every field: each text a marker, each reference to a document that is there."""
    root = compose((GOOD / kind.name / "good" / "full.yml").read_text(encoding="utf-8"))
    assert root is not None
    data: dict[str, Any] = copy.deepcopy(construct(root)[0])
    for leaf in list(leaves(kind.model, data, Ref)):
        assert isinstance(leaf.mark, Ref)
        names = [name for name in leaf.mark.kinds or all_kinds() if leaf.mark.part != "must" or name in parts]
        if names and not leaf.mark.acyclic:
            part = f"#{parts[names[0]]}" if leaf.mark.part == "must" else ""
            put(data, leaf.route, f"{names[0]}:full{part}")
    for leaf in list(leaves(kind.model, data, Prose)):
        assert isinstance(leaf.mark, Prose)
        name = "z" if leaf.route[0] != "waivers" else "w"
        text = hostile(name, f"{kind.name} {leaf.route}", block=not leaf.mark.inline)
        put(data, leaf.route, f"## {text}" if leaf.route == ("body",) else text)
    data["more"] = {hostile("k", f"{kind.name} more"): [hostile("v", f"{kind.name} more"), {"b": hostile("v", "more")}]}
    data["more"]["titled"] = hostile("v", f"{kind.name} more titled")
    return data


def record(kind: RecordKind, hostile: Hostile, parts: Mapping[str, str]) -> dict[str, Any]:
    """The record of a kind that fills every field, of documents and records that are there."""
    root = compose((RECORDS / kind.name / "good" / "full.yml").read_text(encoding="utf-8"))
    assert root is not None
    data: dict[str, Any] = copy.deepcopy(construct(root)[0])
    data.pop("corrects", None)
    for leaf in list(leaves(kind.model, data, Ref)):
        assert isinstance(leaf.mark, Ref)
        names = [name for name in leaf.mark.kinds or all_kinds() if leaf.mark.part != "must" or name in parts]
        if names and names[0] in all_kinds():
            part = f"#{parts[names[0]]}" if leaf.mark.part == "must" else ""
            put(data, leaf.route, f"{names[0]}:full{part}")
    for leaf in list(leaves(kind.model, data, Prose)):
        assert isinstance(leaf.mark, Prose)
        text = hostile("r", f"records {kind.name} {leaf.route}", block=not leaf.mark.inline)
        put(data, leaf.route, f"=HYPERLINK(1){text}" if leaf.route[-1] == "note" else text)
    return data


def _write_records(root: Path, hostile: Hostile, parts: Mapping[str, str]) -> None:
    for kind in all_record_kinds().values():
        if not kind.tabular:
            _write(root / f"{kind.folder}2026/full.yml", record(kind, hostile, parts))
    rows = [["period", "value", "numerator", "denominator", "note", "source"]]
    for month in range(1, 13):
        words = [hostile("r", f"records measurement {name}").replace("\r", " ") for name in ("note", "source")]
        rows.append([f"2025-{month:02}", "", str(month), "100", *words])
    table = root / "records/measurements/full/2025.csv"
    table.parent.mkdir(parents=True)
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def settings(hostile: Hostile) -> dict[str, Any]:
    """Settings in which every text that may be one is a marker."""
    data: dict[str, Any] = {
        name: "x" for name, shape in marked_fields(Settings) if isinstance(shape.mark, Prose)
    } | {
        "site_url": "https://example.org/a/", "repo_url": "https://git.example.org/b", "edit_uri": "edit/main/",
        "extra": {
            "social": [{"icon": "material/star", "link": "https://example.org/?a=1&b=2", "name": "x"}],
            "svcq": {"languages": ["zh", "en"], "time_zone": "Asia/Shanghai"},
        },
    }  # fmt: skip
    for name in ("logo", "favicon"):
        data.pop(name, None)  # names of files
    for leaf in list(leaves(Settings, data, Prose)):
        other = copy.deepcopy(data)
        put(other, leaf.route, marker("s", 0))
        try:
            Settings.model_validate(other)
        except ValidationError:  # it is refused, and so reaches nothing
            assert leaf.value != "x", leaf.route
            continue
        put(data, leaf.route, hostile("s", f"mkdocs.yml {leaf.route}"))
    scheme = {"scheme": "slate", "toggle": {"icon": "material/star", "name": hostile("p", "toggle")}}
    data["theme"] = {"palette": [scheme, scheme]}
    return data


def write_handbook(root: Path) -> Hostile:
    """Write the handbook, with a commit of an earlier version of all its documents."""
    hostile = Hostile()
    parts = _parts()
    now: dict[str, dict[str, Any]] = {}
    schema = {"type": "object", "properties": {"titled": {"title": hostile("t", "title of an own field")}}}
    for kind in all_kinds().values():
        now[f"{kind.folder}{_FOLDER}/full.yml"] = document(kind, hostile, parts)
        if kind.name == "report":
            now[f"{kind.folder}{_FOLDER}/full.yml"] |= {"status": "active", "effective": "2025-07-01"}
        _write(root / f"site_templates/kinds/{kind.name}.schema.json", schema)
    earlier = Hostile()
    for path, data in now.items():
        old = document(next(kind for kind in all_kinds().values() if path.startswith(kind.folder)), earlier, parts)
        old |= {"version": "1.0", "changes": data["changes"][1:]} if "version" in data else {}
        _write(root / path, json.loads(json.dumps(old).replace('"mz', '"mo')))
    _write(root / "mkdocs.yml", settings(hostile))
    _commit(root, "2025-07-01")
    for path, data in now.items():
        _write(root / path, data)
    _write_records(root, hostile, parts)
    _commit(root, "2026-01-10")
    _translate(root, hostile)
    _commit(root, "2026-01-11")
    return hostile


def _parts() -> dict[str, str]:
    """A part of the full document of each kind that has parts."""
    found = {}
    for kind in all_kinds().values():
        text = (GOOD / kind.name / "good" / "full.yml").read_text(encoding="utf-8")
        named = re.search(r"- \{?id: ([A-Za-z0-9.-]+)", text)
        if named:
            found[kind.name] = named[1].strip("\"'")
    return found


def _translate(root: Path, hostile: Hostile) -> None:
    catalogs: dict[str, Catalog] = {}
    for name, _, context, text in translatable(load_folder(root)):
        catalog = catalogs.setdefault(name, Catalog(locale="en"))
        block = "\n" in text
        heading = "## " if context.endswith(" body") else ""
        catalog.add(text, heading + hostile("e", context, block=block), context=context)
    folder = root / "translations" / "en"
    folder.mkdir(parents=True)
    for name, catalog in catalogs.items():
        with (folder / f"{name}.po").open("wb") as file:
            write_po(file, catalog, width=0)


def _write(path: Path, data: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


def _commit(root: Path, day: str) -> None:
    moment = f"{day}T12:00:00+08:00"
    environment = {
        **os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment,
    }  # fmt: skip
    for name in ("AUTHOR", "COMMITTER"):
        environment |= {f"GIT_{name}_NAME": marker("a", 0).replace("\r", ""), f"GIT_{name}_EMAIL": f'"{ID}"@{HOST}'}

    def git(*arguments: str) -> None:
        subprocess.run(["git", "-C", str(root), *arguments], check=True, capture_output=True, env=environment)

    if not (root / ".git").exists():
        git("init", "-q", "-b", _BRANCH)
        (root / ".gitignore").write_text("/site/\n/build/\n/.site*\n", encoding="utf-8")
    git("add", "-A")
    submodule = f"playbooks/guides/{_FOLDER}sub"
    (root / submodule).mkdir(exist_ok=True)
    git("update-index", "--add", "--cacheinfo", f"160000,{day.replace('-', '') * 5},{submodule}")
    git("commit", "-q", "-m", marker("c", 0, block=True))


def hostile_handbook(folder: Path) -> tuple[Path, Mapping[str, str]]:
    """Write and build it below ``folder``, or wait until another worker has.

    Returns:
        its root, with the site in ``site``; and where each marker stands.
    """
    folder.mkdir(parents=True, exist_ok=True)
    root, done = folder / "handbook", folder / "places.json"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.is_file():
            hostile = write_handbook(root)
            _build(root)
            done.write_text(json.dumps(hostile.places), encoding="utf-8")
    return root, json.loads(done.read_text(encoding="utf-8"))


def _build(root: Path) -> None:
    done = run_here(root, "build", "--no-check", "--today", TODAY, SVCQ_LANG="en")
    assert done.returncode == 0, f"It could not be built:\n{done.stdout}\n{done.stderr}"


Run = Callable[..., str]
