"""What cannot be read: each fault once, at its place, in plain words."""

import pytest
from planted import corpus_of, diagnose, good_documents, one, told

from svcq_build.model.diagnostics import Diagnostic

HEAD = "kind: term\ntitle: 甲\nsummary: 乙\n"


def at(found: Diagnostic) -> tuple[str, int, int]:
    return found.rule, found.span.line, found.span.column


@pytest.mark.parametrize(
    ("text", "line", "column", "character"),
    [
        ("kind: term\ntitle：甲\nsummary: 乙\ndefinition: 丙\n", 2, 6, "："),
        ("kind：term\ntitle: 甲\nsummary: 乙\ndefinition: 丙\n", 1, 5, "："),
        ("kind：term\ntitle：甲\n", 1, 5, "："),
        (f"{HEAD}definition：丙\n", 4, 11, "："),
        (f"{HEAD}definition: 丙\nreview:\n  every：6 个月\n", 6, 8, "："),
        (f"{HEAD}definition: 丙\nreview: {{every：6 个月}}\n", 5, 15, "："),
        (f"{HEAD}definition: 丙\nowner: role：greeter\n", 5, 12, "："),
        (f"{HEAD}definition: 丙\nversion: “2.1”\n", 5, 10, "“"),
        (f"{HEAD}definition: 丙\nstatus: “active”\n", 5, 9, "“"),
        (f"{HEAD}“definition”: 丙\n", 4, 1, "“"),
        (f'{HEAD}definition: "丙”\nstatus: active\n', 4, 15, "”"),
        (f"{HEAD}definition: 丙\ntags: [丁，戊】\n", 5, 11, "】"),
        (f"{HEAD}definition: 丙\ntags:\n  － 丁\n  － 戊\n", 6, 3, "－"),
        (f"{HEAD}definition: 丙\neffective: 2026－03－01\n", 5, 16, "－"),
        (f"{HEAD}definition:　丙\n", 4, 12, "U+3000"),
        (f"{HEAD}definition: 丙\nreview:\n　　every: 6 个月\n", 6, 1, "U+3000"),
        (f"{HEAD}definition: 丙\nreview: {{every: 6　个月}}\n", 5, 18, "U+3000"),
        (f"＃ 注\n{HEAD}definition: 丙\n", 1, 1, "＃"),
    ],
)
def test_full_width_punctuation_is_recognised_where_it_stands(
    text: str, line: int, column: int, character: str
) -> None:
    found = one(text)
    assert at(found) == ("full-width-punctuation", line, column)
    assert f"“{character}”" in str(found.message)
    assert "Switch the input method" in str(found.hint)


def test_a_chinese_comma_between_references_is_recognised() -> None:
    files = good_documents()
    path = "playbooks/checklists/checklist-x.yml"
    files[path] = files[path].replace("[hall-manager]", "[hall-manager，greeter]")
    found = diagnose(files)
    assert told(found) == [("full-width-punctuation", path, 4, 23)]


@pytest.mark.parametrize(
    "prose",
    [
        "“首问负责”是什么：谁先被问到，谁负责到底——不推给别人。",
        "|\n  SLA：服务级别协议\n  －－ 引自旧版\n  　　首行缩进",
        "'标点：，“”－都在引号里'",
    ],
)
def test_full_width_punctuation_in_prose_is_no_fault(prose: str) -> None:
    assert diagnose({**good_documents(), "standards/glossary/queue.yml": f"{HEAD}definition: {prose}\n"}) == []


@pytest.mark.parametrize(
    ("lines", "line", "column", "said"),
    [
        ("definition: &x:y 丙\n", 4, 13, "“&” must stand in quotes"),
        ("definition: 丙\ntags: [?甲, 乙]\n", 5, 8, "“?” must stand in quotes"),
        ("definition: 丙\ntags: [甲, 乙,#3 号窗口\n  丁]\n", 5, 13, "is lost"),
        ("definition: 丙\ntags: [#3 号窗口\n  甲]\n", 5, 8, "is lost"),
        ("definition: 丙\nreview: {every\n  : 6 个月}\n", 6, 3, "must stand on one line"),
        (
            "definition: 丙\nreview: {every: 6 个月\n  last: 2026-01-01}\n",
            6,
            7,
            "A comma or a closing bracket is missing",
        ),
        ("definition: 丙\ntags: [甲, , 乙]\n", 5, 11, "A value is missing"),
        ("definition: 丙\ntags: [:甲]\n", 5, 8, "“:” must stand in quotes"),
        ("definition: 丙\ntags: [甲:, 乙]\n", 5, 9, "holds a colon"),
        ("definition: 丙\n: 丁\n", 5, 1, "The name before this colon is missing"),
        ("definition: 丙\n...\nkind: term\n", 6, 1, "A second document"),
        ("definition: |\n    \n  丙\n", 5, 1, "more spaces than the text below"),
        ("definition: |\n\n    \n  # 甲\n  乙\n", 6, 1, "more spaces than the text below"),
        ("definition: |-#甲\n  丙\n", 4, 15, "is lost"),
        ("definition: &x |#甲\n  丙\n", 4, 17, "is lost"),
    ],
)
def test_signs_that_the_parser_reads_as_something_else_are_called_by_their_names(
    lines: str, line: int, column: int, said: str
) -> None:
    found = one(HEAD + lines)
    assert at(found) == ("yaml-syntax", line, column)
    assert said in str(found.message)


