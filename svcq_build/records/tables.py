"""Tables: all records → tidy tables, a row a fact, with the schema of each; for databases and spreadsheets.

A kind of record is a table; what a record lists (answers, findings) is a table of its own, whose rows name the record
and their place in its list. Columns and their words come from the models.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from svcq_build.load import Corpus
from svcq_build.records.kinds import all_record_kinds
from svcq_build.records.records import Records

ColumnType = Literal["text", "number", "integer", "boolean", "date", "moment"]
_JSON_TYPES: Mapping[str, ColumnType] = {"number": "number", "integer": "integer", "boolean": "boolean"}
#: What the schema of a moment says, and that of no other text.
_MOMENT = "T(?:[01][0-9]|2[0-3])"


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Attributes:
        name: of letters, digits and underscores. type: of its values. zh, en: what stands in it.
    """

    name: str
    type: ColumnType
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class TidyTable:
    """A table.

    Attributes:
        name: of letters, digits and underscores. columns: in order. rows: a value for each column; None for no value.
        key: the columns that tell a row from all others. belongs_to: the table that ``record_id`` names a row of.
    """

    name: str
    columns: tuple[Column, ...]
    rows: list[tuple[Any, ...]]
    key: tuple[str, ...] = ("id",)
    belongs_to: str | None = None


@dataclass(frozen=True, slots=True)
class _Plan:
    """What a table is made of: the paths to its columns' values, and the tables of what its rows list."""

    name: str
    columns: tuple[Column, ...]
    paths: tuple[tuple[str, ...], ...]
    depth: int
    lists: tuple[tuple[str, _Plan], ...] = ()
    rows: list[tuple[Any, ...]] = field(default_factory=list)


_RECORD = Column("record_id", "text", "所属记录", "The record that the row is part of.")


def _position(number: int) -> Column:
    return Column(f"position_{number}", "integer", "在列表中的位置，从 1 起", "Its place in the list, from 1.")


def tidy_tables(records: Records) -> list[TidyTable]:
    """The tables of all kinds, also of those that have no record, so that queries find them.

    Records that another takes the place of are left out.
    """
    made: list[TidyTable] = []
    for kind in all_record_kinds().values():
        schema = kind.model.model_json_schema()
        plan = _plan(kind.plural.replace("-", "_"), schema, schema.get("$defs", {}), 0)
        for record in records.entries(kind.name):
            _fill(plan, {**record.data, "id": record.id}, ())
        made += _tables(plan, plan.name)
    return made


def document_tables(corpus: Corpus) -> list[TidyTable]:
    """What records refer to: the documents, and what an indicator is held to."""
    entries = [entry for entry in corpus.entries.values() if entry.model is not None]
    documents = [
        (e.kind.name, e.id, e.says("code"), e.says("title"), e.says("status"), e.says("version"), e.says("owner"))
        for e in entries
    ]
    indicators = [
        (e.id, part, said["title"], said["unit"], said["direction"], *(_number(said.get(name)) for name in _HELD_TO))
        for e in entries if e.kind.name == "indicator"
        for part, said in (("", e.data), *((figure["id"], figure) for figure in e.data.get("also") or ()))
    ]  # fmt: skip
    return [
        TidyTable("documents", _text_columns(*_DOCUMENT), documents, ("kind", "id")),
        TidyTable(
            "indicators",
            (*_text_columns(*_INDICATOR), *(Column(name, "number", *words) for name, words in _HELD_TO.items())),
            indicators,
            ("id", "figure"),
        ),
    ]


_DOCUMENT = (
    ("kind", "种类", "Its kind."), ("id", "标识", "Its id."), ("code", "文件编号", "The organisation's number of it."),
    ("title", "标题", "Its title."), ("status", "状态", "draft, active or retired."),
    ("version", "版本", "Its version."),
    ("owner", "责任岗位", "The role that answers for it."),
)  # fmt: skip
_INDICATOR = (
    ("id", "指标标识", "The indicator."), ("figure", "附带指标编号", "The figure beside it; empty for its own."),
    ("title", "名称", "What it is called."), ("unit", "单位", "Of its values."),
    ("direction", "方向", "higher or lower: which values are better."),
)  # fmt: skip
_HELD_TO = {
    "target": ("目标值", "The value to reach."),
    "warning": ("预警值", "The value that warns."),
    "alarm": ("报警值", "The value that alarms."),
}


def _text_columns(*said: tuple[str, str, str]) -> tuple[Column, ...]:
    return tuple(Column(name, "text", zh, en) for name, zh, en in said)


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def _plan(name: str, schema: Mapping[str, Any], models: Mapping[str, Any], depth: int) -> _Plan:
    columns: list[Column] = []
    paths: list[tuple[str, ...]] = []
    lists: list[tuple[str, _Plan]] = []
    for path, wanted in _fields(schema, models, ()):
        column = "_".join(path).replace("-", "_")
        if wanted.get("type") == "array":
            inner = _resolved(wanted["items"], models)
            if "properties" not in inner:
                inner = {"properties": {"value": inner}}
            lists.append((path[0], _plan(f"{name}_{column}", inner, models, depth + 1)))
        elif column != "kind":
            columns.append(_column(column, wanted))
            paths.append(path)
    return _Plan(name, tuple(columns), tuple(paths), depth, tuple(lists))


def _fields(
    schema: Mapping[str, Any], models: Mapping[str, Any], within: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Mapping[str, Any]]]:
    """The fields of a model, those of a single group within it one by one."""
    for name, said in schema["properties"].items():
        wanted = _resolved(said, models)
        if "properties" in wanted:
            yield from _fields(wanted, models, (*within, name))
        else:
            yield (*within, name), wanted


def _resolved(said: Mapping[str, Any], models: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a field may hold, beside nothing; with the words of the field."""
    wanted = next((one for one in said.get("anyOf", ()) if one.get("type") != "null"), said)
    if "$ref" in wanted:
        wanted = models[wanted["$ref"].rpartition("/")[2]]
    return {**wanted, "description": said.get("description", ""), "x-en": said.get("x-en", {})}


def _column(name: str, wanted: Mapping[str, Any]) -> Column:
    type_ = _JSON_TYPES.get(str(wanted.get("type")), "text")
    if wanted.get("format") == "date":
        type_ = "date"
    elif _MOMENT in str(wanted.get("pattern", "")):
        type_ = "moment"
    return Column(name, type_, str(wanted["description"]), str(wanted["x-en"].get("description", "")))


def _fill(plan: _Plan, data: Mapping[str, Any], key: tuple[Any, ...]) -> None:
    plan.rows.append((*key, *(_value(data, path) for path in plan.paths)))
    record = key or (data["id"],)
    for name, inner in plan.lists:
        for number, item in enumerate(data.get(name) or (), 1):
            _fill(inner, item if isinstance(item, Mapping) else {"value": item}, (*record, number))


def _value(data: Mapping[str, Any], path: tuple[str, ...]) -> Any:
    found: Any = data
    for step in path:
        found = found.get(step) if isinstance(found, Mapping) else None
    return found


def _tables(plan: _Plan, top: str) -> Iterable[TidyTable]:
    places = tuple(_position(number) for number in range(1, plan.depth + 1))
    before = (_RECORD, *places) if plan.depth else ()
    key = tuple(column.name for column in before) or ("id",)
    yield TidyTable(plan.name, (*before, *plan.columns), plan.rows, key, top if plan.depth else None)
    for _, inner in plan.lists:
        yield from _tables(inner, top)
