"""Translation files follow the documents, and never lose anyone's work."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from svcq_build.translate.excerpts import translations_of
from svcq_build.translate.localised import placeless
from svcq_build.translate.lookup import lookup_for, read_translations
from tests.conftest import FILES, Outcome

MAKE = Callable[..., Path]
CONFIGURATION = "site_name: 测试手册\nextra:\n  svcq:\n    languages: [zh, en]\n"
PO = "translations/en/standards.po"
STANDARD = "standards/service/queueing.yml"
TEXT = "等候超过 20 分钟时由受理员说明原因。"


@pytest.fixture
def handbook(repository: MAKE) -> Path:
    return repository({"mkdocs.yml": CONFIGURATION})


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def translate(handbook: Path, chinese: str, english: str) -> None:
    replace(handbook / PO, f'msgid "{chinese}"\nmsgstr ""', f'msgid "{chinese}"\nmsgstr "{english}"')


def test_every_text_for_people_is_listed_with_its_place(handbook: Path, svcq: Callable[..., Outcome]) -> None:
    svcq("translate", cwd=handbook)
    po = (handbook / PO).read_text(encoding="utf-8")
    assert f'msgctxt "standard:queueing requirements.R1.text"\nmsgid "{TEXT}"\nmsgstr ""' in po
    assert "#: standards/service/queueing.yml\n" in po
    assert "role:clerk changes.1.0.reason" in (handbook / "translations/en/roles.po").read_text(encoding="utf-8")
    assert "测试手册" in (handbook / "translations/en/mkdocs.po").read_text(encoding="utf-8")


def test_a_second_run_changes_nothing(handbook: Path, svcq: Callable[..., Outcome]) -> None:
    svcq("translate", cwd=handbook)
    translate(handbook, TEXT, "The clerk says why.")
    svcq("translate", cwd=handbook)
    before = {path: path.read_bytes() for path in (handbook / "translations").rglob("*.po")}
    svcq("translate", cwd=handbook)
    assert {path: path.read_bytes() for path in (handbook / "translations").rglob("*.po")} == before
    assert read_translations(handbook, "en") == {
        ("standard:queueing requirements.R1.text", TEXT): "The clerk says why."
    }


def test_a_changed_source_makes_its_translation_doubtful(handbook: Path, svcq: Callable[..., Outcome]) -> None:
    svcq("translate", cwd=handbook)
    translate(handbook, TEXT, "The clerk says why.")
    replace(handbook / STANDARD, "超过 20 分钟时", "超过 15 分钟时")
    outcome = svcq("translate", cwd=handbook)
    po = (handbook / PO).read_text(encoding="utf-8")
    assert "1 doubtful" in outcome.out
    assert "#, fuzzy" in po
    assert f'#| msgid "{TEXT}"' in po
    assert "The clerk says why." in po
    assert read_translations(handbook, "en") == {}


def test_what_is_gone_stays_as_a_comment_and_comes_back(handbook: Path, svcq: Callable[..., Outcome]) -> None:
    svcq("translate", cwd=handbook)
    translate(handbook, "排队叫号", "Queueing")
    document = handbook / STANDARD
    text = document.read_text(encoding="utf-8")
    document.unlink()
    svcq("translate", cwd=handbook)
    assert '#~ msgstr "Queueing"' in (handbook / PO).read_text(encoding="utf-8")
    svcq("translate", cwd=handbook)
    document.write_text(text, encoding="utf-8")
    svcq("translate", cwd=handbook)
    assert read_translations(handbook, "en") == {("standard:queueing title", "排队叫号"): "Queueing"}
    assert "#~" not in (handbook / PO).read_text(encoding="utf-8")


def test_a_document_that_cannot_be_read_keeps_its_translations(handbook: Path, svcq: Callable[..., Outcome]) -> None:
    svcq("translate", cwd=handbook)
    translate(handbook, "排队叫号", "Queueing")
    replace(handbook / STANDARD, "status: draft", "status: drafft")
    svcq("translate", cwd=handbook)
    assert read_translations(handbook, "en") == {("standard:queueing title", "排队叫号"): "Queueing"}
    (handbook / STANDARD).write_text("kind: [", encoding="utf-8")
    svcq("translate", cwd=handbook)
    assert read_translations(handbook, "en") == {("standard:queueing title", "排队叫号"): "Queueing"}


def test_the_same_text_elsewhere_lends_its_translation_doubtfully(handbook: Path, svcq: Callable[..., Outcome]) -> None:
    svcq("translate", cwd=handbook)
    translate(handbook, "排队叫号", "Queueing")
    replace(handbook / STANDARD, "summary: 等候多久、谁来解释。", "summary: 排队叫号")
    svcq("translate", cwd=handbook)
    po = (handbook / PO).read_text(encoding="utf-8")
    assert 'msgctxt "standard:queueing summary"\nmsgid "排队叫号"\nmsgstr "Queueing"' in po
    assert list(read_translations(handbook, "en")) == [("standard:queueing title", "排队叫号")]


def test_what_moves_in_its_list_keeps_its_translation(handbook: Path, svcq: Callable[..., Outcome]) -> None:
    document = handbook / STANDARD
    document.write_text(f"{document.read_text(encoding='utf-8')}people: [说话清楚。, 熟悉业务。]\n", encoding="utf-8")
    svcq("translate", cwd=handbook)
    translate(handbook, "说话清楚。", "Speak clearly.")
    translate(handbook, "熟悉业务。", "Know the business.")
    replace(document, "[说话清楚。, 熟悉业务。]", "[先问好。, 熟悉业务。, 说话清楚。]")
    find = lookup_for(handbook, "en")
    texts = ("先问好。", "熟悉业务。", "说话清楚。")
    told = [find(f"standard:queueing people.P{place}.text", text) for place, text in enumerate(texts, 1)]
    assert told == [None, "Know the business.", "Speak clearly."], "pages show it at once"
    assert find("standard:queueing goal", "说话清楚。") is None, "another field may mean something else by it"
    svcq("translate", cwd=handbook)
    assert read_translations(handbook, "en") == {
        ("standard:queueing people.P2.text", "熟悉业务。"): "Know the business.",
        ("standard:queueing people.P3.text", "说话清楚。"): "Speak clearly.",
    }
    po = (handbook / PO).read_text(encoding="utf-8")
    assert 'msgid "先问好。"\nmsgstr ""' in po
    assert "#~" not in po, "nothing is left behind"
    before = po
    svcq("translate", cwd=handbook)
    assert (handbook / PO).read_text(encoding="utf-8") == before


def settled(handbook: Path, svcq: Callable[..., Outcome]) -> str:
    """The file once ``svcq translate`` has run; another run finds nothing to do."""
    svcq("translate", cwd=handbook)
    assert svcq("translate", "--check", cwd=handbook).code == 0
    return (handbook / PO).read_text(encoding="utf-8")


def test_what_a_doubtful_translation_was_made_of_is_told_until_it_is_settled(
    handbook: Path, svcq: Callable[..., Outcome]
) -> None:
    settled(handbook, svcq)
    translate(handbook, TEXT, "The clerk says why.")
    replace(handbook / STANDARD, "超过 20 分钟时", "超过 15 分钟时")
    po = settled(handbook, svcq)
    assert f'#| msgid "{TEXT}"' in po
    replace(handbook / PO, "#, fuzzy\n", "")
    po = settled(handbook, svcq)
    assert "#|" not in po
    assert "# |" not in po
    assert "The clerk says why." in po


def test_a_doubtful_translation_never_becomes_a_good_one_by_itself(
    handbook: Path, svcq: Callable[..., Outcome]
) -> None:
    settled(handbook, svcq)
    translate(handbook, TEXT, "The clerk says why after 20 minutes.")
    for old, new in (("20 分钟时", "15 分钟时"), ("15 分钟时", "10 分钟时"), ("10 分钟时", "15 分钟时")):
        replace(handbook / STANDARD, f"超过 {old}", f"超过 {new}")
        settled(handbook, svcq)
    assert read_translations(handbook, "en") == {}
    replace(handbook / STANDARD, "超过 15 分钟时", "超过 20 分钟时")
    settled(handbook, svcq)
    assert list(read_translations(handbook, "en").values()) == ["The clerk says why after 20 minutes."]


def test_what_stood_somewhere_once_is_no_source_of_what_stands_there_now(
    handbook: Path, svcq: Callable[..., Outcome]
) -> None:
    document = handbook / STANDARD
    document.write_text(f"{document.read_text(encoding='utf-8')}people: [说话清楚。, 熟悉业务。]\n", encoding="utf-8")
    settled(handbook, svcq)
    translate(handbook, "说话清楚。", "Speak clearly.")
    translate(handbook, "熟悉业务。", "Know the business.")
    replace(document, "[说话清楚。, 熟悉业务。]", "[熟悉业务。]")
    assert '#~ msgstr "Speak clearly."' in settled(handbook, svcq)
    replace(document, "[熟悉业务。]", "[先问好。, 熟悉业务。]")
    settled(handbook, svcq)


@pytest.mark.parametrize(
    ("context", "without"),
    [
        ("checklist:opening sections.10.items.A1.text", "checklist:opening sections.*.items.A1.text"),
        ("process:calling steps.S1.inputs.0", "process:calling steps.S1.inputs.*"),
        ("standard:queueing people.0", "standard:queueing people.*"),
        ("standard:queueing people.P1.text", "standard:queueing people.*"),
        ("framework:iso clauses.4.1.title", "framework:iso clauses.4.1.title"),
        ("standard:queueing changes.1.0.reason", "standard:queueing changes.1.0.reason"),
        ("standard:queueing requirements.R1.text", "standard:queueing requirements.R1.text"),
    ],
)
def test_only_places_are_left_out_of_a_context(context: str, without: str) -> None:
    assert placeless(context) == without


def test_check_writes_nothing_and_fails_when_out_of_date(handbook: Path, svcq: Callable[..., Outcome]) -> None:
    assert svcq("translate", "--check", cwd=handbook).code == 1
    assert not (handbook / "translations").exists()
    svcq("translate", cwd=handbook)
    assert svcq("translate", "--check", cwd=handbook).code == 0


def test_an_unknown_language_is_wrong_usage(handbook: Path, svcq: Callable[..., Outcome]) -> None:
    assert svcq("translate", "zh", cwd=handbook).code == 2


def test_a_broken_file_is_named_with_its_line(handbook: Path, svcq: Callable[..., Outcome]) -> None:
    svcq("translate", cwd=handbook)
    path = handbook / PO
    path.write_text(path.read_text(encoding="utf-8") + '\nmsgid "x"\nmsgstr "y\n', encoding="utf-8")
    outcome = svcq("translate", cwd=handbook)
    assert outcome.code == 3
    assert "standards.po:" in outcome.err


def test_marks_of_a_merge_conflict_are_refused(handbook: Path, svcq: Callable[..., Outcome]) -> None:
    svcq("translate", cwd=handbook)
    path = handbook / PO
    before = path.read_text(encoding="utf-8").replace('msgid "排队叫号"', '<<<<<<< HEAD\nmsgid "排队叫号"', 1)
    path.write_text(before, encoding="utf-8")
    outcome = svcq("translate", cwd=handbook)
    assert (outcome.code, path.read_text(encoding="utf-8")) == (3, before)
    assert "<<<<<<<" in outcome.err


def test_excerpts_are_found_where_lines_are_folded():
    folded = (
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgctxt ""\n"standard:waiting-"\n"time-rules "\n"title"\nmsgid "等候"\nmsgstr "Waiting "\n"time"\n\n'
        'msgctxt "standard:waiting-time title"\nmsgid "时间"\nmsgstr "Time"\n'
    )
    found = translations_of({"standard:waiting-time-rules"}, folded.encode(), "standards.po", "en")
    assert found == {("standard:waiting-time-rules title", "等候"): "Waiting time"}


OWN_SCHEMA = """\
{"type": "object", "properties": {
  "place": {"type": "string", "title": "存放地点"},
  "people": {"type": "array", "items": {"type": "object", "properties": {"duty": {"title": "职责"}}}},
  "number": {"type": "string", "title": "编号"}}}
