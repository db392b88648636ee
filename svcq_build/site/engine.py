"""The only module that knows MkDocs: hand it Markdown and a configuration, get HTML back.

MkDocs 1.x is no longer maintained and Material for MkDocs ends in 2027. What is asked of the engine is
therefore little: Markdown with front matter, a menu, a theme folder of Jinja templates, a search index.
"""

from __future__ import annotations

import contextlib
import gc
import json
import logging
import os
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import yaml
from jinja2.exceptions import TemplateError
from markupsafe import Markup

from svcq_build.files import cache_folder
from svcq_build.site.failures import SiteError, listed
from svcq_build.words import say

#: A stretch of our pages that is HTML: all there is between headings (see ``render.render.squeeze``).
_HTML_BLOCK = re.compile(r"^<[^\n]*(?:\n(?!#{1,6} |\n).*)*", re.MULTILINE)
_PLACE = re.compile(r"<!--svcq (\d+)-->")
#: Where a block ends and something follows at once. The search plugin would read the words on both sides as one.
_SEAM = re.compile(r"(</(?:blockquote|caption|dd|div|dt|h[1-6]|label|legend|li|p|summary|td|th)>)(?=[<\w])")


def write_configuration(path: Path, configuration: Mapping[str, Any]) -> None:
    """Write the engine's configuration, so that the same pages can also be built by ``mkdocs build -f``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        yaml.safe_dump(dict(configuration), allow_unicode=True, sort_keys=False, width=1000), encoding="utf-8"
    )


def build(configuration: Path, target: Path, epoch: int, own_theme: Sequence[Path] = ()) -> None:
    """Build a whole site.

    Args:
        configuration: written by :func:`write_configuration`. target: an empty folder for the HTML.
        epoch: the build's date in seconds. own_theme: theme folders that go before ours.
    Raises:
        SiteError: when the engine fails or warns.
    """
    with _quiet_engine(epoch) as complaints:
        config = _load(configuration, target, own_theme)
        from mkdocs.commands.build import build as build_all

        config.plugins.on_startup(command="build", dirty=False)
        build_all(config)
        config.plugins.on_shutdown()
    if complaints:
        raise _refusal(complaints)
    rewrite_index(target)


class WarmEngine:
    """The engine held ready to build single pages of a site that it (or a process before it) has built."""

    def __init__(self, configuration: Path, target: Path, epoch: int, own_theme: Sequence[Path] = ()) -> None:
        self._epoch = epoch
        with _quiet_engine(epoch):
            import jieba
            from mkdocs.structure.files import get_files
            from mkdocs.structure.nav import get_navigation

            self._config = _load(configuration, target, own_theme)
            jieba.initialize()  # half a second that the first edit need not wait for
            self._config.plugins.on_startup(command="serve", dirty=True)
            self._config = self._config.plugins.on_config(self._config)
            self._env = self._config.theme.get_env()
            self._files = get_files(self._config)
            self._files.add_files_from_theme(self._env, self._config)
            self._nav = get_navigation(self._files, self._config)
            self._env = self._config.plugins.on_env(self._env, config=self._config, files=self._files)

    def build_pages(self, files: Sequence[str]) -> Mapping[str, list[Any]]:
        """Build some pages into the target, given as Markdown files relative to the pages' folder.

        Returns:
            their search entries, by the HTML file that each page became.
        Raises:
            SiteError: when the engine fails or warns. The target may then hold some of the new pages.
        """
        entries: dict[str, list[Any]] = {}
        with _quiet_engine(self._epoch) as complaints:
            from mkdocs.commands.build import _build_page, _populate_page
            from mkdocs.structure.pages import Page

            search = self._config.plugins["material/search"]
            documents = self._files.documentation_pages()
            for name in files:
                search.on_config(self._config)  # an empty index
                file = self._files.get_file_from_path(name)
                if file is None:
                    raise SiteError(say("The site engine does not know the page {name}.", name=name))
                page = file.page or Page(None, file, self._config)
                _populate_page(page, self._config, self._files)
                _build_page(page, self._config, documents, self._nav, self._env)
                entries[file.dest_uri] = list(search.search_index.entries)
        if complaints:
            raise _refusal(complaints)
        return entries


def _keep_dictionary(tokenizer: Any) -> None:
    """Let jieba keep its dictionary in our cache: its own place is a file of one name in the folder for temporary
    files, which anyone can have written there before."""
    folder = cache_folder()
    if folder is None:
        return
    with contextlib.suppress(OSError):
        tokenizer.tmp_dir = str(folder / "jieba")
        (folder / "jieba").mkdir(parents=True, exist_ok=True)
        for draft in (folder / "jieba").glob("tmp*"):  # of a run that was killed, or found the disk full
            draft.unlink()


def _load(configuration: Path, target: Path, own_theme: Sequence[Path]) -> Any:
    import jieba
    from mkdocs.config import load_config

    jieba.setLogLevel(logging.CRITICAL)  # it reports in full that it could not keep its dictionary, and goes on
    _keep_dictionary(jieba.dt)
    config = load_config(str(configuration), site_dir=str(target))
    for folder in reversed(own_theme):
        config.theme.dirs.insert(0, str(folder))
    for place, name in ((config, "site_name"), *((link, "name") for link in config.extra.get("social") or ())):
        place[name] = Markup(place[name])  # noqa: S704 - HTML already: where a template escapes it, it stays as it is
    config.plugins["svcq/html-apart"] = _html_apart()
    _remember_segments()
    _find_headings_at_once()
    return config


def _html_apart() -> Any:
    """An event listener that keeps our HTML blocks out of the engine's Markdown parser, and puts them back after.

    The parser would take nearly half of the build's time to find out that HTML is HTML. What it gets instead of
    each block is a comment; headings, and the table of contents with them, stay its own work.
    """
    from mkdocs.plugins import BasePlugin

    class HtmlApart(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
        """See :func:`_html_apart`."""

        def __init__(self) -> None:
            super().__init__()
            self._blocks: list[str] = []

        def on_page_markdown(self, markdown: str, **_: Any) -> str:
            """Take the blocks out."""
            self._blocks = []
            return _HTML_BLOCK.sub(self._take, markdown)

        def on_page_content(self, html: str, **_: Any) -> str:
            """Put the blocks back, and a line break at their seams."""
            return _SEAM.sub(r"\1\n", _PLACE.sub(lambda found: self._blocks[int(found[1])], html))

        def _take(self, found: re.Match[str]) -> str:
            self._blocks.append(found[0])
            return f"<!--svcq {len(self._blocks) - 1}-->"

    return HtmlApart()


def _remember_segments() -> None:
    """Let the search plugin cut the same words only once: labels and titles come back on every page."""
    from types import SimpleNamespace

    import jieba
    from material.plugins.search import plugin

    if plugin.jieba is jieba:
        cut = lru_cache(maxsize=200_000)(lambda words: tuple(jieba.cut(words)))
        plugin.jieba = SimpleNamespace(cut=cut, set_dictionary=jieba.set_dictionary, load_userdict=jieba.load_userdict)


def _find_headings_at_once() -> None:
    """Let the search plugin look headings up by name: it looks through all of a page's for each of them."""
    from material.plugins.search.plugin import SearchIndex

    known: list[tuple[Any, dict[str, Any]]] = []

    def find(self: Any, contents: Any, name: str) -> Any:
        if not known or known[0][0] is not contents:  # another page's
            items: dict[str, Any] = {}
            waiting = list(reversed(list(contents)))
            while waiting:
                item = waiting.pop()
                items.setdefault(item.id, item)
                waiting.extend(reversed(item.children))
            known[:] = [(contents, items)]
        return known[0][1].get(name)

    SearchIndex._find_toc_by_id = find


