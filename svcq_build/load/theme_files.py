"""Theme files: pictures, icons, styles and scripts that ``mkdocs.yml`` names, which have to be there for the site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from svcq_build.files import (
    CONFIGURATION,
    ENDINGS,
    FORMATS,
    HEAD,
    ICON,
    icon_file,
    icon_names,
    is_fit,
    look_at,
    our_templates,
    read_file,
    theme_templates,
)
from svcq_build.load.settings import Settings
from svcq_build.model import Finding, Route, Spot
from svcq_build.words import Message, nearest, say

_OWN = "site_templates"
#: Where the files of ``site_templates/assets`` are on the site.
_PUBLISHED = "assets/svcq/"
#: What may be a logo or a favicon beside the pictures that documents show.
_DRAWN = FORMATS | {"svg", "ico"}
#: For how many wrong icons a name like theirs is looked for among thousands.
_MOST_GUESSES = 50
_IN_THE_WAY = re.compile(r"[%?#\"<>&\\]")


def theme_faults(settings: Settings, root: Path) -> Iterator[Finding]:
    """What the settings name and the theme would not find.

    Args:
        settings: of ``mkdocs.yml``. root: the repository, which may have files of its own.
    """
    for name in ("logo", "favicon"):
        value = getattr(settings.theme, name)
        if value:
            yield from _picture_faults(("theme", name), value, root)
    for name in ("extra_css", "extra_javascript"):
        for number, value in enumerate(getattr(settings, name)):
            yield from _asset_faults((name, number), value, root)
    wrong = 0
    for route, icon in _icons(settings):
        name = icon if isinstance(icon, str) else ""
        if not _is_icon(name, root):
            wrong += 1
            yield Finding(
                Spot(CONFIGURATION, route),
                say("The theme has no icon “{name}”.", name=name),
                _icon_advice(name, search=wrong <= _MOST_GUESSES),
                rule="missing-icon",
            )


def _icons(settings: Settings) -> Iterator[tuple[Route, object]]:
    """Every icon that settings name, with its route."""
    yield from _leaves(("theme", "icon"), settings.theme.written("icon"))
    palette = settings.theme.written("palette")
    for index, item in enumerate(palette if isinstance(palette, (list, tuple)) else ()):
        if item.get("toggle"):
            yield ("theme", "palette", index, "toggle", "icon"), item["toggle"]["icon"]
    for index, link in enumerate(settings.extra.social):
        yield ("extra", "social", index, "icon"), link.icon


def _leaves(route: Route, value: object) -> Iterator[tuple[Route, object]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _leaves((*route, name), inner)
    elif value is not None and value != "":
        yield route, value


def _is_icon(name: str, root: Path) -> bool:
    if not ICON.fullmatch(name):
        return False
    return icon_file(name) is not None or is_fit(root, f"{_OWN}/theme/.icons/{name}.svg")


def _icon_advice(name: str, search: bool) -> Message:
    guess = name.removeprefix(":").removesuffix(":").removesuffix(".svg").lower().replace("_", "-")
    for separator in ("/", "-") if search else ():
        parts = guess.split(separator, 1)
        known = icon_names(parts[0]) if len(parts) == 2 else ()
        close = nearest("/".join(parts), known) if known else None
        if close is not None:
            return say("Did you mean “{name}”?", name=close)
    return say("Write the name of an icon of Material for MkDocs, such as material/library.")


def _picture_name(value: str) -> str:
    """What a picture may be called that stands in the place of a setting's value."""
    name = PurePosixPath(value.partition("?")[0]).name
    drawn = PurePosixPath(name).suffix.lower() in (*ENDINGS, ".svg", ".ico")
    return name if drawn else f"{PurePosixPath(name).stem or 'logo'}.png"


def _picture_faults(route: Route, value: str, root: Path) -> Iterator[Finding]:
    def fault(message: Message, hint: Message) -> Finding:
        return Finding(Spot(CONFIGURATION, route), message, hint, rule="missing-logo")

    here = say("Put the picture into {folder} and write “{name}”.", folder=f"{_OWN}/assets/",
               name=_PUBLISHED + _picture_name(value))  # fmt: skip
    if ":" in value or value.startswith("//"):
        yield fault(say("Pictures of other hosts are not shown."), here)
        return
    if _IN_THE_WAY.search(value):
        yield fault(say("“{address}” has signs in its name that no address can hold.", address=value),
                    say("Rename the file."))  # fmt: skip
        return
    file = _find(value, root)
    if file is None:
        there = _own_asset(PurePosixPath(value).name, root)
        hint = say("Write “{reference}”.", reference=_PUBLISHED + there) if there else here
        yield fault(say("There is no picture “{address}”.", address=value), hint)
    elif look_at(read_file(file, HEAD)) not in _DRAWN:
        yield fault(say("“{address}” is no picture that browsers know.", address=value),
                    say("Save the picture again, as PNG, JPEG, WebP or GIF."))  # fmt: skip


def _asset_faults(route: Route, value: str, root: Path) -> Iterator[Finding]:
    def fault(message: Message, hint: Message) -> Finding:
        return Finding(Spot(CONFIGURATION, route), message, hint, rule="missing-asset")

    name = PurePosixPath(value).name
    there = _own_asset(name, root)
    if there:
        here = say("Write “{reference}”.", reference=_PUBLISHED + there)
    else:
        here = say("Put the file into {folder} and write “{name}”.", folder=f"{_OWN}/assets/", name=_PUBLISHED + name)
    ending, wanted = PurePosixPath(value).suffix, (".css",) if route[0] == "extra_css" else (".js", ".mjs")
    if ":" in value or value.startswith("//"):
        yield fault(say("Pages ask nothing of other hosts."), here)
    elif _IN_THE_WAY.search(value):
        yield fault(say("“{address}” has signs in its name that no address can hold.", address=value),
                    say("Rename the file."))  # fmt: skip
    elif _find(value, root) is None:
        yield fault(say("There is no file “{address}”.", address=value), here)
    elif ending not in wanted:
        yield fault(say("“{address}” does not end with {ending}.", address=value, ending=wanted[0]),
                    say("Rename the file."))  # fmt: skip


def _find(value: str, root: Path) -> Path | None:
    """The file that an address means on the site: of the repository, of ours, or of the theme."""
    path = PurePosixPath(value)
    if path.is_absolute() or ".." in path.parts or any(part.startswith(".") for part in path.parts):
        return None
    below = path.as_posix()
    if below.startswith(_PUBLISHED):
        below, own = below.removeprefix(_PUBLISHED), "assets"
        others = [our_templates() / "assets"]
    else:
        own, others = "theme", [our_templates() / "theme", theme_templates()]
    if is_fit(root, f"{_OWN}/{own}/{below}") and _exact(root / _OWN / own, below):
        return root / _OWN / own / below
    return next((there / below for there in others if (there / below).is_file() and _exact(there, below)), None)


def _own_asset(name: str, root: Path) -> str | None:
    """The file of that name among the repository's own assets, in whatever letters."""
    assets = root / _OWN / "assets"
    names = sorted(entry.name for entry in assets.iterdir()) if assets.is_dir() else []
    return next((one for one in names if one.casefold() == name.casefold()), None)


def _exact(folder: Path, below: str) -> bool:
    """Whether a file is written in just these letters, also where the file system does not mind."""
    for part in PurePosixPath(below).parts:
        if part not in {entry.name for entry in folder.iterdir()}:
            return False
        folder = folder / part
    return True
