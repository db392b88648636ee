#!/bin/sh
# Guess: the number of a caption (表 3) is text in a Word file, whatever Word does to count it: the field's last result is stored.
# What happens: stored it is, but a field that Word writes in its short form (fldSimple, as captions, cross-references and properties
# often are) is skipped with all that it holds: in python-docx 1.2.0 and pandoc 3.9 without a word, in mammoth 1.13.0 with a warning.
# “表 3 办理时限” is “表 办理时限”, “see table 3” is “see table .”, and version 2.1 from the file's properties is gone. The same field
# in its long form is read by all three.
# Who meets it: whoever brings rules out of Word: each reference to a table or an article points at nothing.
# In svcq: `svcq import` reads both forms (tests/intake).
. "$(dirname "$0")/begin.inc"
python_packages python-docx==1.2.0 mammoth==1.13.0 pypandoc-binary==1.17
run_python <<'CODE'
import docx, mammoth, pypandoc
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

document = docx.Document()
TEXT = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
SHORT = "<w:fldSimple w:instr='{}'><w:r><w:t>{}</w:t></w:r></w:fldSimple>"
LONG = (
    "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>{}</w:instrText></w:r>"
    "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>{}</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"
)
for form in (SHORT, LONG):
    for before, field, result, after in (
        ("表 ", " SEQ 表 \\* ARABIC ", "3", " 办理时限"),
        ("时限见表 ", " REF t3 \\h ", "3", "。"),
        ("版本 ", " DOCPROPERTY 版本 ", "2.1", "。"),
    ):
        inner = TEXT.format(before) + form.format(field, result) + TEXT.format(after)
        document.element.body.insert(len(document.element.body) - 1, parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>"))
document.save("fields.docx")
print("python-docx:", [one.text for one in docx.Document("fields.docx").paragraphs])
with open("fields.docx", "rb") as file:
    print("mammoth:    ", mammoth.extract_raw_text(file).value.split("\n\n"))
print("pandoc:     ", pypandoc.convert_file("fields.docx", "plain").split("\n\n"))
CODE
still_so <<'SEEN'
python-docx: ['表  办理时限', '时限见表 。', '版本 。', '表 3 办理时限', '时限见表 3。', '版本 2.1。']
mammoth:     ['表  办理时限', '时限见表 。', '版本 。', '表 3 办理时限', '时限见表 3。', '版本 2.1。', '']
pandoc:      ['表 办理时限', '时限见表 。', '版本 。', '表 3 办理时限', '时限见表 3。', '版本 2.1。\n']
SEEN
