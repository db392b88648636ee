"""Skeletons: a new document of any kind, valid from the start, with its fields explained."""

from __future__ import annotations

import datetime as dt
import typing
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any, Literal

from pydantic.fields import FieldInfo

from svcq_build.kinds import Kind
from svcq_build.model import Bounds, Model, PartIdMark, Prose, Ref, Route, field_words
from svcq_build.records import RecordKind, all_record_kinds
from svcq_build.syntax import name as written_name
from svcq_build.syntax import quoted, text_value
from svcq_build.words import PLACEHOLDER, TO_WRITE, TO_WRITE_PROSE, one_line

#: Fields that every new document should have from the start, though none is required.
_FROM_THE_START = ("status", "version", "owner", "review")
#: Where a group of known values has notes for whoever works on the document.
NOTES = "#"


def is_prose(kind: Kind) -> bool:
    """Whether the documents of a kind are Markdown as a rule, because prose carries the weight."""
    return kind.model.model_fields["body"].is_required() or kind.name == "case"


def skeleton(
    kind: Kind,
    id_: str,
    title: str,
    today: dt.date,
    language: str,
    known: Mapping[str, list[str]],
    markdown: bool = False,
) -> str:
    """Write a new document.

    Args:
        kind: its kind. id_: its id. title: its title. today: the day of its first review.
        language: in which the fields are explained. known: existing ids by kind, to fill references.
        markdown: write Markdown with front matter instead of YAML.
    Returns:
        the file's text: required fields filled in, optional ones in comments.
    """
    writer = _Writer(language, today, {**known, kind.name: [*known.get(kind.name, ()), id_]}, title)
    name, help_ = (kind.zh, kind.zh_help) if language == "zh" else (kind.en, kind.en_help)
    lines = [f"# {name}: {help_}" if language == "en" else f"# {name}：{help_}"]
    skipped = {"id", "more", "changes", "replaces", "formerly", "former_parts", "body"}
    skipped |= set() if kind.governed else {"review", "version"}
    lines += writer.fields(kind.model, 0, skipped, _FROM_THE_START)
    text = "\n".join(lines) + "\n"
    if markdown:
        return f"---\n{text}---\n\n{TO_WRITE_PROSE[language]}\n"
    return text


def record_skeleton(kind: RecordKind, id_: str, today: dt.date, language: str, known: Mapping[str, list[str]]) -> str:
    """Write a new record: required fields filled in, optional ones in comments.

    Args:
        kind: its kind. id_: its id. today: the day of what happened. language: in which the fields are explained.
        known: existing ids of documents by kind, to fill references.
    """
    writer = _Writer(language, today, known, id_)
    lines = [f"# {kind.en}: {kind.en_help}" if language == "en" else f"# {kind.zh}：{kind.zh_help}"]
    lines += [f"kind: {kind.name}", f"id: {written_name(id_)}"]
    lines += writer.fields(kind.model, 0, {"kind", "id", "demonstration"})
    return "\n".join(lines) + "\n"


@dataclass(frozen=True, slots=True)
class Drafted:
    """A new document with what is known of it.

    Attributes:
        text: its file's. open: the routes of fields that somebody has to fill in; what stands there holds a place.
    """

    text: str
    open: tuple[Route, ...]


def drafted(
    kind: Kind,
    given: Mapping[str, Any],
    today: dt.date,
    language: str,
    known: Mapping[str, list[str]],
    notes: Sequence[str] = (),
) -> Drafted:
    """Write a new document with what is known of it: its fields as they are given, the required others to be filled in.

    Args:
        kind: its kind. given: values by field, as a file holds them; a group may have notes, a line each, under
            :data:`NOTES`. ``body`` makes it Markdown. today, language, known: as for :func:`skeleton`.
        notes: what stands above it for whoever works on it.
    """
    writer = _Writer(language, today, known, str(given["title"]), explains=False)
    fields = {name: value for name, value in given.items() if name != "body"}
    skipped = {"id", "body"} if "body" in given else {"id"}
    wanted = ("status", "version") if kind.governed else ("status",)
    lines = [_comment(note) for note in notes]
    lines += writer.fields(kind.model, 0, skipped, wanted, given=fields)
    text = "\n".join(lines) + "\n"
    if "body" in given:
        text = f"---\n{text}---\n\n{given['body']}\n"
    return Drafted(text, tuple(writer.open))


