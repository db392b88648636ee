"""Own templates: a repository's own ``site_templates``, as far as a look at them tells whether they can be used."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from svcq_build.files import is_fit, our_templates, read_file
from svcq_build.load.decoding import decode, decode_leniently
from svcq_build.load.documents import from_fault
from svcq_build.model import Finding, Span, Spot
from svcq_build.syntax import Unreadable
from svcq_build.words import say

FOLDER = "site_templates"
#: How the names of page templates ended while they were Markdown.
_FORMER = ".md.jinja"


def template_faults(root: Path) -> Iterator[tuple[Finding, str]]:
    """What is wrong with the form of a repository's own templates, each with the text of the file.

    Args:
        root: the repository; where its templates are svcq's, they are not looked at.
    """
    folder = root / FOLDER
    if not folder.is_dir() or folder.resolve() == our_templates().resolve():
        return
    for path in sorted([*folder.rglob("*.jinja"), *(folder / "theme").rglob("*.html")]):
        relative = path.relative_to(root).as_posix()
        if is_fit(root, relative):
            yield from _faults(relative, path)


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
        Environment(extensions=["jinja2.ext.i18n"], autoescape=True).parse(decode(content))
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
