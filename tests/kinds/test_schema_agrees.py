"""The generated JSON Schema and our own check agree on everything that a schema can say."""

import copy
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from kind_files import kinds_with_examples
from pydantic import ValidationError

from svcq_build.kinds import all_kinds
from svcq_build.load.folder import load
from svcq_build.load.sources import TextSource
from svcq_build.reference.schema import json_schema
from svcq_build.syntax.yaml import compose, construct
from tests.property_runs import draws

KINDS = kinds_with_examples()
HERE = Path(__file__).parent


def read(path: Path) -> dict[str, Any]:
    root = compose(path.read_text(encoding="utf-8"))
    assert root is not None
    data: dict[str, Any] = construct(root)[0]
    return data


@cache
def validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator(json_schema(all_kinds()[kind]), format_checker=Draft202012Validator.FORMAT_CHECKER)


@cache
def good_ones(kind: str) -> list[dict[str, Any]]:
    """The good documents of a kind, the full one first."""
    return [read(path) for path in sorted((HERE / kind / "good").glob("*.yml"))]


#: Values that a YAML document can hold, weighted towards those that almost fit somewhere.
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-3, 200)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=12)
    | st.sampled_from(
        [
            "", " ", "\n", "甲", "甲\n乙", "must", "Must", "active", "1.10", "1", "2.1.3", "2.1.3.4", "2026-02-30",
            "2026-02-28", "2026-2-8", "30 分钟", "30分钟", "6 months", "一会儿", "greeter", "role:greeter", "team:a",
            "Greeter", "greeter#R1", "standard:queueing#R1", "standard:queueing", "checklist:a#C1", "iso#9.1.2", "R1",
            "R 1", "R-1", "end", "-", "a" * 41, 0, 1, 1.0, 2.5, 5, 6, 100, 100.5, -1, 10**30,
        ]
    )
)  # fmt: skip
VALUES = SCALARS | st.lists(SCALARS, max_size=2) | st.dictionaries(st.text(max_size=4), SCALARS, max_size=2)


def nudged(value: Any) -> st.SearchStrategy[Any]:
    """Values near to ``value``: a number a little off, a word with a slip, a list one shorter."""
    if isinstance(value, bool):
        return st.sampled_from([not value, str(value).lower(), int(value)])
    if isinstance(value, (int, float)):
        return st.sampled_from([*(value * factor for factor in (-1, 0, 0.5, 1, 1.5, 6, 101)), str(value)])
    if isinstance(value, str):
        edits = st.tuples(
            st.integers(0, len(value)), st.sampled_from(["", "#R1", "x", "X", " ", "：", "-", "甲", "1", ":"])
        )
        return edits.map(lambda edit: value[: edit[0]] + edit[1] + value[edit[0] + (edit[1] == "") :])
    if isinstance(value, list):
        return st.just(value[1:])
    return st.just(None)


