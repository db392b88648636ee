"""Translation files are read as every program writes them; what cannot be read is told at its place."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from svcq_build.translate.entries import PoEntry, read_entries
from svcq_build.translate.files import bring_up_to_date
from svcq_build.translate.layout import laid_out
from svcq_build.translate.localised import placeless
from svcq_build.translate.lookup import read_translations
from tests.conftest import Outcome

PLACE, TEXT, ENGLISH = "standard:queueing goal", "让客户少等。", 'Waits are "short".'
SAYS = 'msgstr "Waits are \\"short\\"."\n'
PLAIN = f'msgctxt "{PLACE}"\nmsgid "{TEXT}"\nmsgstr "Waits are \\"short\\"."\n'
OCTAL = "".join(f"\\{byte:o}" for byte in TEXT.encode())
HEX = "".join(f"\\x{byte:02X}" for byte in TEXT.encode())
SHAPES = {
    "one line a text": PLAIN,
    "wrapped": 'msgctxt ""\n"standard:queueing "\n"goal"\nmsgid ""\n"让客户"\n"少等。"\n'
    'msgstr ""\n"Waits are "\n"\\"short\\"."\n',
    "indented (msgcat --indent)": f'msgctxt  "{PLACE}"\nmsgid    "让客户"\n         "少等。"\n{SAYS}',
    "escaped (msgcat --escape)": f'msgctxt "{PLACE}"\nmsgid "{OCTAL}"\nmsgstr "Waits are \\"short\\"."\n',
    "escaped in hexadecimal": f'msgctxt "{PLACE}"\nmsgid "{HEX}"\nmsgstr "Waits are \\"short\\"."\n',
    "with every sort of comment": f"# 译者：小李\n#. from a program\n#: a/b.yml:3\n#, no-wrap\n{PLAIN}",
    "no blank line between entries": f'msgid "别的"\nmsgstr "other"\n{PLAIN}',
    "with a header of Poedit's": f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n{PLAIN}',
}


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES)
def test_every_layout_says_the_same(text: str) -> None:
    file = read_entries(text)
    assert file.faults == ()
    assert (PLACE, TEXT, ENGLISH) in [(entry.context, entry.id, entry.string) for entry in file.entries]


def test_comments_flags_and_what_was_are_kept_apart() -> None:
    was = f'#| msgctxt "{PLACE}"\n#| msgid ""\n#| "让客户"\n'
    text = f"# 小李看过\n#. note\n#: a.yml b.yml\n#, fuzzy, no-wrap\n{was}{PLAIN}"
    (entry,) = read_entries(text + '\n#~ msgid "旧"\n#~ msgstr "old"\n').entries[:1]
    assert (entry.notes, entry.extracted, entry.locations) == (["小李看过"], ["note"], ["a.yml", "b.yml"])
    assert (entry.flags, entry.previous) == ({"fuzzy", "no-wrap"}, "让客户")
    assert [one.obsolete for one in read_entries(f'{PLAIN}\n#~ msgid "旧"\n#~ msgstr "old"\n').entries] == [False, True]


def test_places_in_the_form_of_the_standard_are_no_notes() -> None:
    (entry,) = read_entries(f"#\n# 小李看过\n# File: roles/a.yml, line: -1\n# File: b.yml, line: 12\n{PLAIN}").entries
    assert (entry.notes, entry.locations) == (["小李看过"], ["roles/a.yml", "b.yml"])


FAULTS = {
    "full-width quotes": ('msgid "甲"\nmsgstr “a”\n', 2, "ASCII"),
    "a quote too few": ('msgid "甲"\nmsgstr "a\n', 2, "same line"),
    "a quote inside": ('msgid "甲"\nmsgstr "say "a" now"\n', 2, '\\"'),
    "no keyword": ('msgid "甲"\nmsgstring "a"\n', 2, "msgstr"),
    "cut off": ('msgid "甲"\nmsgstr "a"\n\nmsgid "乙"\n', 4, "msgstr"),
    "no source": ('msgctxt "x"\nmsgstr "a"\n', 2, "msgid"),
    "twice": ('msgid "甲"\nmsgstr "a"\n\nmsgid "甲"\nmsgstr "b"\n', 4, "Keep the right one"),
    "a second header": ('msgid ""\nmsgstr "x"\n\nmsgid ""\nmsgstr "y"\n', 4, "one of the two"),
    "another charset": ('msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=GBK\\n"\n', 3, "charset=utf-8"),
    "an unknown charset": ('msgid ""\nmsgstr "Content-Type: text/plain; charset=klingon\\n"\n', 2, "charset=utf-8"),
    "plural forms": ('msgid "甲"\nmsgid_plural "甲们"\nmsgstr[0] "a"\nmsgstr[1] "as"\n', 2, "instead of msgstr[0]"),
    "two translations": ('msgid "甲"\nmsgstr "a"\nmsgstr "b"\n', 3, "Keep the right one"),
    "a backslash alone": ('msgid "甲"\nmsgstr "C:\\pics"\n', 2, "twice"),
    "escaped bytes of what was": ('#, fuzzy\n#| msgid "\\261\\352"\nmsgid "甲"\nmsgstr "a"\n', 2, "UTF-8"),
    "twice, no longer used": (
        '#~ msgid "甲"\n#~ msgstr "a"\n\n#~ msgid "甲"\n#~ msgstr "b"\n',
        4,
        "Keep the right one",
    ),
    "escaped bytes of another charset": ('msgid "\\261\\352"\nmsgstr "a"\n', 1, "UTF-8"),
}


@pytest.mark.parametrize(("text", "line", "mend"), FAULTS.values(), ids=FAULTS)
def test_what_is_no_entry_is_told_at_its_line(text: str, line: int, mend: str) -> None:
    faults = read_entries(text).faults
    assert [fault.span.line for fault in faults][:1] == [line]
    assert mend in str(faults[0].hint)


@given(st.text())
def test_nothing_that_can_be_written_ends_in_an_exception(text: str) -> None:
    read_entries(text)


@given(
    st.lists(
        st.sampled_from(
            ['msgid "a"', 'msgstr "b"', 'msgctxt "c"', '"d"', "#, fuzzy", "# n", "", '#~ msgid "e"', "msgid", '"\\']
        ),
        max_size=12,
    )
)
def test_lines_in_any_order_are_read_or_told(lines: list[str]) -> None:
    file = read_entries("\n".join(lines))
    strings = sum(line == 'msgstr "b"' for line in lines)
    assert len(file.entries) + len(file.faults) + bool(file.header) >= bool(strings)


WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))
LINES = st.lists(
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]) | st.just(" ")).map(str.rstrip), max_size=3
)


@st.composite
def entries(draw: st.DrawFn) -> PoEntry:
    flags = draw(st.sets(st.sampled_from(["fuzzy", "no-wrap"])))
    return PoEntry(
        context=draw(WORDS),
        id=draw(WORDS.filter(bool)),
        string=draw(WORDS),
        flags=flags,
        notes=draw(LINES.map(lambda lines: [line for line in lines if line[:1] not in set(",.:|~=")])),
        extracted=draw(LINES.map(lambda lines: [line.strip() for line in lines])),
        previous=draw(WORDS) if "fuzzy" in flags else "",
        obsolete=draw(st.booleans()),
    )


@given(st.lists(entries(), max_size=4, unique_by=lambda entry: (entry.obsolete, entry.context, entry.id)))
def test_what_is_written_is_read_again(written: list[PoEntry]) -> None:
    file = read_entries(laid_out(written, ["最后"]))
    assert file.faults == ()
    assert file.notes == ("最后",)
    kept = ("context", "id", "string", "flags", "notes", "extracted", "previous", "obsolete")
    for one, other in zip(file.entries, written, strict=True):
        assert [getattr(one, name) for name in kept] == [getattr(other, name) for name in kept]


@settings(deadline=None)  # the machine may be busy
@given(st.lists(entries(), max_size=5, unique_by=lambda entry: (entry.obsolete, entry.context, entry.id)))
def test_nothing_is_lost_and_a_second_run_changes_nothing(known: list[PoEntry]) -> None:
    """Half of the entries are of documents, half of them are not, or stand at another place by now."""
    wanted = [(f"{place}.yml", entry.context, entry.id) for place, entry in enumerate(known) if place % 2]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "translations/en/x.po")
        path.parent.mkdir(parents=True)
        path.write_text(laid_out(known, ["最后"]), encoding="utf-8")
        once = bring_up_to_date(path, "en", wanted, set())
        path.write_text(once.text, encoding="utf-8")
        twice = bring_up_to_date(path, "en", wanted, set())
    assert twice.text == once.text
    file = read_entries(once.text)
    assert file.notes == ("最后",)
    kept = {note for entry in file.entries for note in entry.notes}
    assert {note for entry in known for note in entry.notes} <= kept
    of_use = {(entry.context, entry.id) for entry in known if not entry.obsolete and entry.string}
    strings = {entry.string for entry in known if not entry.obsolete or (entry.context, entry.id) not in of_use}
    assert strings <= {entry.string for entry in file.entries} | {""}
    before = {(entry.context, entry.id, entry.string) for entry in known if not entry.fuzzy}
    good = {(entry.context, entry.id, entry.string) for entry in file.entries if entry.string and not entry.fuzzy}
    moved = {(placeless(context), text, string) for context, text, string in before}
    assert {(placeless(context), text, string) for context, text, string in good} <= moved, "nothing is good by itself"


@pytest.fixture
def handbook(repository: Callable[..., Path], svcq: Callable[..., Outcome]) -> Path:
    root = repository({"mkdocs.yml": "site_name: 测试手册\nextra:\n  svcq:\n    languages: [zh, en]\n"})
    svcq("translate", cwd=root)
    return root


PO = "translations/en/standards.po"


def test_the_check_finds_what_the_build_would_stumble_over(handbook: Path, svcq: Callable[..., Outcome]) -> None:
    path = handbook / PO
    text = path.read_text(encoding="utf-8")
    path.write_text(text + text[text.index("#: ") :], encoding="utf-8")
    outcome = svcq("check", cwd=handbook)
    assert outcome.code == 1
    assert "[broken-translation-file]" in outcome.out
    assert f"{PO}:{text.count(chr(10)) + 3}:1: error: This text is translated twice" in outcome.out
    path.write_bytes(text.encode("gbk"))
    assert "It looks like GBK" in svcq("check", cwd=handbook).out


def test_a_byte_order_mark_and_windows_line_ends_change_nothing(handbook: Path, svcq: Callable[..., Outcome]) -> None:
    path = handbook / PO
    text = path.read_text(encoding="utf-8").replace('msgstr ""\n\n', 'msgstr "English"\n\n')
    path.write_text(text, encoding="utf-8")
    read = read_translations(handbook, "en")
    assert "English" in read.values()
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert read_translations(handbook, "en") == read
    assert svcq("check", cwd=handbook).code == 0
    assert svcq("translate", cwd=handbook).code == 0
    assert b"\r\n" in path.read_bytes()


def test_translators_notes_header_and_flags_stay(handbook: Path, svcq: Callable[..., Outcome]) -> None:
    path = handbook / PO
    text = path.read_text(encoding="utf-8").replace('msgstr ""\n\n', 'msgstr "English"\n\n')
    head, rest = text.split("\n\n", 1)
    noted = rest.replace("#: ", "# 小李：问过业务科\n#: ")
    whole = f'# Translators: Li\n{head}\n"Last-Translator: Li\\n"\n\n{noted}'
    path.write_text(whole, encoding="utf-8")
    svcq("translate", cwd=handbook)
    after = path.read_text(encoding="utf-8")
    assert after.count("小李：问过业务科") == whole.count("小李：问过业务科") > 3
    assert after.startswith("# Translators: Li\n")
    assert "Last-Translator: Li" in after
    (handbook / "standards/service/queueing.yml").unlink()
    svcq("translate", cwd=handbook)
    assert path.read_text(encoding="utf-8").count("小李：问过业务科") == whole.count("小李：问过业务科")


def test_an_emptied_translation_is_an_error(handbook: Path, svcq: Callable[..., Outcome]) -> None:
    path = handbook / PO
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('msgstr ""\n\n', 'msgstr " "\n\n'), encoding="utf-8")
    assert "[empty-translation]" in svcq("check", cwd=handbook).out


def test_what_is_no_file_is_told_and_nothing_waits_for_it(handbook: Path, svcq: Callable[..., Outcome]) -> None:
    (handbook / "translations/en/a.po").mkdir()
    assert "This is a folder" in svcq("check", cwd=handbook).out
    assert (svcq("translate", cwd=handbook).code, "a folder" in svcq("translate", cwd=handbook).err) == (3, True)
    (handbook / "translations/en/a.po").rmdir()
    os.mkfifo(handbook / "translations/en/a.po")
    assert (svcq("translate", cwd=handbook).code, "pipe" in svcq("translate", cwd=handbook).err) == (3, True)


def test_a_file_that_is_no_text_is_told_once(handbook: Path, svcq: Callable[..., Outcome]) -> None:
    path = handbook / PO
    path.write_bytes(path.read_text(encoding="utf-8").encode("utf-16"))
    found = svcq("check", cwd=handbook).out
    assert "It looks like UTF-16" in found
    assert "broken-translation-file" not in found


@pytest.mark.parametrize(
    ("place", "mend"),
    [
        ("fr", "Add “fr” to extra.svcq.languages"),
        ("ar", "Pages cannot be made in “ar”"),
        ("french", "Pages cannot be made in “french”"),
        ("EN", "calls the language “en”"),
        ("zh", "delete the file"),
        ("en/service", "one for each folder"),
    ],
)
def test_a_file_that_no_page_is_made_of_is_told(
    handbook: Path, svcq: Callable[..., Outcome], place: str, mend: str
) -> None:
    folder = handbook / "translations" / place
    folder.mkdir(parents=True, exist_ok=True)
    (handbook / PO).rename(folder / "standards.po")
    found = svcq("check", cwd=handbook).out
    assert "[unused-translation-file]" in found
    assert mend in found
