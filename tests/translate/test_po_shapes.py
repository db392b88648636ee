"""Translation files are read as every program writes them; what cannot be read is told at its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svcq_build.translate.entries import read_entries
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
