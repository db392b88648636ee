"""The engine's configuration for one language, derived from ``mkdocs.yml``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from svcq_build.files import our_templates
from svcq_build.load import SocialLink
from svcq_build.render import (
    POLICY,
    Desk,
    Interface,
    edit_policy,
    list_address,
    notice_to_html,
    plain,
    site_address,
    ways_of_speaking,
    words_in,
)
from svcq_build.site.assets import asset_addresses
from svcq_build.site.engine import theme_language
from svcq_build.site.slots import ASKED, PLACE
from svcq_build.words import in_html, own_name

#: The theme that pages are framed in, as MkDocs knows it.
THEME = "material"
_FEATURES = (
    "navigation.tabs",
    "navigation.indexes",
    "navigation.prune",
    "navigation.path",
    "navigation.top",
    "navigation.instant",
    "navigation.instant.progress",
    "toc.follow",
)
#: The colours of a handbook whose ``mkdocs.yml`` chooses none: ours, light or dark as the reader's system is.
_PALETTE: list[dict[str, Any]] = [
    {
        "media": f"(prefers-color-scheme: {light})",
        "scheme": scheme,
        "primary": "custom",
        "toggle": {"icon": f"material/{icon}", "name": name},
    }
    for light, scheme, icon, name in (
        ("light", "default", "weather-night", "切换到深色"),
        ("dark", "slate", "weather-sunny", "切换到浅色"),
    )
]


def engine_configuration(desk: Desk, interface: Interface, root: Path) -> dict[str, Any]:
    """What the engine is told. The theme's templates escape nothing: words and addresses go in as HTML.

    Args:
        desk: settings and words in the site's language. interface: words for the theme.
        root: the repository, for its own scripts and styles.
    """
    language, settings, word = desk.lang, desk.settings, desk.word
    theme: dict[str, Any] = {
        "name": THEME,
        "custom_dir": str(our_templates() / "theme"),
        "language": theme_language(language),
        "font": False,
        "features": list(_FEATURES),
        "static_templates": ["offline.html"],
    }
    chosen = settings.theme.written("palette")
    palette = list(chosen) if isinstance(chosen, (list, tuple)) else chosen if chosen is not None else _PALETTE
    theme["palette"] = [_toggle(item, word) for item in palette] if isinstance(palette, list) else palette
    theme["palette"] = _as_html(theme["palette"])
    if icons := settings.theme.written("icon"):
        theme["icon"] = icons
    for name in ("logo", "favicon"):
        if value := getattr(settings.theme, name):
            theme[name] = _as_html(value)
    configuration: dict[str, Any] = {
        "site_name": _as_html(desk.setting("site_name")),
        "use_directory_urls": True,
        "theme": theme,
        "not_in_nav": "*",
        "plugins": ["search"],  # for the place of the search field in the theme; field and index are ours
        "markdown_extensions": [
            "attr_list",
            {"toc": {"permalink": "#", "permalink_title": word("Link to this section"), "toc_depth": 3}},
        ],
        "extra_css": [_as_html(path) for path in settings.extra_css],
        "extra_javascript": [_as_html(path) for path in settings.extra_javascript],
        "validation": {"omitted_files": "ignore"},
        "extra": {
            "generator": False,
            "alternate": True,  # what alternate.html shows: the switcher, and the way to what to do in an emergency
            "svcq_emergencies": _emergencies(desk),
            "svcq_homes": _alternates(language, settings.svcq.languages),
            "social": [_social(link) for link in settings.extra.social],
            "svcq_interface": _as_html(interface.for_theme()),
            "svcq_lang": language,
            "svcq_assets": asset_addresses(root),
            "svcq_root": "./" if language == settings.svcq.languages[0] else "../",
            "svcq_policy": POLICY,
            "svcq_edit_policy": edit_policy(desk) if desk.editing is not None else "",
            "svcq_audience": desk.audience,
            "svcq_elsewhere": _elsewhere(language, settings.svcq.languages),
            "svcq_ways": _ways(desk, root),
            "svcq_reach": list_address("channel") if desk.entries("channel") and desk.audience == "public" else "",
            "svcq_repo_url": _as_html(settings.repo_url),
            "svcq_repo_name": _as_html(settings.repo_name),
        },
    }
    if settings.site_url:
        configuration["site_url"] = site_address(settings.site_url, language, settings.svcq.languages)
    if settings.site_author:
        configuration["site_author"] = _as_html(settings.site_author)
    if description := desk.setting("site_description"):
        configuration["site_description"] = _as_html(plain(description))
    if notice := desk.setting("copyright"):
        configuration["copyright"] = notice_to_html(notice)
    return configuration


def _ways(desk: Desk, root: Path) -> dict[str, Any]:
    """What readers can say of a page, and where to; empty where there is nowhere."""
    found = ways_of_speaking(desk.settings, desk.word, root, ASKED, PLACE)
    ways = {way.name: {"label": way.label, "icon": way.icon, "address": way.address} for way in found.ways}
    given: dict[str, Any] = {**ways, "other": found.other, "other_label": found.other_label} if ways else {}
    return {name: _as_html(value) for name, value in given.items()}


def _emergencies(desk: Desk) -> str:
    """Where it stands what to do in an emergency; empty where no procedure is for one."""
    there = desk.audience == "internal" and any(
        local.doc.category == "emergency" and local.doc.status == "active" for local in desk.entries("procedure")
    )
    return f"{list_address('procedure')}#emergency" if there else ""


def _elsewhere(language: str, languages: Sequence[str]) -> list[dict[str, Any]]:
    """The site in its other languages: where it is, and what svcq says there."""
    others = [one for one in _alternates(language, languages) if one["lang"] != language]
    return [{**one, "words": _as_html(words_in(one["lang"]))} for one in others]


def _as_html(value: Any) -> Any:
    """Words as HTML, fit for a text and for an attribute in double quotes; all words of a list or a mapping."""
    if isinstance(value, str):
        return in_html(value)
    if isinstance(value, list):
        return [_as_html(item) for item in value]
    if isinstance(value, dict):
        return {name: _as_html(item) for name, item in value.items()}
    return value


def _social(link: SocialLink) -> dict[str, str]:
    name = link.name or urlsplit(link.link).hostname or link.link
    return {"icon": _as_html(link.icon), "link": _as_html(link.link), "name": _as_html(name)}


def _alternates(language: str, languages: Sequence[str]) -> list[dict[str, str]]:
    """Every language's home, relative to the home of this one. Nothing to choose with one language."""
    if len(languages) < 2:
        return []
    up = "./" if language == languages[0] else "../"
    return [
        {
            "name": own_name(other, tuple(languages)),
            "lang": other,
            "link": "./" if other == language else up + ("" if other == languages[0] else f"{other}/"),
        }
        for other in languages
    ]


def _toggle(item: dict[str, Any], word: Any) -> dict[str, Any]:
    toggle = item.get("toggle")
    if not isinstance(toggle, dict) or "name" not in toggle:
        return item
    return {**item, "toggle": {**toggle, "name": word(str(toggle["name"]))}}