def test_the_last_line_of_a_file_needs_no_break() -> None:
    texts = (f"{HEAD}definition: |{kept}\n  丙\n   " for kept in ("", "+", "-"))
    for text in texts:
        path = "standards/glossary/queue.yml"
        with_break, without = (corpus_of({path: text + end}) for end in ("\n", ""))
        assert with_break.entries["term:queue"].data == without.entries["term:queue"].data


def test_prose_that_looks_like_a_slip_is_not_blamed_for_another_fault() -> None:
    found = one(f"{HEAD}definition: |\n  SLA：服务级别协议\ntags: [甲, 乙\n")
    assert at(found) == ("yaml-syntax", 6, 7)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("kind: term\n\ttitle: 甲\n", 2, 1),
        ("kind: term\ntitle: 甲\n\tsummary: 乙\n", 3, 1),
        (f"{HEAD}definition: 丙\nreview:\n\tevery: 6 个月\n", 6, 1),
        (f"{HEAD}definition: 丙\nreview:\n  \tevery: 6 个月\n", 6, 3),
        (f"{HEAD}definition: 丙\ntags:\n\t- 丁\n", 6, 1),
    ],
)
def test_tabs_are_found(text: str, line: int, column: int) -> None:
    assert at(one(text)) == ("tab", line, column)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        (f'{HEAD}definition: "丙\n', 4, 13),
        (f"{HEAD}definition: [丙\n", 4, 13),
        (f"{HEAD}definition: {{a: 丙\nstatus: draft\n", 4, 13),
        (f"{HEAD}definition: 丙\ntags: [甲 乙] 丙]\n", 5, 13),
        (f"{HEAD}definition: 甲: 乙\n", 4, 14),
        (f"{HEAD}  definition: 丙\n", 4, 1),
        (f"{HEAD}definition: *nobody\n", 4, 13),
        (f"{HEAD}definition: 丙\n---\nkind: term\n", 5, 1),
        (f"{HEAD}definition: @丙\n", 4, 13),
        (f"{HEAD}definition: 丙\n? [a, b]\n: 丁\n", 5, 3),
        (f"{HEAD}definition: 丙\x07丁\n", 4, 14),
        (f"{HEAD}definition: 丙\0丁\n", 4, 14),
        (f"{HEAD}definition: 丙\u2028丁\n", 4, 14),
        ("- kind\n- term\n", 1, 1),
        ("排队\n", 1, 1),
    ],
)
def test_what_is_no_yaml_has_a_place(text: str, line: int, column: int) -> None:
    found = one(text)
    assert at(found) == ("yaml-syntax", line, column)
    assert found.hint is not None


def test_duplicate_keys_at_any_depth() -> None:
    found = one(f"{HEAD}definition: 丙\nreview:\n  every: 6 个月\n  last: 2026-01-01\n  every: 1 年\n")
    assert at(found) == ("duplicate-key", 8, 3)
    assert [place.span.line for place in found.related] == [6]


@pytest.mark.parametrize(("text", "column"), [("! 12", 13), ("&a ! 12", 16), ("! &a 12", 13)])
def test_the_tag_of_one_sign_is_refused_too(text: str, column: int) -> None:
    assert ("yaml-tag", "standards/glossary/queue.yml", 4, column) in told(
        diagnose({**good_documents(), "standards/glossary/queue.yml": f"{HEAD}definition: {text}\n"})
    )


def test_no_name_of_a_field_has_a_tag() -> None:
    assert at(one(f"{HEAD}!!str definition: 丙\n")) == ("yaml-tag", 4, 1)


def test_tags_build_nothing() -> None:
    found = one(f"{HEAD}definition: !!python/object/apply:os.system [ls]\n")
    assert at(found) == ("yaml-tag", 4, 13)


def test_a_bomb_of_anchors_is_defused() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    assert one("\n".join(lines)).rule == "too-many-values"


@pytest.mark.parametrize(
    "text",
    ["[" * 200_000, "{a: " * 100_000, "- " * 200_000 + "x", "? " * 200_000 + "x", "[" * 200_000 + "]" * 200_000],
    ids=["lists", "mappings", "dashes", "questions", "closed"],
)
def test_nesting_of_any_depth_is_refused_not_fatal(text: str) -> None:
    assert one(text).rule == "too-many-values"


def test_nesting_under_own_fields_is_refused_too() -> None:
    found = one(f"{HEAD}definition: 丙\nmore: {{a: {'[' * 150}{']' * 150}}}\n")
    assert found.rule in ("too-many-values", "own-field", "wrong-type")


def test_scalars_are_what_people_mean() -> None:
    files = good_documents()
    path = "standards/glossary/queue.yml"
    files[path] = f"{HEAD}definition: NO\ntags: [12:30, 12:00, 2026-03-01, yes, on, 1_000, =, 1e3s, 0b1]\n"
    assert diagnose(files) == []
