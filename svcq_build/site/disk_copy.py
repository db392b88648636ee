"""A copy of a site for a disk or a USB stick, which opens without a server: file by file, from the finished site.

Browsers show no folder's own page from a disk, start no modules there, and let scripts read no other file. So links
name the file that they lead to, scripts are plain ones, and data are scripts that leave their value behind
(``site_templates/assets/sources.js`` takes it). What only a server needs stays out.
"""

from __future__ import annotations

import json
import posixpath
import re
import shutil
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin

from svcq_build.site.assets import FOLDER as ASSETS
from svcq_build.site.assets import asset_addresses
from svcq_build.site.edition import file_of
from svcq_build.site.failures import SiteError
from svcq_build.site.role_lists import NAME as ROLE_LIST
from svcq_build.site.target import MARK, audience_of_site, put_in_place, staging
from svcq_build.site.write import write_file
from svcq_build.words import in_html, say

#: What only a server, a worker or a robot has a use for: files, and folders with all that is in them.
_LEFT_OUT = frozenset({"sw.js", "robots.txt", "sitemap.xml", "sitemap.xml.gz", "manifest.webmanifest"})
_LEFT_OUT |= {"404.html", "offline.html", "edit", "editor", "api"}
_LINK = re.compile(r'(<(?:a|area|link)\b[^>]*?)\shref="([^"]*)"')
_LED_ON = re.compile(r'(http-equiv="refresh" content="0; url=)([^"]*)"')
_MANIFEST = re.compile(r'<link rel="manifest"[^>]*>')
#: Where the site is published, as its first page says: links to what stays out lead there.
_CANONICAL = re.compile(r'<link rel="canonical" href="(https?:[^"]*)"')
#: What the theme's own script is told.
_CONFIGURATION = re.compile(r'(<script id="__config" type="application/json">)(.*?)(?=</script>)', re.DOTALL)
_MODULE = '<script type="module" src='
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|/")
_EXPORTS = re.compile(r"^export const \{[^}]*\} = (\$svcq\d+);\n\Z", re.MULTILINE)


def write_disk_copy(site: Path, target: Path, root: Path) -> int:
    """Write a copy of a built site that opens from a disk; one that is there already is replaced as a whole.

    Args:
        site: the built site. target: the folder of the copy. root: the repository.
    Returns:
        how many pages it has.
    Raises:
        SiteError: when the folder holds anything else, cannot be written to, or a script of the repository's own is
            written in a way that only works from a server.
    """
    if target.resolve().is_relative_to(site.resolve()) or site.resolve().is_relative_to(target.resolve()):
        raise SiteError(say("{target} holds the site itself; the copy needs another folder.", target=target))
    for entry, address in asset_addresses(root).items():
        if address == f"{ASSETS}/{entry}":
            raise SiteError(
                say(
                    "A copy for disks cannot be made: {file} in site_templates/assets, or what it imports, is written "
                    "in a way that only works from a server.",
                    file=entry,
                )
            )
    prefixes = json.loads((site / MARK).read_text(encoding="utf-8"))["languages"][1:]
    published = _CANONICAL.search((site / "index.html").read_text(encoding="utf-8"))
    site_url = unescape(published[1]) if published else None
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    pages = 0
    with staging(target, audience_of_site(site)) as folder:
        copy = folder / "copy"
        for name in names:
            if not _is_left_out(name, prefixes):
                pages += name.endswith(".html")
                _write(site / name, name, copy, prefixes, site_url)
        put_in_place(copy, target)
    return pages


def _is_left_out(name: str, prefixes: list[str]) -> bool:
    first, _, rest = name.partition("/")
    if name.endswith(f"/{ROLE_LIST}"):
        return True
    return (rest.partition("/")[0] if first in prefixes else first) in _LEFT_OUT


def _write(source: Path, name: str, copy: Path, prefixes: list[str], site_url: str | None) -> None:
    """Write one file of the copy."""
    target = copy / name
    if name.endswith(".html"):
        write_file(target, disk_page(source.read_text(encoding="utf-8"), name, prefixes, site_url).encode())
    elif name.endswith(".json") and name != MARK:
        value = source.read_bytes().strip()
        write_file(target.with_name(f"{target.name}.js"), b"window.svLeft = " + value + b";\n")
    elif name.startswith(f"{ASSETS}/") or f"/{ASSETS}/" in name:
        _write_asset(source, target)
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


def _write_asset(source: Path, target: Path) -> None:
    """Write a script or a style sheet; of the modules, only those that pages ask for, which are joined already."""
    joined = source.name.count(".") > 1
    if source.suffix == ".js" and (joined or source.name == "forward.js"):
        write_file(target, plain_script(source.read_text(encoding="utf-8")).encode())
    elif joined or source.suffix not in (".js", ".css"):
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


def plain_script(module: str) -> str:
    """A joined module as a script that runs anywhere; what it exports, it leaves behind."""
    body = _EXPORTS.sub(r"window.svLeft = \1;\n", module)
    return f'"use strict";\n{{\n{body}}}\n'


def disk_page(html: str, name: str, prefixes: list[str], site_url: str | None) -> str:
    """A page as it has to be on a disk.

    Args:
        html: the page. name: its file, from the root of the site. prefixes: of the languages but the first.
        site_url: where the site is published.
    """
    here = posixpath.dirname(name)

    def lead(link: re.Match[str]) -> str:
        href = disk_href(unescape(link[2]), here, prefixes, site_url)
        return f'{link[1]} href="{in_html(href)}"' if href is not None else link[1]

    def lead_on(link: re.Match[str]) -> str:
        return f'{link[1]}{in_html(disk_href(unescape(link[2]), here, prefixes, site_url) or "")}"'

    html = _LED_ON.sub(lead_on, _LINK.sub(lead, _MANIFEST.sub("", html)))
    html = _CONFIGURATION.sub(_without_instant_navigation, html)
    return html.replace(_MODULE, "<script defer src=").replace("'self'", "'self' file:")


def disk_href(href: str, here: str, prefixes: list[str], site_url: str | None) -> str | None:
    """A link as it has to be on a disk; None where what it leads to is on none.

    Args:
        href: as it is on the site. here: the folder of the page, from the root. prefixes, site_url: as above.
    """
    path = re.split("[?#]", href, maxsplit=1)[0]
    if not path or _ELSEWHERE.match(href):
        return href
    wanted = posixpath.normpath(posixpath.join(here, unquote(path)))
    if _is_left_out(wanted, prefixes):
        return urljoin(f"{site_url.rstrip('/')}/{here}/", href) if site_url else None
    return file_of(path) + href[len(path) :] if path.endswith("/") else _of_folder(path) + href[len(path) :]


def _of_folder(path: str) -> str:
    """The page of a folder that a link names by dots alone."""
    return f"{path}/index.html" if path.rpartition("/")[2] in (".", "..") else path


def _without_instant_navigation(configuration: re.Match[str]) -> str:
    """What the theme's script is told, on a disk: asked for instant navigation there, it calls no script of a page."""
    told = json.loads(configuration[2])
    told["features"] = [name for name in told["features"] if not name.startswith("navigation.instant")]
    return configuration[1] + json.dumps(told).replace("<", "\\u003c")
