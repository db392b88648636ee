"""Markdown file: an outline → CommonMark with GitHub's tables, to paste where people discuss."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
from svcq_build.export.texts import texts_of

#: What Markdown would read as something else than the sign that it is.
_SIGN = re.compile(r"([\\`*_\[\]<>|~!#&@$])")
#: What would end an address.
_NO_ADDRESS = re.compile(r"[<>\s]")
_BULLET = re.compile(r"(?m)^(\s*)([-+=]|\d+(?=[.)](?:\s|$)))")


def write_markdown(outline: Outline) -> bytes:
    """A whole file. What documents say stands in it as text: no sign of theirs is Markdown or HTML."""
    lines = [f"# {_escaped(outline.title)}", "", _escaped(f"{outline.organisation} · {outline.kicker}"), ""]
    if outline.warning:
        lines += [f"> **{_escaped(outline.warning[0])}** {_escaped(outline.warning[1])}", ""]
    lines += [f"- **{_escaped(name)}**: {_escaped(value)}" for name, value in outline.facts]
    lines += ["", *_blocks(outline.blocks), "---", ""]
    lines += [f"{_escaped(line)}\n" for line in (*outline.notices, outline.stamp) if line]
    return ("\n".join(lines).rstrip("\n") + "\n").encode()


def _blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    """The lines of some blocks; each block ends with an empty one."""
    for block in blocks:
        yield from _block(block)
        yield ""


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading() | Clause():
            sign = "#" * min(block.level + 1, 6) + " " if isinstance(block, Heading) else ""
            mark = f"{_escaped(block.mark)} " if block.mark else ""
            yield f"{sign}{mark}{_inline(block.words)}"
        case Paragraph():
            words = _inline(block.words)
            yield f"**{words}**" if block.role == "label" and words else words
        case Listing():
            for number, item in enumerate(block.items, block.start):
                yield from _hung(f"{number}. " if block.ordered else "- ", item)
        case Item():
            yield f"**{_escaped(block.mark)}**"
            yield ""
            yield from _blocks(block.blocks)
        case Table():
            yield from _table(block)
        case Definitions():
            for name, value in block.pairs:
                yield from _hung(f"- **{_escaped(name)}**: ", value)
        case Code():
            fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", block.text)), 3)
            yield from (fence, *printable(block.text).split("\n"), fence)
        case Quotation():
            yield from (f"> {line}".rstrip() for line in _blocks(block.blocks))
        case Note():
            yield f"> **{_escaped(block.title)}**"
            yield from (f"> {line}".rstrip() for line in ("", *_blocks(block.blocks)))
        case Picture():
            yield f"*{_escaped(block.words)}*"
            if block.values:
                yield ""
                yield from _table(block.values)
        case Break():
            pass


def _hung(sign: str, blocks: tuple[Block, ...]) -> Iterator[str]:
    """Blocks behind a sign: what follows the first line stands below it."""
    lines = list(_blocks(blocks))
    while lines and not lines[-1]:
        lines.pop()
    indent = " " * (len(re.match(r"- |\d+\. ", sign)[0]) if re.match(r"- |\d+\. ", sign) else 2)  # type: ignore[index]
    yield (sign + (lines[0] if lines else "")).rstrip()
    yield from (f"{indent}{line}".rstrip() for line in lines[1:])


def _table(table: Table) -> Iterator[str]:
    if table.caption:
        yield _inline(table.caption)
        yield ""
    yield "| " + " | ".join(_inline(words) or " " for words in table.head) + " |"
    yield "|" + "|".join(" --: " if place in table.right else " --- " for place in range(len(table.head))) + "|"
    for row in table.rows:
        yield "| " + " | ".join(" ".join(_escaped(text) for text in texts_of(field)) or " " for field in row) + " |"


def _inline(inline: Inline) -> str:
    return "".join(_run(run) for run in inline)


def _run(run: Run) -> str:
    words = _escaped(run.text)
    if not words.strip():
        return words
    if run.code:
        words = f"`{printable(run.text)}`" if "`" not in run.text else words
    if run.link:
        words = f"[{words}](<{_NO_ADDRESS.sub('', run.link)}>)"
    return words


def _escaped(text: str) -> str:
    """A text on one line, none of whose signs is Markdown's."""
    one_line = " ".join(printable(text).split("\n"))
    return _BULLET.sub(r"\1\\\2", _SIGN.sub(r"\\\1", one_line))
