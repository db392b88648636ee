"""The sitemap: every page that search engines may show, with the day of its last change and its other languages."""

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
    """The sitemap of the whole site, and those of other languages than the first, which their pages ask for.

    Args:
        pages: by language, their addresses and the days of their last changes. languages: the source first.
        site_url: where the site is published; without it nobody can say where pages are, and the sitemaps are empty.
    Returns:
        files by address.
    """
    entries = {
        language: [_entry(page, day, site_address(site_url, language, languages)) for page, day in found.items()]
        if site_url
        else []
        for language, found in pages.items()
    }
    files = {"sitemap.xml": [entry for language in languages for entry in entries[language]]}
    files |= {f"{language}/sitemap.xml": entries[language] for language in languages[1:]}
    made = {}
    for address, lines in files.items():
        body = "".join(f"\n{line}" for line in sorted(lines))
        text = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{_SCHEMA}">{body}\n</urlset>\n'
        made[address] = text.encode()
        made[f"{address}.gz"] = gzip.compress(made[address], mtime=0)
    return made


def _entry(address: str, day: dt.date | None, base: str) -> str:
    changed = f"<lastmod>{day.isoformat()}</lastmod>" if day else ""
    return f"  <url><loc>{in_html(base + quote(address))}</loc>{changed}</url>"


def robots(site_url: str | None) -> bytes:
    """What search engines are told: to read everything, and where the sitemap is."""
    where = f"Sitemap: {site_url.rstrip('/')}/sitemap.xml\n" if site_url else ""
    return f"User-agent: *\nAllow: /\n{where}".encode()
