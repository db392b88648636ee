"""The only module that knows MkDocs: hand it an example page and a configuration, get the page back in its frame.

MkDocs 1.x is no longer maintained and Material for MkDocs ends in 2027. What is asked of them is therefore little: a
theme folder of Jinja templates, a menu, and the frame around an example page of each shape.
"""

from __future__ import annotations

import json
import logging
import os
import re
import shutil
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader
from jinja2.exceptions import TemplateError, TemplateNotFound
from markupsafe import Markup

from svcq_build.files import code_stamp, memory_of, our_templates, recall, remember, stamp_of_files
from svcq_build.kinds import all_kinds
from svcq_build.render import Compiled, MenuItem, Page
from svcq_build.site.failures import SiteError, listed
from svcq_build.words import in_html, is_traditional, say

_UNSAFE_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")


def theme_language(language: str) -> str:
    """The nearest language that the theme has words of its own in; English where there is none."""
    parts = language.split("-")
    wanted = [language, f"{parts[0]}-{parts[-1]}", *(["zh-Hant"] if is_traditional(language) else []), parts[0]]
    return next((name for name in wanted if name in _theme_languages()), "en")


@cache
def _theme_languages() -> frozenset[str]:
    import material

    folder = Path(next(iter(material.__path__))) / "templates" / "partials" / "languages"
    return frozenset(path.stem for path in folder.glob("*.html"))


@dataclass(frozen=True, slots=True)
class Example:
    """A page for the engine to build: what it is, and its Markdown."""

    page: Page
    body: str


class Engine:
    """The site engine, with a theme and a menu.

    Attributes:
        menu: the menu that it shows. stamp: of all that its pages are built from, besides the examples, and of the day.
    """

    def __init__(
        self,
        settings: Mapping[str, Any],
        work: Path,
        menu: Sequence[MenuItem],
        own_theme: Sequence[Path],
        epoch: int,
        remembered_as: str = "",
    ) -> None:
        """Begin; nothing is loaded before the first page that is not remembered.

        Args:
            settings: the configuration, without the menu. work: a folder for what is made on the way.
            own_theme: theme folders that go before ours. epoch: the build's date in seconds.
            remembered_as: the first word of what the file is called in which it is remembered what was built, if it is;
                repositories without a theme of their own that ask for the same share it.
        """
        self.menu = menu
        self._settings, self._work, self._own_theme, self._epoch = settings, work, own_theme, epoch
        self._config: Any = None
        asked = _digest([settings, _nav(menu)])
        themes = stamp_of_files([*own_theme, our_templates() / "theme"])
        self.stamp = _digest([asked, epoch, themes, code_stamp()])
        # our theme shows no day of the build, so it frames pages tomorrow as it does today; another may show one
        self._remembered_for = self.stamp if own_theme else _digest([asked, themes, code_stamp()])
        self._memory = memory_of(self._whose, f"{remembered_as}-{asked[:8]}") if remembered_as else None
        remembered = recall(self._memory, stamp=self._remembered_for) if self._memory else {}
        self._built: dict[str, str] = remembered.get("built", {})
        self._rest: dict[str, dict[str, str]] = remembered.get("rest", {})
        self._fresh = not remembered

    def environment(self) -> Environment:
        """What reads the theme's templates.

        Raises:
            SiteError: when the engine fails or warns.
        """
        with self._at_work():
            pass
        environment: Environment = self._env
        return environment

    def build(self, example: Example) -> str:
        """Build one page.

        Raises:
            SiteError: when the engine fails or warns.
        """
        text = _front_matter(example.page) + example.body
        key = f"{example.page.url} {blake2b(text.encode(), digest_size=16).hexdigest()}"
        if key not in self._built:
            self._built[key], self._fresh = self._build(example, text), True
        return self._built[key]

    def _build(self, example: Example, text: str) -> str:
        with self._at_work():
            from mkdocs.commands.build import _build_page, _populate_page
            from mkdocs.structure.files import File
            from mkdocs.structure.pages import Page as EnginePage

            name = _file_of(example.page.url)
            file = self._files.get_file_from_path(name)
            if file is None:
                file = File.generated(self._config, name, content="")
                self._files.append(file)
            file.content_string = text
            page = file.page or EnginePage(None, file, self._config)
            _populate_page(page, self._config, self._files)
            _build_page(page, self._config, self._files.documentation_pages(), self._nav, self._env)
            built = Path(file.abs_dest_path)
        return built.read_text(encoding="utf-8")

    def write_rest(self, target: Path) -> list[str]:
        """Write the theme's own files, and its pages that stand for themselves (``404.html``).

        Args:
            target: the site of one language.
        Returns:
            the files that were written, from there.
        Raises:
            SiteError: when the engine fails or warns.
        """
        if not self._rest:
            self._rest, self._fresh = self._find_rest(), True
        for name, source in self._rest["files"].items():
            place = target / name
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, place)
        for name, html in self._rest["pages"].items():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            (target / name).write_text(html, encoding="utf-8")
        if self._memory and self._fresh:
            remember(self._memory, {"stamp": self._remembered_for, "built": self._built, "rest": self._rest})
            self._compiled().keep()
            self._fresh = False
        return [*self._rest["files"], *self._rest["pages"]]

    def _find_rest(self) -> dict[str, dict[str, str]]:
        """The theme's own files and where they are, and its pages that stand for themselves."""
        pages: dict[str, str] = {}
        with self._at_work():
            from mkdocs.commands.build import _build_theme_template

            files = {file.dest_uri: str(file.abs_src_path) for file in self._files if not file.is_documentation_page()}
            for name in sorted(self._config.theme.static_templates - {"sitemap.xml"}):
                _build_theme_template(name, self._env, self._files, self._config, self._nav)
                pages[name] = Path(self._config.site_dir, name).read_text(encoding="utf-8")
        return {"files": files, "pages": pages}

    @contextmanager
    def _at_work(self) -> Iterator[None]:
        with _quiet_engine(self._epoch) as complaints:
            if self._config is None:
                self._load()
            yield
        if complaints:
            raise _refusal(complaints)

    def _load(self) -> None:
        from mkdocs.config import load_config
        from mkdocs.structure.files import File, get_files
        from mkdocs.structure.nav import get_navigation

        shutil.rmtree(self._work, ignore_errors=True)
        (self._work / "docs").mkdir(parents=True)
        settings = {**deepcopy(dict(self._settings)), "nav": _nav(self.menu), "docs_dir": str(self._work / "docs")}
        path = self._work / "mkdocs.yml"
        path.write_text("{}", encoding="utf-8")  # it has to be there; to read all of it as YAML takes half a second
        config = load_config(str(path), site_dir=str(self._work / "frames"), **settings)
        for folder in reversed(self._own_theme):
            config.theme.dirs.insert(0, str(folder))
        for place, name in ((config, "site_name"), *((link, "name") for link in config.extra.get("social") or ())):
            place[name] = Markup(place[name])  # noqa: S704 - HTML already: where a template escapes it, it stays as it is
        config.plugins.on_startup(command="build", dirty=False)
        config = config.plugins.on_config(config)
        env = config.theme.get_env()
        assert env.loader is not None
        env.loader = ChoiceLoader([env.loader, _BelowOurs(config.theme.dirs)])
        env.bytecode_cache = self._compiled()
        self._files = get_files(config)
        for item in _pages(self.menu):
            self._files.append(File.generated(config, _file_of(item), content=""))
        self._files.add_files_from_theme(env, config)
        self._nav = get_navigation(self._files, config)
        self._env = config.plugins.on_env(env, config=config, files=self._files)
        self._config = config

    def _compiled(self) -> Compiled:
        """The theme's templates as they were compiled before; repositories without a theme of their own share them."""
        return _remembered(memory_of(self._whose, "theme"))

    @property
    def _whose(self) -> Path:
        """Whose memory it is: the repository's own theme's, or that of all that have none."""
        return self._own_theme[0] if self._own_theme else our_templates()


