"""Own templates: a repository's own ``site_templates``, as far as a look at them tells whether they can be used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, reduce
from operator import or_
from pathlib import Path
from typing import TYPE_CHECKING, Any

from svcq_build.files import is_fit, leads_out, our_templates, read_file
from svcq_build.load.decoding import decode, decode_leniently
from svcq_build.load.documents import from_fault
from svcq_build.model import Finding, Span, Spot, find_quotes
from svcq_build.syntax import Unreadable
from svcq_build.words import Message, offer, say

if TYPE_CHECKING:
    from jinja2 import nodes

FOLDER = "site_templates"
#: How the names of page templates ended while they were Markdown.
_FORMER = ".md.jinja"
_TAG, _WORD = re.compile(r"\{[{%].*?[%}]\}", re.DOTALL), re.compile(r"\w+")
#: Filters and functions that pages have, though no template of ours uses them.
_UNUSED = ("heading", "entries", "parts", "incoming", "outgoing", "page", "lang", "today", "settings")


def template_faults(root: Path) -> Iterator[tuple[Finding, str]]:
    """What is wrong with the form of a repository's own templates, each with the text of the file.

    Args:
        root: the repository; where its templates are svcq's, or copies of them, they are not looked at.
    """
    folder = _own_folder(root)
    if folder is None:
        return
    for path in sorted([*folder.rglob("*.jinja"), *(folder / "theme").rglob("*.html")]):
        relative = path.relative_to(root).as_posix()
        if is_fit(root, relative) and not _is_copy(path, our_templates() / path.relative_to(folder)):
            yield from _faults(relative, path)


def templates_of(root: Path) -> dict[str, str]:
    """A repository's own templates of pages that can be tried, by path; nothing where its templates are svcq's."""
    folder = _own_folder(root)
    found = {}
    for path in sorted(folder.rglob("*.jinja")) if folder is not None else ():
        relative = path.relative_to(root).as_posix()
        if is_fit(root, relative) and not relative.startswith(f"{FOLDER}/theme/"):
            found[relative] = decode_leniently(read_file(path))
    return found


def theme_templates_of(root: Path) -> dict[str, str]:
    """A repository's own theme files that can be tried, by path; nothing where its templates are svcq's."""
    folder = _own_folder(root)
    found = {}
    for path in sorted((folder / "theme").rglob("*.html")) if folder is not None else ():
        relative = path.relative_to(root).as_posix()
        if is_fit(root, relative):
            found[relative] = decode_leniently(read_file(path))
    return found


def _own_folder(root: Path) -> Path | None:
    folder = root / FOLDER
    ours = not folder.is_dir() or leads_out(root, FOLDER) or folder.resolve() == our_templates().resolve()
    return None if ours else folder


def _is_copy(path: Path, ours: Path) -> bool:
    """Whether a template is ours to the byte: then it has no fault, and to parse all of them takes a second."""
    return ours.is_file() and read_file(path) == read_file(ours)


def _faults(relative: str, path: Path) -> Iterator[tuple[Finding, str]]:
    from jinja2 import Environment, TemplateSyntaxError  # only few repositories have templates of their own

    content = read_file(path)
    text = decode_leniently(content)
    if path.name.endswith(_FORMER):
        name = path.name.removesuffix(_FORMER) + ".html.jinja"
        found = Finding(
            Spot(relative, span=Span(1, 1, 1, 1)),
            say("Templates of pages are HTML; this one, in Markdown, is no longer read."),
            say('Rename it to “{name}”, and write its headings as HTML: <h2 id="steps">…</h2>.', name=name),
            rule="bad-template",
        )
        yield found, text
        return
    try:
        tree = Environment(extensions=["jinja2.ext.i18n"], autoescape=True).parse(decode(content))
        for line in _quoting_lines(tree):
            message, hint = say("Templates quote no parameters."), say("Write the value.")
            yield Finding(Spot(relative, span=Span(line, 1, line, 1)), message, hint, rule="bad-template"), text
        if not relative.startswith(f"{FOLDER}/theme/"):  # those are the engine's
            for line, message, hint in _names_nobody_has(tree, path.parents[relative.count("/") - 1]):
                yield Finding(Spot(relative, span=Span(line, 1, line, 1)), message, hint, rule="bad-template"), text
    except Unreadable as error:
        yield from_fault(relative, error.fault, None), text
    except TemplateSyntaxError as error:
        line = min(error.lineno, text.rstrip("\n").count("\n") + 1)
        found = Finding(
            Spot(relative, span=Span(line, 1, line, 1)),
            say("This is no template of Jinja: {reason}", reason=error.message or ""),
            say("Correct it; compare it with the file of the same name that comes with svcq."),
            rule="bad-template",
        )
        yield found, text


def _quoting_lines(tree: nodes.Template) -> Iterator[int]:
    """The lines on which a template writes ``{param:…}``, which its pages would show as it is."""
    from jinja2 import nodes

    for written in tree.find_all((nodes.TemplateData, nodes.Const)):
        words: Any = getattr(written, "data", None) or getattr(written, "value", None)
        for quote in find_quotes(words) if isinstance(words, str) else ():
            if quote.sound:
                yield written.lineno + words.count("\n", 0, quote.start)


def _names_nobody_has(tree: nodes.Template, folder: Path) -> Iterator[tuple[int, Message, Message]]:
    """What a template asks for that pages do not have: filters, variables, other templates."""
    from jinja2 import nodes

    asked = _asked(tree)
    guarded = {
        one.node.name
        for one in tree.find_all((nodes.Filter, nodes.Test))
        if one.name in ("defined", "undefined", "default", "d") and isinstance(one.node, nodes.Name)
    }
    lacking = _lacking(_Names(asked.filters, asked.tests, asked.variables - guarded))
    for found in tree.find_all((nodes.Filter, nodes.Test)):
        is_filter = isinstance(found, nodes.Filter)
        if found.name in (lacking.filters if is_filter else lacking.tests):
            message = say("There is no filter “{name}” for templates.", name=found.name)
            names = _known().filters if is_filter else _known().tests
            yield found.lineno, message, offer(found.name, names) or say("Take it away, or write another.")
    for name in sorted(lacking.variables):
        line = next((one.lineno for one in tree.find_all(nodes.Name) if one.name == name), 1)
        message = say("Pages have no “{name}” that a template could show.", name=name)
        known = _known().variables
        yield line, message, offer(name, known) or say("Pages have: {names}.", names=_listed(known))
    for one in tree.find_all((nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)):
        path = getattr(getattr(one, "template", None), "value", None)
        missing = getattr(one, "ignore_missing", False)
        if isinstance(path, str) and not missing and not any((at / path).is_file() for at in (folder, our_templates())):
            message = say("There is no template “{name}”.", name=path)
            close = offer(path, [ours.relative_to(our_templates()).as_posix() for ours in _ours()])
            yield one.lineno, message, close or say("Correct its path; it begins in site_templates.")


def _accept_all(tree: nodes.Template) -> None:
    """Let Jinja take every filter that a template names for one that there is; else it stops at the first."""
    from jinja2 import nodes

    assert tree.environment is not None
    for found in tree.find_all((nodes.Filter, nodes.Test)):
        named: Any = tree.environment.filters if isinstance(found, nodes.Filter) else tree.environment.tests
        named.setdefault(found.name, str)


def _listed(names: Iterable[str]) -> str:
    shown = sorted(names)
    return ", ".join([*shown[:15], "…"] if len(shown) > 15 else shown)


@dataclass(frozen=True, slots=True)
class _Names:
    """What templates ask for by name."""

    filters: frozenset[str]
    tests: frozenset[str]
    variables: frozenset[str]

    def __or__(self, other: _Names) -> _Names:
        return _Names(self.filters | other.filters, self.tests | other.tests, self.variables | other.variables)

    def __sub__(self, other: _Names) -> _Names:
        return _Names(self.filters - other.filters, self.tests - other.tests, self.variables - other.variables)

    def all(self) -> frozenset[str]:
        return self.filters | self.tests | self.variables


def _asked(tree: nodes.Template) -> _Names:
    from jinja2 import meta, nodes

    filters = frozenset(found.name for found in tree.find_all(nodes.Filter))
    tests = frozenset(found.name for found in tree.find_all(nodes.Test))
    _accept_all(tree)
    return _Names(filters, tests, frozenset(meta.find_undeclared_variables(tree)))


def _lacking(asked: _Names) -> _Names:
    """What is asked for in vain. To parse all of our templates takes a second: only those that could tell are."""
    left = asked - _given()
    for path in _ours():
        if not left.all():
            break
        if left.all() & _words_of(path):
            left -= _used_in(path)
    return left


@cache
def _known() -> _Names:
    """What our own templates use, and so pages have."""
    return reduce(or_, (_used_in(path) for path in _ours()), _given())


@cache
def _ours() -> tuple[Path, ...]:
    return tuple(sorted(our_templates().rglob("*.jinja")))


@cache
def _given() -> _Names:
    """What there is without regard to any template."""
    from jinja2 import Environment

    environment = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    words = ("_", "gettext", "ngettext", "pgettext", "npgettext", "caller")
    return _Names(
        frozenset([*environment.filters, *_UNUSED]),
        frozenset(environment.tests),
        frozenset([*environment.globals, *_UNUSED, *words]),
    )


@cache
def _words_of(path: Path) -> frozenset[str]:
    """Whatever may be a name between the tags of one of our templates."""
    return frozenset(_WORD.findall(" ".join(_TAG.findall(path.read_text(encoding="utf-8")))))


@cache
def _used_in(path: Path) -> _Names:
    from jinja2 import Environment

    environment = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    return _asked(environment.parse(path.read_text(encoding="utf-8")))
