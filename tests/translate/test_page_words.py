"""Every word that templates show exists in both languages: sentences, labels of choices, names of relations."""

from __future__ import annotations

import re
import typing
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from svcq_build.kinds import all_kinds
from svcq_build.load.graph import MENTIONS
from svcq_build.model.fields import Ref
from svcq_build.words.catalogs import catalog

TEMPLATES = Path(__file__).parents[2] / "site_templates"
_QUOTED = r"""\(\s*(?:"([^"]*)"|'([^']*)')"""
_SENTENCE = re.compile(rf"(?<![\w.])_n?{_QUOTED}(?:,\s*\"([^\"]*)\")?|words\.t{_QUOTED}")
_BLANK = re.compile(r"\{(\w+)\}")


def sentences() -> set[str]:
    found = set()
    for path in TEMPLATES.rglob("*"):
        if path.suffix in (".jinja", ".html"):
            for match in _SENTENCE.finditer(path.read_text(encoding="utf-8")):
                is_plural = match[0].startswith("_n")
                found.update(words for words in match.groups()[: 3 if is_plural else 2] if words)
                found.update(words for words in match.groups()[3:] if words)
    return found


def models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    yield model
    for info in model.model_fields.values():
        yield from (found for inner in _types(info.annotation) if _is_model(inner) for found in models(inner))


def _is_model(kind: typing.Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _types(annotation: typing.Any) -> Iterator[typing.Any]:
    yield annotation
    for inner in typing.get_args(annotation):
        yield from _types(inner)


def choices() -> set[tuple[str, str]]:
    found = set()
    for kind in all_kinds().values():
        for model in models(kind.model):
            for name, info in model.model_fields.items():
                if name == "kind":
                    continue
                for inner in _types(info.annotation):
                    if typing.get_origin(inner) is typing.Literal:
                        found.update((info.alias or name, value) for value in typing.get_args(inner))
    return found


def relations() -> set[str]:
    found = {MENTIONS.relation, MENTIONS.inverse}
    for kind in all_kinds().values():
        for model in models(kind.model):
            for name, hint in typing.get_type_hints(model, include_extras=True).items():
                marks = [*_types(hint), *model.model_fields[name].metadata]
                for inner in marks:
                    mark = [data for data in getattr(inner, "__metadata__", ()) if isinstance(data, Ref)]
                    mark += [inner] if isinstance(inner, Ref) else []
                    found.update(side for ref in mark for side in (ref.relation, ref.inverse))
    return found


def test_templates_were_read() -> None:
    assert len(sentences()) > 150
    assert {"What the customer gets", "{n} steps", "Report a problem"} <= sentences()


def test_every_sentence_of_the_templates_is_translated() -> None:
    words = catalog("zh")
    assert sorted(sentence for sentence in sentences() if ("", sentence) not in words) == []


def test_translations_have_the_same_blanks() -> None:
    words = catalog("zh")
    wrong = [key for key in sentences() if set(_BLANK.findall(key)) != set(_BLANK.findall(words[("", key)]))]
    assert wrong == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_choice_has_a_label(language: str) -> None:
    words = catalog(language)
    shown = choices()
    assert ("family", "quality") in shown
    assert ("trigger", "correction") in shown
    assert sorted(choice for choice in shown if choice not in words) == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_relation_has_a_name_from_both_ends(language: str) -> None:
    words = catalog(language)
    named = relations()
    assert {"verifies", "verified-by", "escalation-for"} <= named
    assert sorted(name for name in named if ("relation", name) not in words) == []
