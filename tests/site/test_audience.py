"""The public site: no byte of it tells of what is internal.

A handbook of every kind: one document open to the public and one internal, and in every internal field of either, in
internal parts, settings, translations, names of files, commits and past versions a word that stands nowhere else.
"""

from __future__ import annotations

import copy
import gzip
import json
import os
import subprocess
import sys
import zlib
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from svcq_build.cli import main
from svcq_build.kinds import Kind, all_kinds
from svcq_build.load.folder import load_folder
from svcq_build.model.audience import is_shown
from svcq_build.model.fields import Model, PartIdMark, Prose
from svcq_build.model.references import Ref
from svcq_build.model.walk import leaves, model_in, part_field
from svcq_build.syntax.yaml import compose, construct
from svcq_build.translate.documents import translatable

GOOD = Path(__file__).parents[1] / "kinds"
TODAY = "2026-06-01"
#: The word: letters that no language has in a row, and a sign that no other text has, whose sound is told by the first.
SECRET = "zqjx麤"
#: How it may look in a file: in any case, as bytes, as JSON, HTML or an address has it.
LOOKS = [word.encode() for word in ("zqjx", "麤", "\\u9ea4", "&#40612;", "&#x9ea4;", "%e9%ba%a4")]
PICTURE = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")


def filled(kind: Kind, *, public: bool) -> dict[str, Any]:
    """The full document of a kind; what the public may not see of it says :data:`SECRET`."""
    root = compose((GOOD / kind.name / "good" / "full.yml").read_text(encoding="utf-8"))
    assert root is not None
    data: dict[str, Any] = copy.deepcopy(construct(root)[0])
    data["audience"] = "public" if public else "internal"
    data.pop("id", None)
    data.pop("formerly", None)
    data.pop("replaces", None)
    _double(kind.model, data)
    for leaf in list(leaves(kind.model, data, Ref)):
        assert isinstance(leaf.mark, Ref)
        name = (leaf.mark.kinds or tuple(all_kinds()))[0]
        part = "#zqjx" if leaf.mark.part == "must" else ""
        _put(data, leaf.route, f"{name}:zqjx{part}")
    for number, leaf in enumerate(list(leaves(kind.model, data, Prose))):
        told = public and is_shown(kind.model, data, leaf.route)
        link = "" if leaf.mark.inline else f" [去看](standard:zqjx) [{number}](https://zqjx.example/a/roles/zqjx/)"  # type: ignore[union-attr]
        _put(data, leaf.route, f"{kind.name} 公开{number}。{link}" if told else f"{SECRET}{number}")
    data["more"] = {SECRET: [SECRET]}
    data["status"], data["version"], data["effective"] = "active", "1.1", "2026-01-15"
    return data


def _double(model: type[Model], data: Any) -> None:
    """Put an internal part beside the first of every list of parts, at whatever depth."""
    for name, info in model.model_fields.items():
        inner, value = model_in(info.annotation), data.get(info.alias or name) if isinstance(data, dict) else None
        if inner is None or value is None:
            continue
        own = part_field(inner)
        for item in value if isinstance(value, list) else [value]:
            _double(inner, item)
        if own and "audience" in inner.model_fields and isinstance(value, list):
            other = copy.deepcopy(value[0])
            for leaf in leaves(inner, other, PartIdMark):
                _put(other, leaf.route, f"zqjx{name.replace('_', '')}")
            value.append({**other, "audience": "internal"})


def _put(data: Any, route: tuple[str | int, ...], value: object) -> None:
    for step in route[:-1]:
        data = data[step]
    data[route[-1]] = value


SETTINGS = {
    "site_name": "公开网站", "site_url": "https://zqjx.example/a/", "site_description": SECRET, "site_author": SECRET,
    "copyright": SECRET, "repo_url": "https://git.zqjx.example/b", "repo_name": SECRET, "edit_uri": "edit/zqjx/",
    "extra": {
        "social": [{"icon": "material/star", "link": "https://zqjx.example/", "name": SECRET}],
        "svcq": {"languages": ["zh", "en"], "time_zone": "Asia/Shanghai", "accounts": {"zqjx": "zqjx/zqjx"},
                 "public": {"site_url": "https://open.example/", "publish_to": ["zqjx-remote"]}},
    },
}  # fmt: skip