"""


def test_own_fields_are_translated_titles_and_values(
    repository: MAKE, svcq: Callable[..., Outcome], tmp_path: Path
) -> None:
    more = "more: {place: 二楼档案室, people: [{duty: 保管}], number: A-1}\n"
    root = repository(
        {
            "mkdocs.yml": CONFIGURATION,
            STANDARD: f"{FILES[STANDARD]}{more}",
            "site_templates/kinds/standard.schema.json": OWN_SCHEMA,
        }
    )
    svcq("translate", cwd=root)
    words = root / "translations/en/interface.po"
    assert 'msgctxt "own-field standard"\nmsgid "存放地点"\nmsgstr ""' in words.read_text(encoding="utf-8")
    assert "A-1" not in (root / PO).read_text(encoding="utf-8")
    for chinese, english, path in (
        ("存放地点", "Kept at", words),
        ("职责", "Duty", words),
        ("二楼档案室", "the archive", root / PO),
    ):
        replace(path, f'msgid "{chinese}"\nmsgstr ""', f'msgid "{chinese}"\nmsgstr "{english}"')
    assert svcq("build", "--no-check", "--site", str(tmp_path / "site"), cwd=root).code == 0
    page = (tmp_path / "site/en/standards/queueing/index.html").read_text(encoding="utf-8")
    assert "<dt>Kept at</dt><dd>the archive</dd>" in page
    assert 'Duty: <span lang="zh">保管</span>' in page
    assert '<dt><span lang="zh">编号</span></dt><dd>A-1</dd>' in page
    said = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "site/en/search/pages").iterdir())
    assert "the archive" in said
    assert "二楼档案室" in (tmp_path / "site/standards/queueing/index.html").read_text(encoding="utf-8")
