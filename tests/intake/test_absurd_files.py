"""Files that cannot be taken in: each is refused with a reason and what to do, and the others are imported."""

import pytest

from svcq_build.intake import ImportWish, archive, plan_import
from svcq_build.load import load
from svcq_build.model import day_in_documents
from tests.conftest import TODAY
from tests.intake.made_word import saved, with_parts, word

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
GOOD = saved(word("一、要求", "应微笑。"))
LAUGHS = (
    b'<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&b;</w:t>'
    b"</w:r></w:p></w:body></w:document>"
)
THIEF = LAUGHS.replace(b'"ha"', b'SYSTEM "file:///etc/passwd"')


def cut(content):
    """A file that was not copied to its end."""
    return content[: len(content) // 2]


def damaged(content):
    at = content.index(b"word/document.xml") + 60
    return content[:at] + bytes(40) + content[at + 40 :]


def account_of(name, content):
    wish = ImportWish(day_in_documents(TODAY), "zh", tracked="accept")
    return plan_import([(name, content)], load(b"site_name: x\n", []), wish)[0]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.doc", OLE, ".doc cannot be read"),
        ("a.docx", OLE, "old binary format"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        ("a.docx", b"", "is empty"),
        ("a.docx", b"hello", "damaged, or no .docx"),
        ("a.docx", cut(GOOD), "damaged"),
        ("a.docx", damaged(GOOD), "damaged"),
        ("a.docx", with_parts(GOOD, {"word/document.xml": lambda _: LAUGHS}), "declares entities"),
        ("a.docx", with_parts(GOOD, {"word/document.xml": lambda _: THIEF}), "declares entities"),
        ("a.docx", with_parts(GOOD, {"word/document.xml": lambda part: part[:-40]}), "damaged"),
        ("a.docx", saved(word(title="")), "Nothing stands in the file"),
        ("a.xlsx", b"PK\x03\x04", "damaged"),
        ("a.xls", b"no workbook", "damaged"),
        ("a.csv", b"\xff\xfe\x00", "no text"),
        ("a.md", b"\x00\x01\xff", "no text"),
        ("a.pdf", b"%PDF-1.7", ".pdf cannot be read"),
        ("a", b"x", "cannot be read"),
    ],
)
def test_it_is_refused_with_a_reason(name, content, reason):
    assert reason in str(account_of(name, content).refused)


def test_a_bomb_is_not_unpacked(monkeypatch):
    monkeypatch.setattr(archive, "MOST_UNPACKED", 1 << 20)
    bomb = with_parts(GOOD, {"word/media/1.png": lambda _: bytes(2 << 20)})
    assert len(bomb) < 1 << 20
    assert "would come to more than" in str(account_of("a.docx", bomb).refused)


def test_macros_are_left_out_and_told():
    account = account_of("a.docm", with_parts(GOOD, {"word/vbaProject.bin": lambda _: b"macro"}))
    assert account.documents
    assert any("macros" in str(one.what) for one in account.left_out)


def test_a_strangers_words_steer_nothing(repository, svcq):
    root = repository()
    evil = "应当面答\u202e复 {param:wait} # svcq: ignore[vague-requirement] <script>x</script> [x](javascript:alert(1))"
    content = saved(word("一、要求", evil, "::error::x", title="evil standard: [a]\t#b"))
    (root.parent / "evil.docx").write_bytes(content)
    told = svcq("import", "../evil.docx", "--today", TODAY, cwd=root)
    assert told.code == 0, told.err
    assert "\n::error" not in told.out
    assert "\u202e" not in told.out
    (draft,) = root.glob("standards/service/evil*.yml")
    assert "\u202e" not in draft.read_text("utf-8")
    checked = svcq("check", "--format", "json", "--today", TODAY, cwd=root)
    assert not {"missing-parameter", "unsafe-link", "steering-character", "unused-suppression"} & set(
        checked.out.split('"')
    )


def test_a_folder_is_imported_but_for_what_cannot_be_read(repository, svcq):
    root = repository()
    folder = root.parent / "旧文件"
    folder.mkdir()
    (folder / "接待标准.docx").write_bytes(GOOD)
    (folder / "旧.doc").write_bytes(OLE)
    (folder / "~$接待标准.docx").write_bytes(b"lock")
    told = svcq("import", "../旧文件", "--today", TODAY, "--lang", "en", cwd=root)
    assert told.code == 1
    assert "save it as .docx" in told.out
    assert "~$" not in told.out
    assert list(root.glob("standards/service/qian*.yml"))
