"""The words that pages show: sentences of templates, choices, names of relations; and which have no translation."""

from __future__ import annotations

import ast
import re
import typing
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from pydantic import BaseModel

from svcq_build.kinds import all_kinds
from svcq_build.load.graph import MENTIONS
from svcq_build.model.amounts import MONEY, WORKING_DAYS
from svcq_build.model.references import Ref
from svcq_build.records import all_record_kinds
from svcq_build.render import formats, rhythms
from svcq_build.render.titled import titled_fields
from svcq_build.render.views import all_views
from svcq_build.render.views._sub_systems import BRANCHES, sub_systems
from svcq_build.words.catalogs import TEMPLATE as TEMPLATE_NAME

TEMPLATES = Path(__file__).parents[2] / "site_templates"
_CODE = Path(__file__).parents[2] / "svcq_build"
#: What speaks in code, without templates: papers, charts, the calendar.
_SPEAKING = ("export", "reports", "render/views", "render/feeds", "render/taking_part.py", "render/jump_list.py")
TEMPLATE = TEMPLATES / "interface" / TEMPLATE_NAME
_HEADER = (
    "# What svcq says on pages: what a language that it does not speak has to translate. Written by gather_messages."
)
_QUOTED = r"""\(\s*(?:"([^"]*)"|'([^']*)')"""
_SENTENCE = re.compile(rf"(?<![\w.])_n?{_QUOTED}(?:,\s*\"([^\"]*)\")?|words\.t{_QUOTED}")


@cache
def sentences() -> frozenset[str]:
    """Every sentence that a template shows, in English."""
    found = set()
    for path in TEMPLATES.rglob("*"):
        if path.suffix in (".jinja", ".html"):
            for match in _SENTENCE.finditer(path.read_text(encoding="utf-8")):
                is_plural = match[0].startswith("_n")
                found.update(words for words in match.groups()[: 3 if is_plural else 2] if words)
                found.update(words for words in match.groups()[3:] if words)
    return frozenset(found | spoken_sentences())


def spoken_sentences() -> set[str]:
    """Every sentence that papers, charts and the calendar show, in English: they have no templates."""
    places = [_CODE / place for place in _SPEAKING]
    files = (path for place in places for path in ([place] if place.is_file() else place.rglob("*.py")))
    return {
        str(node.args[0].value)
        for path in files
        for node in calls(path)
        if getattr(node.func, "attr", getattr(node.func, "id", "")) == "word"
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }


