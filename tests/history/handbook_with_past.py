"""A small handbook, in both languages and below the top of its git repository, whose documents have past versions."""

from __future__ import annotations

import fcntl
import shutil
import subprocess
from pathlib import Path

from tests.history.dated_repository import Dated
from tests.in_process import run_here

TODAY = "2026-06-01"
QUEUEING = "standards/service/queueing.yml"
GUIDE = "playbooks/guides/start.md"
TERM = "standards/glossary/queue.yml"
CONFIGURATION = """\
site_name: 小手册
site_url: https://example.org/handbook/
repo_url: https://git.example.org/center/handbook
edit_uri: edit/main/
theme:
  name: material
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
      primary: custom
      toggle: {icon: material/weather-night, name: 切换到深色}
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      primary: custom
      toggle: {icon: material/weather-sunny, name: 切换到浅色}
extra:
  svcq:
    languages: [zh, en]
"""
#: What would run, if a page took words for markup.
HOSTILE = '<script>alert(1)</script> "><img src=x onerror=alert(1)> [点] (javascript:alert(1))'
_ROLE = """\
kind: role
title: {}
summary: 在窗口接待客户。
status: draft
formerly: [window-clerk]
mission: 办成事。
responsibilities:
  - {{id: D1, text: 受理业务。}}
"""
_STANDARD = """\
kind: standard
title: {title}
summary: 等候多久、谁来解释。
status: active
version: "{version}"
owner: clerk
effective: 2026-01-01
review: {{every: 1 年, last: 2026-05-01}}
changes:
{changes}family: process
goal: 客户等候不超过 {minutes} 分钟。
applies_to: [role:clerk]
requirements:
  - id: R1
    level: {level}
    text: |
      等候超过 {minutes} 分钟时由[受理员](role:clerk#D1)说明原因，
      {links}[外面](HTTPS://example.org/)。
    basis: {{source: survey, finding: 满意度低于 60%。}}
{more}"""
_LINKS = "见[没有的文件](standard:gone)、[没有的条款](role:clerk#D9)和"
_CHANGE = '  - {version: "%s", date: 2026-%s-01, class: substance, trigger: %s, reason: "%s"}\n'
_CHANGES = (
    _CHANGE % ("2.0", "05", "customer-feedback", "还是太久。"),
    _CHANGE % ("1.2", "04", "correction", "做不到。"),
    _CHANGE % ("1.1", "03", "customer-feedback", HOSTILE.replace('"', '\\"')),
    _CHANGE % ("1.0", "02", "internal-change", "首次发布"),
)
_R2 = "  - {id: R2, level: should, text: 每小时公布一次等候人数。}\n"
_GUIDE = """\
---
kind: guide
title: {title}
summary: 先看这一页。
status: draft
version: "{version}"
---

{body}
"""
_OLD_BODY = f"""\
## 第一步

{HOSTILE}

![图 <b>](map.png) 和[排队](standard:queueing#R1)。

| 时段 | 人数 |
|---|---|
| 上午 | 12 |
"""
_TERM = "kind: term\ntitle: 排队\nsummary: 等候。\nstatus: draft\nversion: {}\ndefinition: 等着。\n"
_HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'


def standard(version: str, minutes: int, level: str = "must", more: str = "", title: str = "排队叫号") -> str:
    """The standard in a version, with the changes up to it. Only today's may not link to what is not there."""
    changes = [line for line in _CHANGES if line[15:18] <= version]
    links = "" if version >= "2.0" else _LINKS
    return _STANDARD.format(
        version=version, minutes=minutes, level=level, more=more, title=title, links=links, changes="".join(changes)
    )


def catalogue(**goals: str) -> str:
    """English for the standard: by the minutes of a goal (``m20``) and for its summary and title."""
    entries = [_HEAD]
    for name, words in goals.items():
        if name.startswith("m"):
            entries.append(_entry("goal", f"客户等候不超过 {name[1:]} 分钟。", words))
        else:
            entries.append(_entry(name, {"summary": "等候多久、谁来解释。", "title": "排队叫号"}[name], words))
    return "\n".join(entries)


def _entry(field: str, text: str, words: str) -> str:
    return f'msgctxt "standard:queueing {field}"\nmsgid "{text}"\nmsgstr "{words}"\n'


def write_handbook(top: Path) -> Dated:
    """Write the handbook into ``top/books/handbook``; the working tree is what was committed last."""
    repo = Dated(top / "books" / "handbook", top)
    po = "translations/en/standards.po"
    repo.commit(
        "2026-02-01",
        {
            "mkdocs.yml": CONFIGURATION,
            "roles/charters/clerk.yml": _ROLE.format("受理员"),
            QUEUEING: standard("1.0", 20, title="排队 & <叫号>"),
            GUIDE: _GUIDE.format(title="开始 <script>alert(1)</script>", version="1.0", body=_OLD_BODY),
            TERM: _TERM.format('"1.0"') + f"kolour: {HOSTILE!r}\n",
            po: catalogue(summary="Old summary.", m20="Customers wait 20 minutes, we said then."),
        },
    )
    repo.commit(
        "2026-03-01",
        {
            QUEUEING: standard("1.1", 15, more=_R2),
            GUIDE: _GUIDE.format(title="开始", version="1.1", body="## 第一步\n\n先取号。"),
            TERM: _TERM.format('"1.1"'),
            po: catalogue(summary="New summary.", title="Queueing", m15="Customers wait 15 minutes."),
        },
    )
    repo.commit("2026-04-01", {QUEUEING: standard("1.2", 20, level="should")})
    repo.commit(
        "2026-05-01",
        {
            QUEUEING: standard("2.0", 10),
            po: catalogue(summary="New summary.", title="Queueing", m10="Customers wait 10 minutes.", m20="Twenty."),
        },
    )
    return repo


def built_past(folder: Path) -> tuple[Path, Path]:
    """The handbook and its site, made once for all workers; tests read them.

    Args:
        folder: the same for all workers of a test run.
    """
    folder.mkdir(parents=True, exist_ok=True)
    top, site = folder / "all", folder / "site"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not site.is_dir():
            shutil.rmtree(top, ignore_errors=True)
            done = build(write_handbook(top).root, site)
            assert done.returncode == 0, done.stdout + done.stderr
    return top / "books" / "handbook", site


def build(root: Path, site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """``svcq build``."""
    return run_here(root, "build", "--root", str(root), "--site", str(site), "--today", TODAY, *arguments)
