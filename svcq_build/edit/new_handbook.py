"""A new handbook: what somebody wishes for → every file of it, before any is written."""

from __future__ import annotations

import datetime as dt
import re
import shlex
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import yaml

from svcq_build import __version__
from svcq_build.edit.starters import sectors, starter, starters, templates
from svcq_build.files import CONFIGURATION

#: The git hosts for which there is a workflow; ``none`` for any other.
HOSTS = ("github", "gitlab", "none")
_EDIT = {"github": "edit/{branch}/", "gitlab": "-/edit/{branch}/", "none": "edit/{branch}/"}
#: The time zones of the mainland, by all their names.
_OF_CHINA = ("Asia/Shanghai", "Asia/Urumqi", "Asia/Chongqing", "Asia/Chungking", "Asia/Harbin", "Asia/Kashgar", "PRC")
_SHORT_FORM = re.compile(r"(?:[\w.-]+@)?(?P<host>[\w.-]+\.[\w.-]+):(?!//)(?P<path>[\w./~-]+)")


@dataclass(frozen=True, slots=True)
class HandbookWish:
    """What a new handbook shall be like.

    Attributes:
        languages: of the site, that of the documents first. sector: whose starter, or None for no documents.
        size: of the organisation. name: the handbook's. zone: its time zone. host: one of :data:`HOSTS`.
        repository: the web address of the git repository, where it is known. branch: the one that is published.
        below: where the handbook lies below the top level of its git repository (``docs/handbook/``); empty at the top.
    """

    languages: tuple[str, ...]
    sector: str | None
    size: str
    name: str
    zone: str
    host: str
    repository: str | None = None
    branch: str = "main"
    below: str = ""


@dataclass(frozen=True, slots=True)
class NewHandbook:
    """The files of a new handbook.

    Attributes:
        files: ``mkdocs.yml``, ``.gitignore`` and the documents, by their paths from the handbook's root.
        at_top: what the git host reads, by paths from the top level of the git repository.
        documents: how many documents are among them.
    """

    files: dict[str, str]
    at_top: dict[str, str]
    documents: int


def plan_handbook(wish: HandbookWish, today: dt.date) -> NewHandbook:
    """Write down every file of a new handbook.

    Args:
        wish: what it shall be like. today: the day that its documents carry.
    """
    language = _spoken(wish.languages[0])
    documents = starter(wish.sector, language, today, wish.zone in _OF_CHINA) if wish.sector else {}
    context = {
        "name": wish.name,
        "languages": wish.languages,
        "zone": wish.zone,
        "size": wish.size,
        "branch": wish.branch,
        "root": wish.below.rstrip("/") or ".",
        "version": __version__,
        "repo_url": wish.repository,
        "site_url": _site_of(wish),
        "edit_uri": _EDIT[wish.host].format(branch=wish.branch) + wish.below,
        "say": _words()[language],
    }
    files = {CONFIGURATION: _fill("mkdocs.yml", context), ".gitignore": _fill("gitignore", context), **documents}
    at_top: dict[str, str] = {}
    if wish.host == "github":
        at_top[".github/workflows/handbook.yml"] = _fill("github/handbook.yml", context)
        at_top[".github/ISSUE_TEMPLATE/handbook.yml"] = _fill(f"{language}/github-form.yml", context)
    elif wish.host == "gitlab":
        at_top[".gitlab-ci.yml"] = _fill("gitlab/gitlab-ci.yml", context)
        at_top[".gitlab/issue_templates/handbook.md"] = _fill(f"{language}/gitlab-form.md", context)
    return NewHandbook(files, at_top, len(documents))


def usual_name(sector: str | None, language: str) -> str:
    """What a handbook is called as long as nobody has named it: by its sector."""
    language = _spoken(language)
    words = _words()[language]["handbook"]
    if sector is None:
        return words
    name = sectors()[sector][language]
    return f"{name}{words}" if language == "zh" else f"{name} {words.lower()}"


def _spoken(language: str) -> str:
    """The language of issue forms and remarks in settings, for a handbook in any."""
    base = language.partition("-")[0]
    return base if base in _words() else "en"


def web_address(remote: str) -> str | None:
    """The web address of a repository by the address that git has of it; None when it is on no host.

    Names and passwords in the address are left out.
    """
    if short := _SHORT_FORM.fullmatch(remote):
        host, path = short["host"], short["path"]
    else:
        try:
            parts = urlsplit(remote)
            host, path = parts.hostname or "", parts.path
            if parts.scheme in ("http", "https") and parts.port:
                host = f"{host}:{parts.port}"
        except ValueError:
            return None
        if parts.scheme not in ("http", "https", "ssh", "git"):
            return None
    path = path.strip("/").removesuffix(".git")
    if not re.fullmatch(r"[\w.-]+(?::[0-9]+)?", host, re.ASCII) or not re.fullmatch(
        r"[\w.~-]+(?:/[\w.~-]+)+", path, re.ASCII
    ):
        return None
    return f"https://{host}/{path}"


def host_of(address: str | None) -> str | None:
    """Which git host an address leads to, as far as its name tells; None when it does not."""
    name = (urlsplit(address).hostname or "") if address else ""
    return next((host for host in HOSTS if host in name), None)


def _site_of(wish: HandbookWish) -> str | None:
    """Where GitHub Pages will show the site; None where only the host knows."""
    parts = urlsplit(wish.repository or "")
    if wish.host != "github" or parts.hostname != "github.com":
        return None
    owner, _, name = parts.path.strip("/").partition("/")
    home = f"https://{owner.lower()}.github.io/"
    return home if name.lower() == f"{owner.lower()}.github.io" else f"{home}{name}/"


def _fill(name: str, context: dict[str, Any]) -> str:
    environment = templates()
    environment.filters["shell"] = shlex.quote
    return environment.get_template(f"places/{name}").render(context)


def _words() -> dict[str, dict[str, str]]:
    read: dict[str, dict[str, str]] = yaml.safe_load((starters() / "places" / "said.yml").read_text(encoding="utf-8"))
    return read