class _Writer:
    """Writes fields with explanations, at any depth."""

    def __init__(
        self, language: str, today: dt.date, known: Mapping[str, list[str]], title: str, explains: bool = True
    ) -> None:
        self.language, self.today, self.known, self.title, self.explains = language, today, known, title, explains
        self.open: list[Route] = []

    def fields(
        self,
        model: type[Model],
        depth: int,
        skipped: set[str],
        wanted: tuple[str, ...] = (),
        group: str = "",
        given: Mapping[str, Any] = MappingProxyType({}),
        route: Route = (),
    ) -> list[str]:
        hints = _hints(model)
        indent = "  " * depth
        separator = "：" if self.language == "zh" else ":"
        lines: list[str] = []
        optional: list[str] = []
        for name, info in model.model_fields.items():
            shown = info.alias or name
            if shown in skipped:
                continue
            help_ = self._help(info)
            if shown in given:
                lines += self._given(shown, given[shown], hints[name], depth, (*route, shown))
            elif name == "kind":
                lines.append(f"{indent}kind: {typing.get_args(hints[name])[0]}")
            elif info.is_required() or name in wanted:
                if self.explains or info.is_required():
                    lines.append(f"{indent}# {help_}")
                if info.examples:
                    written = [f"{indent}{shown}: {_example(str(info.examples[0]))}"]
                else:
                    written = self._value(shown, hints[name], depth, group, (*route, shown))
                if info.is_required() and not _is_part_id(hints[name]) and not _is_group(hints[name]):
                    self.open.append((*route, shown))
                    written = written if self.explains else self._marked(written)
                lines += written
            else:
                optional.append(f"{indent}# {shown}: {help_.split(separator, 1)[1].strip()}")
        return lines + optional if self.explains else lines

    def _given(self, name: str, value: Any, annotation: Any, depth: int, route: Route) -> list[str]:
        """A field with a value that is known."""
        indent = "  " * depth
        model, _ = _unwrap(annotation)
        if typing.get_origin(model) is tuple:
            model, _ = _unwrap(typing.get_args(model)[0])
        inner = model if isinstance(model, type) and issubclass(model, Model) else None
        if isinstance(value, Mapping) and inner is not None:
            return [f"{indent}{name}:", *self.fields(inner, depth + 1, set(), given=value, route=route)]
        if not isinstance(value, (list, tuple)):
            if value == PLACEHOLDER:
                self.open.append(route)
            return [f"{indent}{name}: {text_value(name, value, depth + 1)}"]
        lines = [f"{indent}{name}:"]
        for number, item in enumerate(value):
            if isinstance(item, Mapping) and inner is not None:
                first, *rest = self.fields(inner, depth + 2, set(), given=item, route=(*route, item.get("id", number)))
                lines += [f"{indent}  {_comment(note)}" for note in item.get(NOTES, ())]
                lines += [f"{indent}  - {first.strip()}", *rest]
            else:
                lines.append(f"{indent}  - {text_value('', item, depth + 2)}")
        return lines

    def _help(self, info: FieldInfo) -> str:
        title, help_ = field_words(info)
        return f"{title.zh}：{help_.zh}" if self.language == "zh" else f"{title.en}: {help_.en}"

    def _marked(self, lines: list[str]) -> list[str]:
        """Lines of which the last shows that what stands there only holds a place."""
        word = TO_WRITE[self.language]
        return lines if lines[-1].endswith((word, PLACEHOLDER)) else [*lines[:-1], f"{lines[-1]}  # {word}"]

    def _value(self, name: str, annotation: Any, depth: int, group: str, route: Route) -> list[str]:
        indent = "  " * depth
        annotation, marks = _unwrap(annotation)
        if typing.get_origin(annotation) is tuple:
            item, item_marks = _unwrap(typing.get_args(annotation)[0])
            count = max((m.min_length or 0 for m in marks if hasattr(m, "min_length")), default=1) or 1
            if isinstance(item, type) and issubclass(item, Model):
                lines = [f"{indent}{name}:"]
                for number in range(1, count + 1):
                    first, *rest = self.fields(item, depth + 2, set(), ("by", "value"), f"{name[:1].upper()}{number}")
                    if number > 1:  # the fields are explained once
                        first, *rest = (line for line in (first, *rest) if not line.lstrip().startswith("#"))
                    lines += [f"{indent}  - {first.strip()}", *rest]
                return lines
            return [f"{indent}{name}:"] + [
                f"{indent}  - {self._scalar(name, item, item_marks, group)}" for _ in range(count)
            ]
        if isinstance(annotation, type) and issubclass(annotation, Model):
            return [f"{indent}{name}:", *self.fields(annotation, depth + 1, set(), ("last",), route=route)]
        return [f"{indent}{name}: {self._scalar(name, annotation, marks, group)}"]

    def _scalar(self, name: str, annotation: Any, marks: list[Any], group: str) -> str:
        if typing.get_origin(annotation) is Literal:
            return str(typing.get_args(annotation)[0])
        mark = next((m for m in marks if isinstance(m, (Ref, PartIdMark))), None)
        if isinstance(mark, PartIdMark):
            return group
        if isinstance(mark, Ref):
            return self._reference(mark)
        if name == "title" and any(isinstance(m, Prose) and m.inline for m in marks):
            return written_name(self.title)
        kinds = {
            "VersionNumber": '"0.1"',
            "date": self.today.isoformat(),
            "Duration": "6 个月" if self.language == "zh" else "6 months",
            "Amount": "15 分钟" if self.language == "zh" else "15 minutes",
        }
        by_name = kinds.get(getattr(annotation, "__name__", ""))
        if by_name is not None:
            return by_name
        if annotation is bool:
            return "false"
        if annotation in (int, float):
            return str(max([1, *(mark.least for mark in marks if isinstance(mark, Bounds) and mark.least is not None)]))
        return TO_WRITE[self.language]

    def _reference(self, mark: Ref) -> str:
        for kind in mark.kinds or tuple(self.known):
            for known in self.known.get(kind, ()):
                if ("#" in known) == (mark.part == "must"):
                    return written_name(known if mark.default_kind else f"{kind}:{known}")
        if mark.kinds and mark.kinds[0] in all_record_kinds():
            return f"{mark.kinds[0]}:2026-01-01-{PLACEHOLDER}-1" + ("#F1" if mark.part == "must" else "")
        example = PLACEHOLDER + ("#P1" if mark.part == "must" else "")
        return example if mark.default_kind else f"{(mark.kinds or ('standard',))[0]}:{example}"