def _digest(value: Any) -> str:
    return blake2b(json.dumps(value, default=str).encode(), digest_size=16).hexdigest()


@cache
def _remembered(memory: Path) -> Compiled:
    return Compiled(memory)  # one for the sites of all languages


class _BelowOurs(BaseLoader):
    """The theme's templates under ``theme/``, so that ours can extend those whose names they have."""

    def __init__(self, folders: Sequence[str]) -> None:
        self._prefix = "theme/"
        ours = str(our_templates() / "theme")
        self._theme = FileSystemLoader(folders[folders.index(ours) + 1 :])

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        if not template.startswith(self._prefix):
            raise TemplateNotFound(template)
        return self._theme.get_source(environment, template.removeprefix(self._prefix))

    def list_templates(self) -> list[str]:
        return []  # a site has them once


def _file_of(address: str) -> str:
    """The Markdown file that becomes the page at an address; a list is the index of what it lists."""
    is_list = address.rstrip("/") in {"", *(kind.plural for kind in all_kinds().values())}
    return f"{address}index.md" if is_list else f"{address.rstrip('/')}.md"


def _pages(menu: Sequence[MenuItem]) -> Iterator[str]:
    for item in menu:
        if item.address is not None:
            yield item.address
        yield from _pages(item.items)


def _nav(menu: Sequence[MenuItem]) -> list[Any]:
    """The menu for the engine."""
    out: list[Any] = []
    for item in menu:
        title = in_html(item.title)
        own = {title: _file_of(item.address)} if item.address is not None else None
        out.append({title: [*([own] if own else []), *_nav(item.items)]} if item.items else own)
    return out


def _front_matter(page: Page) -> str:
    """What the theme knows of a page, as YAML between two lines. Its templates escape nothing: words go in as HTML."""
    fields: dict[str, Any] = {"title": in_html(page.title), "search": {"exclude": True}}  # the index is ours
    if page.description:
        fields["description"] = in_html(page.description)
    fields["svcq"] = {
        "ref": page.ref,
        "kind": page.kind,
        "path": in_html(page.source),
        "edit_url": page.edit_url and in_html(page.edit_url),
        "untranslated": page.untranslated,
        "apart": page.apart,
        "past": page.past,
        "alternates": [
            {"lang": other.lang, "name": other.name, "url": in_html(other.url)} for other in page.alternates
        ],
    }
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items()]
    safe = _UNSAFE_IN_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", "\n".join(lines))
    return f"---\n{safe}\n---\n\n"


@contextmanager
def _quiet_engine(epoch: int) -> Iterator[list[str]]:
    """Run the engine with a fixed date, its banner off, and its warnings collected."""
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
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of the engine's own code, which is not ours to mend
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