def routes(value: Any, route: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Where something can be changed: every value of a document."""
    found = [route] if route else []
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        found += routes(inner, (*route, key))
    return found


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    kind = draw(st.sampled_from(KINDS))
    document = copy.deepcopy(draw(st.sampled_from(good_ones(kind))))
    for _ in range(draw(st.sampled_from([1, 1, 1, 2]))):
        places = routes(document)
        if not places:
            break
        route = draw(st.sampled_from(places))
        holder = document
        for step in route[:-1]:
            holder = holder[step]
        how = draw(st.sampled_from(["nudge", "nudge", "replace", "remove", "add", "repeat"]))
        if how == "nudge":
            holder[route[-1]] = draw(nudged(holder[route[-1]]))
        elif how == "replace":
            holder[route[-1]] = draw(VALUES)
        elif how == "remove":
            del holder[route[-1]]
        elif how == "add" and isinstance(holder, dict):
            holder[draw(st.sampled_from(["titel", "id", "more", "tags", "body", "class_", "owner"]))] = draw(VALUES)
        elif isinstance(holder, list):
            holder.append(copy.deepcopy(holder[route[-1]]))
    return kind, document


def ours(kind: str, document: dict[str, Any]) -> list[str]:
    try:
        all_kinds()[kind].model.model_validate(document)
    except ValidationError as error:
        return [f"{each['loc']}: {each['type']}" for each in error.errors()]
    return []


@settings(max_examples=draws(500), deadline=None)
@given(mutated())
def test_verdicts_agree(case: tuple[str, dict[str, Any]]) -> None:
    kind, document = case
    theirs = [f"{list(each.absolute_path)}: {each.message}" for each in validator(kind).iter_errors(document)]
    assert bool(theirs) == bool(ours(kind, document)), (theirs, ours(kind, document))


#: Fields of every sort, with values that one reader of a schema takes and another may not, and whether they may stand.
TABLE = [
    *(("title", value, True) for value in ("甲", "1,000", "NaN", "１", "a\u2028b")),
    *(("title", value, False) for value in ("甲\n", "a\nb", "", "\u3000", "\ufeff", "\x85", "\x1c", None, 1)),
    *(("summary", value, False) for value in ("\n", " ", None)),
    *(("id", value, False) for value in ("greeter\n", "Greeter", "ａ", "a_b", "", 1, ["a"])),
    *(("version", value, True) for value in ("1.0", "1.10", "2.1.3")),
    *(("version", value, False) for value in ("1.0\n", "１.0", "1", "1.2.3.4", "1,0", "100000.1", 1.0)),
    *(("effective", value, True) for value in ("2024-02-29", "1900-01-01", "2999-12-31")),
    *(("effective", value, False) for value in ("2026-02-30", "2025-02-29", "2026-13-01", "2026-01-01\n")),
    *(("effective", value, False) for value in ("２026-01-01", "0001-01-01", "2026-1-1", "2026-01-01T00:00", 2026)),
    *(("review", {"every": value}, True) for value in ("30 minutes", "6 months", "1.5 天", "2 个工作日")),
    *(
        ("review", {"every": value}, False)
        for value in ("30 minutes\n", "３0 天", "1,000 天", "NaN 天", "1e3 天", "天", 6)
    ),
    *(("owner", value, True) for value in ("greeter", "role:greeter")),
    *(("owner", value, False) for value in ("greeter\n", "role:greeter\n", "team:a", "greeter#R1", ["greeter"])),
    *(("tags", value, True) for value in ([], ["甲"], ["甲", "甲"])),
    *(("tags", value, False) for value in (["甲\n"], [""], [None], [1], "甲", {"a": "b"})),
    *(("pass_mark", value, True) for value in (0, 90, 90.0, 90.5, 100)),
    *(("pass_mark", value, False) for value in (-1, 100.5, "90", "1,000", "NaN", "９０", True, [90])),
]


@pytest.mark.parametrize(("name", "value", "good"), TABLE)
def test_our_own_check_and_the_schema_agree_value_by_value(name: str, value: Any, good: bool) -> None:
    document = {**good_ones("checklist")[0], name: value}
    assert (ours("checklist", document) == [], validator("checklist").is_valid(document)) == (good, good)


@pytest.mark.parametrize("kind", KINDS)
def test_good_documents_satisfy_the_schema(kind: str) -> None:
    for document in good_ones(kind):
        assert list(validator(kind).iter_errors(document)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_schemas_are_of_the_2020_12_dialect_and_described_throughout(kind: str) -> None:
    schema = json_schema(all_kinds()[kind])
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)
    for model in (schema, *schema.get("$defs", {}).values()):
        for name, field in model.get("properties", {}).items():
            assert field.get("description"), name
            assert field.get("title"), name


SCHEMA_RULES = ("missing-field", "unknown-field", "wrong-type", "bad-value", "impossible-date", "unquoted-version",
                "bad-reference", "wrong-kind")  # fmt: skip


@pytest.mark.parametrize(
    "path", sorted(HERE.glob("*/bad/*.yml")), ids=lambda path: f"{path.parent.parent.name}/{path.stem}"
)
def test_bad_documents_fail_the_schema_where_it_can_tell(path: Path) -> None:
    expected = path.read_text(encoding="utf-8").split()[2]
    valid = validator(path.parent.parent.name).is_valid(read(path))
    assert valid == (expected not in SCHEMA_RULES)


@pytest.mark.parametrize("kind", KINDS)
def test_known_ids_are_offered_and_change_no_verdict(kind: str) -> None:
    files = [(f"{all_kinds()[name].folder}known.yml", HERE / name / "good/full.yml") for name in KINDS]
    corpus = load(b"site_name: x\n", [TextSource(path, example.read_bytes()) for path, example in files])
    schema = json_schema(all_kinds()[kind], corpus)
    offered = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    for path in sorted((HERE / kind).glob("*/*.yml")):
        assert offered.is_valid(read(path)) == validator(kind).is_valid(read(path)), path
    assert '"known"' in json.dumps(schema), "the owner may be the role that is known"
