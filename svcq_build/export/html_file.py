"""HTML file: an outline → one page that needs nothing beside it, to read, to send and to print."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from dataclasses import replace

from markupsafe import Markup, escape

from svcq_build.export.blocks import (
    Block,
    Break,
    Clause,
    Code,
    Definitions,
    Heading,
    Inline,
    Item,
    Listing,
    Note,
    Outline,
    Paragraph,
    Picture,
    Quotation,
    Run,
    Table,
    printable,
)

_NO_ATTRIBUTES = Markup("")
_STYLE = Markup(  # noqa: S704 - ours
    """
:root{color-scheme:light dark}
body{font:1rem/1.6 system-ui,"Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei",sans-serif;max-width:60rem;
 margin:2rem auto;padding:0 1rem}
h1,h2,h3{line-height:1.25}h2{margin-top:2.2rem;border-bottom:1px solid;padding-bottom:.2rem}
table{border-collapse:collapse;width:100%;margin:.8rem 0;font-size:.95rem}
th,td{border:1px solid #8888;padding:.3rem .5rem;text-align:start;vertical-align:top}td.n,th.n{text-align:end}
.scroll{overflow-x:auto}.small,footer{font-size:.85rem;opacity:.8}.lead{font-size:1.1rem}.label{font-weight:600}
dt{font-weight:600}dd{margin:0 0 .4rem}dl.facts{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem}
aside{border:2px solid #b26a00;border-radius:.3rem;padding:.3rem 1rem;margin:1rem 0}
img,svg{max-width:100%;height:auto}
@media print{body{margin:0;max-width:none;font-size:10.5pt}h2{break-after:avoid}tr{break-inside:avoid}}
""".replace("\n", "")
)
_PAGE = Markup(
    '<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
    '<meta http-equiv="Content-Security-Policy" '
    "content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n"
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
    "<style>{style}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
)


def write_html(outline: Outline) -> bytes:
    """A whole page. What documents say stands in it as text and nothing else."""
    facts = _pairs((name, Markup("{}").format(_text(value))) for name, value in outline.facts)
    head = Markup("<p class=small>{} · {}</p>\n<h1>{}</h1>\n").format(
        _text(outline.organisation), _text(outline.kicker), _text(outline.title)
    )
    warning = Markup("")
    if outline.warning:
        warning = Markup("<aside><p><strong>{}</strong> {}</p></aside>\n").format(*map(_text, outline.warning))
    told = [line for line in (*outline.notices, outline.stamp) if line]
    foot = Markup("").join(_element("p", _text(line)) for line in told)
    body = Markup("{}{}<dl class=facts>{}</dl>\n{}\n<footer>{}</footer>").format(
        head, warning, facts, html_of(outline.blocks), foot
    )
    page = _PAGE.format(language=outline.language, title=_text(outline.title), style=_STYLE, body=body)
    return page.encode()


def html_of(blocks: tuple[Block, ...]) -> Markup:
    """Blocks as HTML; headings begin at the second level."""
    return Markup("\n").join(_block(block) for block in blocks)


def _block(block: Block) -> Markup:
    match block:
        case Heading() | Clause():
            tag = f"h{min(block.level + 1, 6)}" if isinstance(block, Heading) else "p"
            mark = Markup(' id="{}"').format(_text(block.mark)) if block.mark else Markup("")
            return _element(tag, _inline(block.words), mark)
        case Paragraph():
            if block.role == "plain":
                return Markup("<p>{}</p>").format(_inline(block.words))
            return Markup('<p class="{}">{}</p>').format(block.role, _inline(block.words))
        case Listing():
            items = Markup("").join(Markup("<li>{}</li>").format(_inside(item)) for item in block.items)
            if not block.ordered:
                return Markup("<ul>{}</ul>").format(items)
            return Markup('<ol start="{}">{}</ol>').format(block.start, items)
        case Item():
            return Markup('<div id="{0}"><p><strong>{0}</strong></p>{1}</div>').format(
                _text(block.mark), html_of(block.blocks)
            )
        case Table():
            return _table(block)
        case Definitions():
            return _element("dl", _pairs((name, _inside(value)) for name, value in block.pairs))
        case Code():
            return Markup("<pre>{}</pre>").format(_text(block.text))
        case Quotation():
            return Markup("<blockquote>{}</blockquote>").format(html_of(block.blocks))
        case Note():
            title = Markup("<p><strong>{}</strong></p>").format(_text(block.title))
            return _element("aside", title + html_of(block.blocks))
        case Picture():
            return _picture(block)
        case Break():
            return Markup('<div style="break-after:page"></div>')


def _inside(blocks: tuple[Block, ...]) -> Markup:
    """A single paragraph stands in a list or a table without a frame of its own."""
    if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
        return _inline(blocks[0].words)
    return html_of(blocks)


def _table(table: Table) -> Markup:
    def cell(tag: str, place: int, content: Markup) -> Markup:
        side = Markup(" class=n") if place in table.right else Markup("")
        scope = Markup(" scope=col") if tag == "th" else Markup("")
        return _element(tag, content, scope + side)

    head = Markup("").join(cell("th", place, _inline(words)) for place, words in enumerate(table.head))
    rows = Markup("").join(
        _element("tr", Markup("").join(cell("td", at, _inside(value)) for at, value in enumerate(row)))
        for row in table.rows
    )
    caption = Markup("<caption>{}</caption>").format(_inline(table.caption)) if table.caption else Markup("")
    return Markup(
        "<div class=scroll tabindex=0><table>{}<thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>"
    ).format(caption, head, rows)


def _picture(picture: Picture) -> Markup:
    if picture.format == "svg":  # none but ours are SVG: drawings of a handbook may hold programs, and are refused
        shown = Markup(picture.content.decode())  # noqa: S704 - every word in it is escaped
    else:
        source = f"data:image/{picture.format};base64,{base64.b64encode(picture.content).decode()}"
        shown = Markup('<img src="{}" alt="{}">').format(source, _text(picture.words))
    below = Markup("<figcaption>{}</figcaption>").format(_text(picture.words)) if picture.captioned else Markup("")
    values = Markup("")
    if picture.values:
        rows = _table(replace(picture.values, caption=()))
        values = Markup("<details><summary>{}</summary>{}</details>").format(_inline(picture.values.caption), rows)
    return Markup("<figure>{}{}{}</figure>").format(shown, below, values)


def _inline(inline: Inline) -> Markup:
    return Markup("").join(_run(run) for run in inline)


def _run(run: Run) -> Markup:
    out = escape(_text(run.text)).replace("\n", Markup("<br>"))
    for tag, is_so in (("code", run.code), ("strong", run.strong), ("em", run.emphasis), ("s", run.struck)):
        if is_so:
            out = _element(tag, out)
    if run.link.startswith(("https://", "http://", "mailto:")):
        out = Markup('<a href="{}" rel="noreferrer">{}</a>').format(run.link, out)
    return Markup('<span lang="{}">{}</span>').format(run.language, out) if run.language else out


def _pairs(pairs: Iterable[tuple[str, Markup]]) -> Markup:
    each = (_element("dt", _text(name)) + _element("dd", value) for name, value in pairs)
    return Markup("").join(each)


def _element(tag: str, content: Markup | str, attributes: Markup = _NO_ATTRIBUTES) -> Markup:
    """An element; ``tag`` is one of ours. Reports have tens of thousands: ``Markup.format`` would take long."""
    return Markup(f"<{tag}{escape(attributes)}>{escape(content)}</{tag}>")  # noqa: S704 - all in it is escaped


def _text(text: str) -> str:
    return printable(text)
