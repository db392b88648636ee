"""The reference text of a rule, a kind or a field."""

from __future__ import annotations

import typing
from collections.abc import Callable, Iterator
from typing import Literal

from pydantic.fields import FieldInfo

from svcq_build.fields import Model, Ref
from svcq_build.kinds import Kind, all_kinds
from svcq_build.rules import GROUPS, Rule, all_rules
from svcq_build.walk import model_in


def topics() -> list[str]:
    """Everything that can be explained: rules, kinds, and fields as ``kind.field``."""
    return [
        *all_rules(),
        *all_kinds(),
        *(f"{kind.name}.{path}" for kind in all_kinds().values() for path, _ in fields(kind.model)),
    ]


def fields(model: type[Model], prefix: str = "") -> Iterator[tuple[str, FieldInfo]]:
    """Every field of a model with its path (``requirements.level``), outer before inner."""
    for name, info in model.model_fields.items():
        path = f"{prefix}{info.alias or name}"
        yield path, info
        inner = model_in(info.annotation)
        if inner is not None:
            yield from fields(inner, f"{path}.")


def explain_rule(rule: Rule, translate: Callable[[str], str], language: str) -> str:
    """A rule: what, why, bad, good, fix."""
    sections = rule.sections
    question = GROUPS[rule.group]
    lines = [
        f"{rule.name} ({rule.severity.value}, {rule.group}: {question.zh if language == 'zh' else question.en})",
        "",
    ]
    lines.append(translate(sections["summary"]))
    for name in ("Why", "Bad", "Good", "Fix"):
        if name in sections:
            body = sections[name] if name in ("Bad", "Good") else translate(sections[name])
            lines += ["", f"{translate(name)}:", *("    " + line for line in body.split("\n"))]
    return "\n".join(lines)


def explain_kind(kind: Kind, language: str) -> str:
    """A kind: what it is for, where its files lie, and its fields."""
    zh = language == "zh"
    lines = [
        f"{kind.name}: {kind.zh if zh else kind.en}",
        kind.zh_help if zh else kind.en_help,
        f"{kind.folder}<id>.yml",
        "",
    ]
    rows = [(path, info) for path, info in fields(kind.model)]
    width = max(len(path) for path, _ in rows)
    for path, info in rows:
        mark = "*" if info.is_required() else " "
        title, help_ = words(info, language)
        lines.append(f" {mark} {path:<{width}}  {title}: {help_}")
    return "\n".join([*lines, "", "* 必填" if zh else "* required"])


def explain_field(kind: Kind, path: str, info: FieldInfo, language: str) -> str:
    """A field: what to write, whether it must be there, and which values it may have."""
    zh = language == "zh"
    title, help_ = words(info, language)
    lines = [f"{kind.name}.{path}: {title}", help_]
    lines.append(("必填" if zh else "required") if info.is_required() else ("可省略" if zh else "optional"))
    choices = _choices(info)
    if choices:
        lines.append(("可用的值：" if zh else "values: ") + ", ".join(choices))
    for mark in _refs(info):
        kinds = ", ".join(mark.kinds) or ("任何种类" if zh else "any kind")
        part = {"never": "", "may": "[#part]", "must": "#part"}[mark.part]
        lines.append(
            (f"指向：{kinds}{part}" if zh else f"refers to: {kinds}{part}") + f" ({mark.relation} / {mark.inverse})"
        )
    return "\n".join(lines)


def words(info: FieldInfo, language: str) -> tuple[str, str]:
    """A field's name and explanation in a language."""
    if language == "zh":
        return info.title or "", info.description or ""
    english = info.json_schema_extra.get("x-en", {}) if isinstance(info.json_schema_extra, dict) else {}
    assert isinstance(english, dict)
    return str(english.get("title", "")), str(english.get("description", ""))


def _choices(info: FieldInfo) -> list[str]:
    found: list[str] = []

    def look(annotation: object) -> None:
        if typing.get_origin(annotation) is Literal:
            found.extend(map(str, typing.get_args(annotation)))
        elif not (isinstance(annotation, type) and issubclass(annotation, Model)):
            for inner in typing.get_args(annotation):
                look(inner)

    look(info.annotation)
    return found


def _refs(info: FieldInfo) -> list[Ref]:
    found: list[Ref] = [item for item in info.metadata if isinstance(item, Ref)]

    def look(annotation: object) -> None:
        for item in getattr(annotation, "__metadata__", ()):
            if isinstance(item, Ref):
                found.append(item)
        for inner in typing.get_args(annotation):
            look(inner)

    look(info.annotation)
    return found