def rewrite_index(target: Path) -> None:
    """Write the search index as UTF-8 instead of escapes: nearly half the size."""
    path = target / "search" / "search_index.json"
    if path.is_file():
        _dump_index(path, json.loads(path.read_bytes()))


def merge_index(target: Path, renewed: Mapping[str, list[Any]]) -> None:
    """Put the search entries of some pages in the place of their old ones.

    Args:
        target: the built site. renewed: entries by HTML file, as :meth:`WarmEngine.build_pages` returns them.
    """
    path = target / "search" / "search_index.json"
    index = json.loads(path.read_bytes())
    addresses = {file.removesuffix("index.html") for file in renewed}
    kept = [entry for entry in index["docs"] if unquote(entry["location"].partition("#")[0]) not in addresses]
    index["docs"] = [*kept, *(entry for entries in renewed.values() for entry in entries)]
    _dump_index(path, index)


def _dump_index(path: Path, index: Mapping[str, Any]) -> None:
    draft = path.with_suffix(".new")
    draft.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    draft.replace(path)


@contextmanager
def _quiet_engine(epoch: int) -> Iterator[list[str]]:
    """Run the engine with a fixed date, its banner off, its warnings collected, and fewer garbage collections."""
    variables = {"SOURCE_DATE_EPOCH": str(epoch), "NO_MKDOCS_2_WARNING": "1"}
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    complaints: list[str] = []
    handler = _Collector(complaints)
    logger = logging.getLogger("mkdocs")
    level, propagate = logger.level, logger.propagate
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    logger.addHandler(handler)
    thresholds = gc.get_threshold()
    gc.set_threshold(100_000, 20, 50)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of the engine's own code (jieba's), which is not ours to mend
            yield complaints
    except SiteError:
        raise
    except OSError as error:
        if isinstance(error, TemplateError):  # a template that is not there counts as both
            raise _refusal(
                [*complaints, f"{type(error).__name__}: {str(error).partition(' not found in')[0]}"]
            ) from error
        raise
    except Exception as error:
        raise _refusal([*complaints, f"{type(error).__name__}: {error}"]) from error
    finally:
        gc.set_threshold(*thresholds)
        logger.removeHandler(handler)
        logger.setLevel(level)
        logger.propagate = propagate
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


class _Collector(logging.Handler):
    def __init__(self, complaints: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._complaints = complaints

    def emit(self, record: logging.LogRecord) -> None:
        self._complaints.append(record.getMessage())


def _refusal(complaints: Sequence[str]) -> SiteError:
    return SiteError(
        say(
            "The site engine (MkDocs) refuses these pages:\n{lines}\nThe last good site is kept.",
            lines=listed(list(complaints), 10),
        )
    )
