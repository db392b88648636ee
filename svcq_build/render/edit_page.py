"""The page of the editor: what it must know besides words, and what it may ask of another host."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from svcq_build.kinds import all_kinds
from svcq_build.load import TRANSLATIONS
from svcq_build.render.desk import Desk
from svcq_build.render.hosting import edit_url
from svcq_build.render.policy import POLICY
from svcq_build.words import is_traditional, own_name

#: Its address in each language.
EDIT_PAGE = "edit/"


def edit_page_variables(desk: Desk) -> dict[str, Any]:
    """What its template needs.

    Returns:
        ``host``, which takes edits (None where svcq serve does); ``plurals``, where kinds lie; ``source_language``, the
        name of the documents' own language where the page is in another, ``translations``, where its words stand.
    """
    languages = desk.settings.svcq.languages
    is_other = desk.lang != languages[0] and not is_traditional(desk.lang)  # which is derived, not translated
    return {
        "host": _host(desk),
        "plurals": {name: kind.plural for name, kind in all_kinds().items()},
        "source_language": own_name(languages[0], tuple(languages)) if is_other else "",
        "translations": f"{TRANSLATIONS}/{desk.lang}/" if is_other else "",
    }


def edit_policy(desk: Desk) -> str:
    """Its content security policy: that of all pages, and the git host's interface beside the site itself."""
    host = _host(desk)
    if host is None:
        return POLICY
    address = urlsplit(host["api"])
    return POLICY.replace("connect-src 'self'", f"connect-src 'self' {address.scheme}://{address.netloc}")


def _host(desk: Desk) -> dict[str, str] | None:
    """The git host as the editor's script knows it.

    Returns:
        ``kind``; ``api``, its interface for programs; ``project``, the repository there; ``web``, its page; ``edit``,
        what stands before a file's path in the address of the host's own editor (or empty); ``tokens``, where a person
        gets a token; ``commit``, what the site was built from (or empty).
    """
    kind = desk.editing
    if kind is None or kind == "served":
        return None
    web = (desk.settings.repo_url or "").rstrip("/").removesuffix(".git")
    found = urlsplit(web)
    origin = f"{found.scheme}://{found.netloc.rpartition('@')[2]}"
    is_gitlab = kind == "gitlab"
    tokens = "-/user_settings/personal_access_tokens" if is_gitlab else "settings/personal-access-tokens/new"
    return {
        "kind": kind,
        "api": f"{origin}/api/v4" if is_gitlab else "https://api.github.com",
        "project": found.path.strip("/"),
        "web": web,
        "edit": edit_url(desk.settings, "") or "",
        "tokens": f"{origin}/{tokens}",
        "commit": desk.history.stand.commit,
    }
