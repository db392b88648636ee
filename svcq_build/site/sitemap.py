"""The sitemap: every page that search engines may show, with the day of its last change and its other languages."""

from __future__ import annotations

import gzip
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from svcq_build.render import Page, site_address
from svcq_build.words import in_html

_SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap_files(
    pages: Mapping[str, Sequence[Page]], languages: Sequence[str], site_url: str | None
) -> dict[str, bytes]:
    """The sitemap of the whole site, and those of other languages than the first, which their pages ask for.

    Args:
        pages: by language. languages: the source first. site_url: where the site is published; without it nobody can
            say where pages are, and the sitemaps are empty.
    Returns:
        files by address.
    """
    entries = {
        language: [_entry(page, site_address(site_url, language, languages)) for page in found] if site_url else []
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


def _entry(page: Page, base: str) -> str:
    day = f"<lastmod>{page.changed.isoformat()}</lastmod>" if page.changed else ""
    return f"  <url><loc>{in_html(base + quote(page.url))}</loc>{day}</url>"


def robots(site_url: str | None) -> bytes:
    """What search engines are told: to read everything, and where the sitemap is."""
    where = f"Sitemap: {site_url.rstrip('/')}/sitemap.xml\n" if site_url else ""
    return f"User-agent: *\nAllow: /\n{where}".encode()
