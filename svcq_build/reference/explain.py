"""The reference text of a rule, a kind or a field."""

from __future__ import annotations

import typing
from collections.abc import Callable, Iterable, Iterator
from typing import Literal

from pydantic.fields import FieldInfo

from svcq_build.kinds import Kind, all_kinds
from svcq_build.model import Model, Ref, field_words, model_in
from svcq_build.records import RecordKind, all_record_kinds
from svcq_build.rules import GROUPS, Rule, all_rules
from svcq_build.words import catalog, say

_SWITCH_ON = say("It is off until mkdocs.yml switches it on:")


def topics() -> list[str]:
    """Everything that can be explained: rules, kinds of documents and records, and fields as ``kind.field``."""
    kinds = explained_kinds()
    return [
        *all_rules(),
        *kinds,
        *(f"{kind.name}.{path}" for kind in kinds.values() for path, _ in fields(kind.model)),
    ]


def explained_kinds() -> dict[str, Kind | RecordKind]:
    """The kinds of documents and of records, by name."""
    return {**all_kinds(), **all_record_kinds()}


def kind_called(word: str) -> str:
    """The name of the kind that a word names: as it is, or by its title in either language; else the word."""
    said = word.strip().casefold()
    for name, kind in explained_kinds().items():
        if said in (name, kind.zh, kind.en.casefold()):
            return name
    return word


def kinds_listed(names: Iterable[str], language: str) -> str:
    """Kinds as one may type them; with their Chinese names for those who read Chinese."""
    kinds = explained_kinds()
    return "、".join(f"{name}（{kinds[name].zh}）" for name in names) if language == "zh" else ", ".join(names)


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
    severity, question = translate(rule.severity.value), GROUPS[rule.group]
    lines = [
        f"{rule.name}（{severity}，{rule.group}：{question.zh}）"
        if language == "zh"
        else f"{rule.name} ({severity}, {rule.group}: {question.en})",
        "",
        plain(translate(sections["summary"])),
    ]
    if rule.on_request:
        lines += [
            "",
            _SWITCH_ON.render(translate, language),
            f"    extra: {{svcq: {{rules: {{{rule.name}: warning}}}}}}",
        ]
    for name in ("Why", "Bad", "Good", "Fix"):
        if name in sections:
            body = sections[name] if name in ("Bad", "Good") else plain(translate(sections[name]))
            lines += ["", f"{translate(name)}{_colon(language).strip()}", *("    " + line for line in body.split("\n"))]
    return "\n".join(lines)


def plain(text: str) -> str:
    """Text of a docstring without its marks for code, as a terminal shows it."""
    return text.replace("``", "")


def explain_kind(kind: Kind | RecordKind, language: str) -> str:
    """A kind: what it is for, where its files lie, and its fields."""
    zh = language == "zh"
    lines = [
        f"{kind.name}{_colon(language)}{kind.zh if zh else kind.en}",
        kind.zh_help if zh else kind.en_help,
        f"文件放在 {_place(kind, language)}" if zh else _place(kind, language),
        "",
        *field_rows(list(fields(kind.model)), language),
        "",
        "* 必填；带点的字段在上一级写了时才必填" if zh else "* required; a field with a dot, where its group is given",
    ]
    return "\n".join(lines)


def _place(kind: Kind | RecordKind, language: str) -> str:
    """Where the files of a kind lie."""
    zh = language == "zh"
    id_, year = ("<标识>", "<年份>") if zh else ("<id>", "<year>")
    if not isinstance(kind, RecordKind):
        return f"{kind.folder}{id_}.yml"
    if kind.tabular:
        return f"{kind.folder}{'<指标标识>' if zh else '<indicator>'}/{year}.csv"
    return f"{kind.folder}{year}/{id_}.yml"


def explain_field(kind: Kind | RecordKind, path: str, info: FieldInfo, language: str) -> str:
    """A field: what to write, whether it must be there, and which values it may have."""
    zh = language == "zh"
    title, help_ = words(info, language)
    lines = [f"{kind.name}.{path}{_colon(language)}{title}", help_]
    lines.append(("必填" if zh else "required") if info.is_required() else ("可省略" if zh else "optional"))
    choices = choices_of(info)
    if choices:
        named = catalog(language) if zh else {}
        shown = [(choice, named.get((path.rpartition(".")[2], choice))) for choice in choices]
        told = [f"{choice}（{name}）" if name else choice for choice, name in shown]
        lines.append("可以写：" + "、".join(told) if zh else "values: " + ", ".join(told))
    lines += [_reference(mark, language) for mark in _refs(info)]
    inner = [(below, field) for below, field in fields(kind.model) if below.startswith(f"{path}.")]
    return "\n".join([*lines, *([""] if inner else []), *field_rows(inner, language)])


def field_rows(declared: list[tuple[str, FieldInfo]], language: str) -> Iterator[str]:
    """A line for each field of those with their paths, the required ones marked."""
    width = max((len(path) for path, _ in declared), default=0)
    for path, info in declared:
        title, help_ = words(info, language)
        yield f" {'*' if info.is_required() else ' '} {path:<{width}}  {title}{_colon(language)}{help_}"


def _reference(mark: Ref, language: str) -> str:
    """What a reference may lead to, how it is written, and what the relation is called from both ends."""
    zh = language == "zh"
    known, relations = explained_kinds(), catalog(language)
    part = {"never": "", "may": "[#编号]" if zh else "[#part]", "must": "#编号" if zh else "#part"}[mark.part]
    id_ = f"标识{part}" if zh else f"id{part}"
    there, back = (relations.get(("relation", name), name) for name in (mark.relation, mark.inverse))
    if mark.default_kind is not None:
        form = id_
    else:
        form = ("、" if zh else ", ").join(f"{name}:{id_}" for name in mark.kinds) or (
            f"种类:{id_}" if zh else f"kind:{id_}"
        )
    if zh:
        names = "、".join(known[name].zh for name in mark.kinds) or "任何种类"
        return f"引用：{names}，写成 {form}\n关系：{there}；反过来：{back}"
    names = ", ".join(mark.kinds) or "any kind"
    return f"refers to: {names}, written {form}\nrelation: {there}; seen from there: {back}"


def _colon(language: str) -> str:
    return "：" if language == "zh" else ": "


def words(info: FieldInfo, language: str) -> tuple[str, str]:
    """A field's name and explanation in a language."""
    title, help_ = field_words(info)
    return (title.zh, help_.zh) if language == "zh" else (title.en, help_.en)


def choices_of(info: FieldInfo) -> list[str]:
    """The values that a field may have, where they are few and known."""
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
