"""Merge conflicts: one finding each, at the first marker, and nothing else about that file or what refers to it."""

import pytest
from planted import TODAY, diagnose, good_documents, told

from svcq_build.load.folder import load
from svcq_build.load.graph import build_graph
from svcq_build.load.own_fields import OwnSchema
from svcq_build.load.sources import text_sources
from svcq_build.rules import Context
from svcq_build.rules.shape.bad_own_schema import check_corpus
from svcq_build.syntax.conflicts import find_conflicts

PLAIN = "<<<<<<< HEAD\n甲\n=======\n乙\n>>>>>>> other\n"
DIFF3 = "<<<<<<< HEAD\n甲\n||||||| 1a2b3c4\n丙\n=======\n乙\n>>>>>>> 5d6e (fix the wording)\n"
NESTED = (
    "<<<<<<< HEAD\n甲\n||||||| merged common ancestors\n<<<<<<<<< Temporary merge branch 1\n丙\n=========\n丁\n"
    ">>>>>>>>> Temporary merge branch 2\n=======\n乙\n>>>>>>> other\n"
)


@pytest.mark.parametrize(
    ("text", "conflicts"),
    [
        (PLAIN, [(1, 5, "HEAD", "other")]),
        (DIFF3, [(1, 7, "HEAD", "5d6e (fix the wording)")]),
        (NESTED, [(1, 11, "HEAD", "other")]),
        (PLAIN.replace("\n", "\r\n"), [(1, 5, "HEAD", "other")]),
        (PLAIN + "戊\n" + DIFF3, [(1, 5, "HEAD", "other"), (7, 13, "HEAD", "5d6e (fix the wording)")]),
        ("甲\n<<<<<<< Updated upstream\n乙\n", [(2, 2, "Updated upstream", "")]),
        ("甲\n>>>>>>> Stashed changes\n", [(2, 2, "", "Stashed changes")]),
        ("<<<<<<<\n甲\n=======\n>>>>>>>\n", [(1, 4, "", "")]),
        ("<<<<<<<<<< a\n甲\n==========\n>>>>>>>>>> b\n", [(1, 4, "a", "b")]),
        ("标题\n=======\n\n正文\n", []),
        ("|||||||\n", []),
        ("    <<<<<<< HEAD\n    >>>>>>> other\n", []),
        ("> > > > > > > 引用\n<<<<<<<<甲\n>>>>>>>甲\n<<< a\n", []),
    ],
)
def test_conflicts_are_found_in_any_text(text: str, conflicts: list[tuple[int, int, str, str]]) -> None:
    assert [(c.line, c.end_line, c.ours, c.theirs) for c in find_conflicts(text)] == conflicts


@pytest.mark.parametrize("side", [PLAIN, DIFF3, NESTED])
def test_one_conflict_is_one_finding_whatever_refers_to_the_file(side: str) -> None:
    files = good_documents()
    for path, text in files.items():
        if path.startswith(("roles/charters", "standards/service")):
            found = diagnose({**files, path: text.rstrip("\n") + "\n" + side})
            assert told(found) == [("merge-conflict", path, len(text.rstrip("\n").split("\n")) + 1, 1)]
            assert "HEAD" in str(found[0].message)


def test_a_conflict_in_the_first_line_of_a_markdown_file_is_no_missing_front_matter() -> None:
    path = "playbooks/guides/welcome.md"
    assert told(diagnose({**good_documents(), path: PLAIN})) == [("merge-conflict", path, 1, 1)]


def test_one_in_an_example_is_told_how_to_show_it() -> None:
    start = "---\nkind: guide\ntitle: 合并\nsummary: 怎么合并。\n---\n\n"
    for fence, shown in (("```\n", True), ("```\n甲\n```\n", False)):
        (found,) = diagnose({"playbooks/guides/merging.md": f"{start}{fence}{PLAIN}"})
        assert (found.rule, "a blank before each" in str(found.hint)) == ("merge-conflict", shown)
    indented = PLAIN.replace("<<<", " <<<").replace(">>>", " >>>")
    assert diagnose({"playbooks/guides/merging.md": f"{start}```\n{indented}```\n"}) == []


@pytest.mark.parametrize("path", ["mkdocs.yml", "site_templates/kinds/term.schema.json", ".github/CODEOWNERS"])
def test_conflicts_in_what_lies_beside_the_documents(path: str) -> None:
    schemas = {"term": OwnSchema("term", path, PLAIN)} if path.endswith(".json") else {}
    others = {path: PLAIN} if path.endswith("CODEOWNERS") else {}
    settings = PLAIN if path == "mkdocs.yml" else "site_name: 手册\n"
    corpus = load(settings.encode(), text_sources([]), own_schemas=schemas, others=others)
    assert [(f.rule, f.spot.path, f.spot.span and f.spot.span.line) for f in corpus.findings] == [
        ("merge-conflict", path, 1)
    ]

    assert not list(check_corpus(Context(build_graph(corpus), TODAY)))