@cache
def calls(path: Path) -> tuple[ast.Call, ...]:
    """All calls in a file of code."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return tuple(node for node in ast.walk(tree) if isinstance(node, ast.Call))


@cache
def models(model: type[BaseModel]) -> tuple[type[BaseModel], ...]:
    """A model and all models in it."""
    found = [model]
    for info in model.model_fields.values():
        found += (one for inner in _types(info.annotation) if _is_model(inner) for one in models(inner))
    return tuple(dict.fromkeys(found))


def _is_model(kind: typing.Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _types(annotation: typing.Any) -> Iterator[typing.Any]:
    yield annotation
    for inner in typing.get_args(annotation):
        yield from _types(inner)


@cache
def _all_models() -> tuple[type[BaseModel], ...]:
    """The models of all kinds, and all models in them."""
    kinds = (*all_kinds().values(), *all_record_kinds().values())
    return tuple(dict.fromkeys(model for kind in kinds for model in models(kind.model)))


@cache
def choices() -> frozenset[tuple[str, str]]:
    """Every value that fields offer for choice, with the name of its field."""
    found = set()
    for model in _all_models():
        for name, info in model.model_fields.items():
            if name == "kind":
                continue
            for inner in _types(info.annotation):
                if typing.get_origin(inner) is typing.Literal:
                    found.update((info.alias or name, value) for value in typing.get_args(inner))
    return frozenset(found)


@cache
def relations() -> frozenset[str]:
    """Every relation that references have, from both ends."""
    found = {MENTIONS.relation, MENTIONS.inverse}
    for model in _all_models():
        hints = typing.get_type_hints(model, include_extras=True)
        for name, info in model.model_fields.items():
            marks = [*_types(hints[name]), *info.metadata]
            for inner in marks:
                mark = [data for data in getattr(inner, "__metadata__", ()) if isinstance(data, Ref)]
                mark += [inner] if isinstance(inner, Ref) else []
                found.update(side for ref in mark for side in (ref.relation, ref.inverse))
    return frozenset(found)


def wanted(language: str) -> list[tuple[str, str]]:
    """The words that the catalogue of a language must have, each with its context (a field, “relation”, or none)."""
    words = [*(("", sentence) for sentence in sentences() if language == "zh"), *choices()]
    return sorted([*words, *(("relation", name) for name in relations())])


def path_of(language: str) -> Path:
    """The catalogue of a language."""
    return TEMPLATES / "interface" / f"{language}.po"


def untranslated(language: str, new: bool = False) -> list[tuple[str, str]]:
    """The words that the catalogue of a language has no translation of.

    Args:
        new: only those that do not even stand in it.
    """
    with path_of(language).open("rb") as file:
        catalogue = read_po(file)
    known = {(message.context or "", str(message.id)): str(message.string) for message in catalogue if message.id}
    return [word for word in wanted(language) if (word not in known if new else not known.get(word))]


def plurals() -> dict[str, str]:
    """What is said of one thing and of many, by the former."""
    found = {WORKING_DAYS[0]: WORKING_DAYS[1]}
    for path in TEMPLATES.rglob("*.jinja"):
        for match in _SENTENCE.finditer(path.read_text(encoding="utf-8")):
            if match[0].startswith("_n") and match[3]:
                found[match[1] or match[2]] = match[3]
    return found


def names() -> Iterator[str]:
    """What kinds, pages and fields are called, in English, and the words of dates and lengths of time."""
    for kind in all_kinds().values():
        yield from (kind.en, kind.en_plural, kind.en_help)
        for model in models(kind.model):
            yield from (field.title.en for field in titled_fields(model))
    for view in all_views():
        yield from (view.en, view.en_help)
    yield from (one.en for one in (*BRANCHES, *sub_systems()))
    yield from (*formats.SENTENCES, *rhythms.SENTENCES, MONEY)


def template() -> str:
    """All that has to be translated into a language that svcq does not speak, as gettext's template."""
    with path_of("zh").open("rb") as file:
        said = {(message.context or "", str(message.id)) for message in read_po(file) if message.id}
    with path_of("en").open("rb") as file:
        labels = {(message.context or "", str(message.id)): str(message.string) for message in read_po(file)}
    pairs = plurals()
    in_pairs = {*pairs, *pairs.values()}
    said |= {("", name) for name in names() if name}
    catalogue = Catalog(header_comment=_HEADER, fuzzy=False)
    for context, text in sorted(said):
        if context or text not in in_pairs:
            note = labels.get((context, text), "")
            catalogue.add(text, context=context or None, auto_comments=[note] * (note not in ("", text)))
    for one, many in sorted(pairs.items()):
        catalogue.add((one, many))
    written = BytesIO()
    write_po(written, catalogue, width=0, omit_header=True)
    return (
        f'{_HEADER}\nmsgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n{written.getvalue().decode()}'
    )


def add_new() -> int:
    """Write words that the catalogues do not have at their ends, without a translation, and renew the template.

    Returns: how many have none.
    """
    for language in ("zh", "en"):
        added = ""
        for context, word in untranslated(language, new=True):
            quoted = word.replace("\\", "\\\\").replace('"', '\\"')
            added += f'\nmsgctxt "{context}"' if context else ""
            added += f'\nmsgid "{quoted}"\nmsgstr ""\n'
        with path_of(language).open("a", encoding="utf-8", newline="\n") as file:
            file.write(added)
    TEMPLATE.write_text(template(), encoding="utf-8", newline="\n")
    return len(untranslated("zh")) + len(untranslated("en"))
