"""Word files as Word and WPS write them, with what python-docx cannot make put in as XML."""

import io
import re
import struct
import zipfile
import zlib

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml

_NAMES = " ".join(
    f'xmlns:{short}="{address}"'
    for short, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "v": "urn:schemas-microsoft-com:vml",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    }.items()
)


def _chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


#: A picture of one dot.
PNG = b"\x89PNG\r\n\x1a\n" + b"".join(
    [
        _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
        _chunk(b"IDAT", zlib.compress(b"\0\0")),
        _chunk(b"IEND", b""),
    ]
)


def saved(document):
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def word(*paragraphs, title="前厅接待服务标准"):
    """A file of plain paragraphs; a list of rows is a table, a text that begins with “<” is XML of the body's."""
    document = docx.Document()
    document.add_heading(title, 0)
    for one in paragraphs:
        if isinstance(one, list):
            table = document.add_table(len(one), len(one[0]))
            for number, row in enumerate(one):
                for column, words in enumerate(row):
                    table.cell(number, column).text = words
        elif one.startswith("<"):
            document.element.body.insert_element_before(xml(one), "w:sectPr")
        else:
            document.add_paragraph(one)
    return document


def xml(text):
    """An element out of XML without declarations of namespaces."""
    return parse_xml(re.sub(r"^<([\w:]+)", rf"<\1 {_NAMES}", text, count=1))


def run(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs):
    return f"<w:p>{''.join(runs)}</w:p>"


def field(instruction, *result):
    def mark(kind):
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    end = [mark("separate"), *result] if result else []
    return "".join([mark("begin"), f"<w:r><w:instrText>{instruction}</w:instrText></w:r>", *end, mark("end")])


def with_parts(content, changes):
    """The file with some of its parts changed: name → what is done to its text (None: to be added)."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            part = old.read(info)
            new.writestr(info.filename, changes[info.filename](part) if info.filename in changes else part)
        for name in changes.keys() - {info.filename for info in old.infolist()}:
            new.writestr(name, changes[name](b""))
    return out.getvalue()


def numbered(*lists):
    """Lists that Word numbers itself: each a format, a text of its number, and items; all with their own numbers."""
    document = word()
    root = document.part.numbering_part.element
    for id_, (form, shown, _) in enumerate(lists, 90):
        root.insert(
            0,
            xml(
                f'<w:abstractNum w:abstractNumId="{id_}"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
                f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{shown}"/></w:lvl></w:abstractNum>'
            ),
        )
        root.append(xml(f'<w:num w:numId="{id_}"><w:abstractNumId w:val="{id_}"/></w:num>'))
    for id_, (_, _, items) in enumerate(lists, 90):
        for item in items:
            properties = f'<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{id_}"/></w:numPr></w:pPr>'
            document.element.body.insert_element_before(xml(paragraph(properties, run(item))), "w:sectPr")
    return document


def as_wps(document):
    """The file as WPS writes it: ids of styles are numbers, only names tell what they are."""
    ids = {style.style_id: str(number) for number, style in enumerate(document.styles, 1)}

    def renamed(part):
        text = part.decode()
        for old, new in ids.items():
            text = re.sub(
                rf'(w:(?:styleId|pStyle w:val|basedOn w:val|next w:val|link w:val)=?)"{re.escape(old)}"',
                rf'\1"{new}"',
                text,
            )
        return text.replace('w:name w:val="heading ', 'w:name w:val="标题 ').encode()

    return with_parts(saved(document), {"word/document.xml": renamed, "word/styles.xml": renamed})


def centred(document, text):
    """A title as offices write it: in the middle, bold, of no style."""
    added = document.add_paragraph()
    added.add_run(text).bold = True
    added.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return added
