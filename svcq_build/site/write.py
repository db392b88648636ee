"""Write: pages, our scripts and styles, and the pictures that pages show, into the engine's folder."""

from __future__ import annotations

from pathlib import Path

from svcq_build.files import FORMATS, HEAD, is_fit, look_at, read_file, unfit_files
from svcq_build.load import top_folders
from svcq_build.render import Site, template_folders
from svcq_build.site import assets
from svcq_build.site.failures import SiteError
from svcq_build.site.layout import Layout, clear
from svcq_build.site.search import traditional_table
from svcq_build.words import say


def write_site(layout: Layout, site: Site) -> None:
    """Write everything that the engine builds from.

    Raises:
        SiteError: when a picture that a page shows is not there. OSError: when writing fails.
    """
    folder = layout.pages(site.language)
    clear(folder)
    for rendered in site.pages.values():
        write_page(folder, rendered.file, rendered.text)
    write_assets(layout, site, folder)


def write_page(folder: Path, file: str, text: str) -> None:
    """Write one page below ``folder``."""
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def write_assets(layout: Layout, site: Site, folder: Path) -> None:
    """Write scripts, styles and pictures below ``folder``."""
    assets.write_assets(layout.root, folder / assets.FOLDER)
    (folder / assets.FOLDER / "t2s.json").write_text(
        traditional_table(page.text for page in site.pages.values()), encoding="utf-8"
    )
    for address, path in site.pictures.items():
        copy_picture(layout.root, path, folder / address)
    for address, content in site.files.items():
        write_file(folder / address, content)


def write_file(path: Path, content: bytes) -> None:
    """Write a file unless it is there already with this content."""
    if not path.is_file() or path.read_bytes() != content:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def copy_picture(root: Path, path: str, target: Path) -> None:
    """Copy a picture of the repository.

    Raises:
        SiteError: when it is not there or not beside documents, leads out of the repository, or is no picture.
    """
    if not path.startswith(tuple(f"{folder}/" for folder in top_folders())) or not is_fit(root, path):
        raise SiteError(
            say("A page shows the picture {path}, which is not there. The last good site is kept.", path=path)
        )
    content = read_file(root / path)
    if look_at(content[:HEAD]) not in FORMATS:
        raise SiteError(say("A page shows {path}, which is no picture. The last good site is kept.", path=path))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


def refuse_unfit(root: Path) -> None:
    """Refuse to build with what is no file, or lies outside the root: nothing of that is read or published.

    Raises:
        SiteError: when a repository's own templates hold such a thing.
    """
    found = next(unfit_files(root, "site_templates"), None)
    if found is not None:
        raise SiteError(
            say(
                "{path} is no file inside the repository, and is not followed. The last good site is kept.",
                path=found.encode("utf-8", "surrogateescape").decode("utf-8", "replace"),
            )
        )


def own_theme(root: Path) -> list[Path]:
    """A repository's own theme folders, which go before ours."""
    return [folder / "theme" for folder in template_folders(root)[:-1] if (folder / "theme").is_dir()]