def _write(path: Path, data: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _commit(root: Path, day: str) -> None:
    moment = f"{day}T12:00:00+08:00"
    names = {f"GIT_{who}_{what}": "zqjx@zqjx.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = {**os.environ, **names, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_AUTHOR_DATE": moment,
                   "GIT_COMMITTER_DATE": moment}  # fmt: skip
    for command in (["init", "-q", "-b", "zqjx"], ["add", "-A"], ["commit", "-q", "-m", SECRET]):
        subprocess.run(["git", "-C", str(root), *command], check=True, capture_output=True, env=environment)


def write_handbook(root: Path) -> None:
    """Write the handbook: an internal version, a public one, and today's."""
    _write(root / "mkdocs.yml", SETTINGS)
    (root / ".gitignore").write_text("/.svcq/\n/out/\n", encoding="utf-8")
    kinds = list(all_kinds().values())
    for version, day in (("0.9", "2026-01-10"), ("1.0", "2026-02-10"), ("1.1", "2026-03-10")):
        for kind in kinds:
            was_public = version != "0.9"
            data = filled(kind, public=was_public) | {"version": version}
            data["title"] = f"{kind.name} 公开题目 {version}" if was_public else SECRET
            if version == "1.1":
                data["formerly"] = [f"former-{kind.name}"]
            if "body" in data and version == "1.1":
                data["body"] += "\n\n![图](map.png)\n"
            _write(root / kind.folder / "zqjx" / f"{kind.name}-open.yml", data)
            (root / kind.folder / "zqjx" / "map.png").write_bytes(PICTURE)
            _write(root / kind.folder / "zqjx" / "zqjx.yml", filled(kind, public=False) | {"version": version})
        _commit(root, day)
    catalogs: dict[str, Catalog] = {}
    for name, _, context, text in translatable(load_folder(root)):
        catalogs.setdefault(name, Catalog(locale="en")).add(text, f"EN {text}", context=context)
    (root / "translations/en").mkdir(parents=True)
    for name, catalog in catalogs.items():
        with (root / f"translations/en/{name}.po").open("wb") as file:
            write_po(file, catalog, width=0)
    _commit(root, "2026-03-11")


def call(*arguments: str) -> int:
    """``svcq`` in this process: its exit code."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["svcq", *arguments])
        patch.delenv("SOURCE_DATE_EPOCH", raising=False)
        with pytest.raises(SystemExit) as end:
            main()
    return int(end.value.code or 0)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("audience") / "handbook"
    write_handbook(root)
    arguments = ["build", "--no-check", "--audience", "public", "--today", TODAY, "--root", str(root)]
    assert call(*arguments, "--site", str(root / "out")) == 0
    return root / "out"


def contents(site: Path) -> Iterator[tuple[str, bytes]]:
    """Every file by its name, packed ones unpacked as well."""
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        yield name, name.encode()
        if path.is_file():
            content = path.read_bytes()
            yield name, content
            if content[:2] == b"\x1f\x8b":
                yield name, gzip.decompress(content)
            elif content[:1] == b"\x78" and path.suffix not in (".js", ".css", ".json", ".html"):
                yield name, zlib.decompress(content)


def test_nothing_internal_is_in_any_byte(site: Path) -> None:
    leaks = {
        f"{name}: …{text[max(0, at - 60) : at + 60]!r}"
        for name, content in contents(site)
        for look in LOOKS
        if (at := (text := content.lower()).find(look)) >= 0
    }
    assert not leaks, f"{len(leaks)} places\n" + "\n".join(sorted(leaks)[:20])


def test_every_public_document_is_there_in_both_languages(site: Path) -> None:
    for kind in all_kinds().values():
        page = site / kind.plural / f"{kind.name}-open" / "index.html"
        assert f"{kind.name} 公开题目 1.1" in page.read_text(encoding="utf-8")
        english = site / "en" / kind.plural / f"{kind.name}-open" / "index.html"
        assert f"EN {kind.name} 公开题目 1.1" in english.read_text(encoding="utf-8")
        assert (site / kind.plural / f"former-{kind.name}" / "index.html").is_file()


def test_past_versions_are_those_that_were_public_then(site: Path) -> None:
    for kind in all_kinds().values():
        folder = site / kind.plural / f"{kind.name}-open"
        assert [path.name for path in sorted(folder.glob("v*.html"))] == ["v1.0.html", "versions.html"]


def test_it_says_that_it_is_public_and_nothing_of_editing(site: Path) -> None:
    home = (site / "index.html").read_text(encoding="utf-8")
    assert '<meta name="audience" content="public">' in home
    assert json.loads((site / "svcq.json").read_bytes())["audience"] == "public"
    guide = (site / "guides/guide-open/index.html").read_text(encoding="utf-8")
    assert "提出修改" not in guide
    assert 'rel="edit' not in guide
    assert not (site / "edit").exists()
    assert not (site / "editor").exists()
    assert not (site / "reviews").exists()
    assert not (site / "calendar.ics").exists()
    assert "https://open.example/guides/guide-open/" in (site / "sitemap.xml").read_text(encoding="utf-8")


def test_one_site_is_not_put_in_the_place_of_the_other(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("build", "--no-check", "--root", str(site.parent), "--site", str(site), "--lang", "en") == 3
    assert "holds the public site" in capsys.readouterr().err


def test_an_unknown_audience_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("build", "--audience", "everybody") == 2
    assert "everybody" in capsys.readouterr().err
