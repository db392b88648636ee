"""The sitemaps: every page that search engines may show, with the day of its last change."""

from __future__ import annotations

import datetime as dt
import gzip
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from svcq_build.render import site_address
from svcq_build.words import in_html

_SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap_files(
    pages: Mapping[str, Mapping[str, dt.date | None]], languages: Sequence[str], site_url: str | None
) -> dict[str, bytes]:
    """The sitemaps, one a language: a reader's page asks for that of its own, and robots are told of each.

    Args:
        pages: by language, their addresses and the days of their last changes. languages: the source first.
        site_url: where the site is published; without it nobody can say where pages are, and the sitemaps are empty.
    Returns:
        files by address.
    """
    made = {}
    for language, found in pages.items():
        base = site_address(site_url, language, languages) if site_url else ""
        lines = [_entry(page, day, base) for page, day in found.items()] if site_url else []
        address = _address(language, languages)
        body = "".join(f"\n{line}" for line in sorted(lines))
        text = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{_SCHEMA}">{body}\n</urlset>\n'
        made[address] = text.encode()
        made[f"{address}.gz"] = gzip.compress(made[address], mtime=0)
    return made


def _entry(address: str, day: dt.date | None, base: str) -> str:
    changed = f"<lastmod>{day.isoformat()}</lastmod>" if day else ""
    return f"  <url><loc>{in_html(base + quote(address))}</loc>{changed}</url>"


def _address(language: str, languages: Sequence[str]) -> str:
    return "sitemap.xml" if language == languages[0] else f"{language}/sitemap.xml"


def robots(site_url: str | None, languages: Sequence[str]) -> bytes:
    """What search engines are told: to read everything, and where the sitemaps are."""
    base = site_url.rstrip("/") if site_url else ""
    where = "".join(f"Sitemap: {base}/{_address(language, languages)}\n" for language in languages if base)
    return f"User-agent: *\nAllow: /\n{where}".encode()
