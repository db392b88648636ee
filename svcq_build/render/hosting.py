"""Where a page's source is edited and its problems are reported: addresses on the git host."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal
from urllib.parse import quote, urlencode, urlsplit

from svcq_build.load import Settings


def edit_url(settings: Settings, path: str) -> str | None:
    """Where the file ``path`` is edited, as MkDocs understands ``repo_url`` and ``edit_uri``; None without them."""
    if not settings.edit_uri:
        return None
    file = quote(path)
    if settings.edit_uri.lower().startswith(("https://", "http://")):
        return f"{settings.edit_uri.rstrip('/')}/{file}"
    if not settings.repo_url:
        return None
    if settings.edit_uri.startswith(("?", "#")):
        return f"{settings.repo_url}{settings.edit_uri}{file}"
    return f"{settings.repo_url.rstrip('/')}/{settings.edit_uri.strip('/')}/{file}"


def report_url(settings: Settings, title: str, body: str, fields: Mapping[str, str] | None = None) -> str | None:
    """Where a new issue opens, filled in (GitHub, Gitea and Forgejo alike; GitLab); None without a host.

    Args:
        fields: of the form that it opens with in the place of title and body, where the host has one.
    """
    if not settings.repo_url:
        return None
    base = settings.repo_url.rstrip("/")
    if _is_gitlab(settings):
        return f"{base}/-/issues/new?{urlencode({'issue[title]': title, 'issue[description]': body})}"
    return f"{base}/issues/new?{urlencode(fields or {'title': title, 'body': body})}"


def rest_host(settings: Settings) -> Literal["github", "gitlab"] | None:
    """Which git host takes edits from a page, by the interface that it has for programs; None where none is known."""
    found = urlsplit(settings.repo_url or "")
    if found.scheme not in ("https", "http") or "/" not in found.path.strip("/"):
        return None
    if found.hostname == "github.com":
        return "github"
    return "gitlab" if "gitlab" in (found.hostname or "") else None


def new_file_address(settings: Settings) -> dict[str, str] | None:
    """Where a new file is proposed; None where the settings do not tell, or a host does not know such a thing.

    Returns:
        ``address``, to which the file's folder may be added; and the names by which the host is told the file's
        ``name`` and its ``text`` (empty where it takes no text: GitLab).
    """
    written = settings.edit_uri or ""
    address = edit_url(settings, "")
    if address is None:
        return None
    for ours, theirs in (("/-/edit/", "/-/new/"), ("/_edit/", "/_new/"), ("/edit/", "/new/")):
        before, found, branch = address.rpartition(ours)
        if found and branch.strip("/") and "?" not in written and "#" not in written:
            gitlab = _is_gitlab(settings)
            names = {"name": "file_name", "text": ""} if gitlab else {"name": "filename", "text": "value"}
            return {"address": f"{before}{theirs}{branch.strip('/')}/", **names}
    return None


def host_name(settings: Settings) -> Literal["github", "gitlab"] | None:
    """The git host that the settings name, as far as its words and ways are known here."""
    if _is_gitlab(settings):
        return "gitlab"
    return "github" if "github" in (urlsplit(settings.repo_url or "").hostname or "") else None


def _is_gitlab(settings: Settings) -> bool:
    host = urlsplit(settings.repo_url or "").hostname or ""
    return "gitlab" in host or "/-/" in f"/{settings.edit_uri or ''}"
