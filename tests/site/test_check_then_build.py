"""After a clean check, a build fails on nothing: whatever ids, texts, translations and settings hold."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from pathlib import Path

from svcq_build.check.run import check
from svcq_build.load.folder import load_folder
from svcq_build.load.graph import build_graph
from svcq_build.model import Severity
from tests.hostile_handbook import TODAY
from tests.intake.made_word import PNG
from tests.site.conftest import Run

GUIDE = "---\nkind: guide\ntitle: 指引{number}\nsummary: 怎么做。\nstatus: draft\nowner: clerk\n---\n\n{body}\n"
IDS = (
    "a", "a-b", "index", "x1", "0", "1e3", "no", "null", "a.b", "404", "search", "assets", "en", "aux", "A", "é",
    "a_b", "--", "a--b", "versions", "full", "v1.0", "older", "sw.js", "api", "edit", "offline",
    "a" * 90,
)  # fmt: skip
NAMES = (
    "a.png", "图 片.png", "é.png", "e\u0301.png", "a%20b.png", "a%b.png", "A.PNG", "a#b.png", "a?b.png", "a&b.png",
    "'q'.png", "a(b).png", "a+b.png", "[a].png", "lfs.png", "empty.png", "html.png",
)  # fmt: skip
TARGETS = (
    "#x", "#nowhere", "", "a.md", "../a.md", "/", "/a/", "//x/", "guide:a", "guide:a#x", "role:clerk",
    "role:clark", "clerk.yml", "../../roles/charters/clerk.yml", "https://example.org/", "https://例子.中国/路",
    "mailto:a@example.org", "tel:110", "?a", "?a#x", "%", "%zz", "a b", "<a b>", "javascript:x", "x:y", "http:",
    "https://", "https://[::1", "#%E4%B8%80", "#一", "..", ".", "/en/", "&#58;", "\\#x", "guide:%61",
    "data:text/html,x", "file:///etc", "HTTPS://EXAMPLE.ORG",
)  # fmt: skip
PO = (
    b'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgctxt "%s title"\nmsgid "a"\nmsgstr "b"\n',
    b'msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n',
    b'msgid "a\nmsgstr "b"\n',
    b"",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b'msgid ""\nmsgstr "Content-Type: text/plain; charset=GBK\\n"\n\nmsgid "\xd6\xd0"\nmsgstr "b"\n',
    b'msgid ""\nmsgstr "Content-Type: text/plain; charset=nonsense\\n"\n',
    b'msgid ""\nmsgstr ""\n',
    b'#~ msgid "a"\n#~ msgstr "b"\n',
    b'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n',
    b'msgid "a"\nmsgstr "\\q"\n',
    b"<<<<<<< HEAD\n",
    b'msgid "a"\n',
)
SETTINGS = "site_name: 手册\nextra:\n  svcq:\n    languages: [zh, en]\n"


def content_of(name: str) -> bytes:
    return {"lfs.png": b"version https://git-lfs.github.com/spec/v1\n", "empty.png": b"", "html.png": b"<html>"}.get(
        name, PNG
    )


def body(dice: random.Random) -> str:
    """A text with links and pictures, in the ways in which they can be written."""
    out = ["## x", "## 一"]
    for number in range(dice.randrange(1, 3)):
        target = dice.choice(TARGETS)
        out.append(
            dice.choice(
                (
                    f"[甲]({target})",
                    f"[甲](<{target}>)",
                    f"[甲][r{number}]\n\n[r{number}]: {target}",
                    f"<{target}>",
                    f"![图]({target})",
                    f'[甲]({target} "名")',
                    f"- [甲]({target})\n  > ![图](<{target}>)",
                )
            )
        )
    name = dice.choice(NAMES)
    out.append(
        dice.choice(
            (
                f"![图]({name})",
                f"![图](<{name}>)",
                f"[看](<{name}>)",
                f"![图]({name.replace('%', '%25').replace(' ', '%20')})",
                f"![图][p]\n\n[p]: <{name}>",
            )
        )
    )
    return "\n\n".join(out)


def write(root: Path, path: str, content: bytes) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(content)


def faulty(root: Path) -> set[str]:
    """The files in which a check finds errors."""
    found = check(build_graph(load_folder(root)), dt.date.fromisoformat(TODAY))
    return {one.path for one in found if one.severity is Severity.ERROR}


def test_what_a_check_lets_pass_is_built(repository: Callable[..., Path], run: Run) -> None:
    """One build of all that has no errors: each link and picture by itself, and many put together by chance."""
    root, dice = repository({"mkdocs.yml": SETTINGS}), random.Random(9)
    for name in NAMES:
        write(root, f"playbooks/guides/{name}", content_of(name))
    bodies = [sign + f"[甲]({target})" for target in TARGETS for sign in ("", "!")]
    bodies += [f"![图](<{name}>)" for name in NAMES]
    bodies += [body(dice) for _ in range(80)]
    for number, text in enumerate(bodies):
        id_ = IDS[number] if number < len(IDS) else f"g{number}"
        write(root, f"playbooks/guides/{id_}.md", GUIDE.format(number=number, body=text).encode())
    for number, content in enumerate(PO):
        write(root, f"translations/en/p{number}.po", content)
    for encoding in ("gbk", "utf-16", "utf-8-sig"):
        write(root, "mkdocs.yml", SETTINGS.encode(encoding))
        if "mkdocs.yml" not in faulty(root):
            break
    while found := faulty(root):
        assert all(path.startswith(("playbooks/guides/", "translations/en/p")) for path in found), found
        for path in found:
            (root / path).unlink()
    assert len(list(root.rglob("g*.md"))) > 10
    done = run(root, "build", "--today", TODAY)
    assert done.returncode == 0, done.stderr