def _example(text: str) -> str:
    """An example as YAML; a moment in quotes, since others read it as something else than text."""
    return quoted(text) if "T" in text and ":" in text else text


@cache
def _hints(model: type[Model]) -> dict[str, Any]:
    """The annotations of a model's fields; a document has a group of the same model a hundred times."""
    return typing.get_type_hints(model, include_extras=True)


def _comment(note: str) -> str:
    """A note as a comment; a stranger's words in it suppress no finding."""
    return f"# {one_line(note)}".replace("svcq:", "svcq").rstrip()


def _is_part_id(annotation: Any) -> bool:
    return any(isinstance(mark, PartIdMark) for mark in _unwrap(annotation)[1])


def _is_group(annotation: Any) -> bool:
    """Whether a value is a group of fields, each of which stands for itself."""
    inner = _unwrap(annotation)[0]
    return isinstance(inner, type) and issubclass(inner, Model)


def _unwrap(annotation: Any) -> tuple[Any, list[Any]]:
    """The bare type and all its metadata, through Annotated and “or None”."""
    marks: list[Any] = []
    while True:
        if typing.get_origin(annotation) is Annotated:
            annotation, *metadata = typing.get_args(annotation)
            for item in metadata:
                marks.extend(item.metadata if isinstance(item, FieldInfo) else [item])
        elif type(None) in typing.get_args(annotation):
            annotation = next(option for option in typing.get_args(annotation) if option is not type(None))
        else:
            return annotation, marks
