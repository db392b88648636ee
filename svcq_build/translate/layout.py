"""The layout in which svcq writes translation files: comments first, texts folded only where their lines end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from svcq_build.translate.entries import PoEntry

_ESCAPES = str.maketrans(
    {
        "\\": "\\\\",
        '"': '\\"',
        "\n": "\\n",
        "\t": "\\t",
        "\r": "\\r",
        "\a": "\\a",
        "\b": "\\b",
        "\f": "\\f",
        "\v": "\\v",
    }
)


def laid_out(entries: Iterable[PoEntry], notes: Iterable[str] = ()) -> str:
    """The text of some entries, obsolete ones as comments; reading it gives the same entries.

    Args:
        entries: in their order. notes: the comments below the last of them.
    """
    blocks = ["\n".join(lines) for lines in (*map(_entry, entries), list(_comments("#", notes)))]
    return "".join(f"{block}\n\n" for block in blocks if block)


def _entry(entry: PoEntry) -> Iterator[str]:
    mark = "#~ " if entry.obsolete else ""
    yield from _comments("#", entry.notes)
    yield from _comments("#.", entry.extracted)
    if entry.locations:
        yield f"#: {' '.join(entry.locations)}"
    if entry.flags:
        yield f"#, {', '.join(sorted(entry.flags))}"
    if entry.previous and entry.fuzzy:
        yield from _text("#~| " if entry.obsolete else "#| ", "msgid", entry.previous)
    if entry.context:
        yield from _text(mark, "msgctxt", entry.context)
    yield from _text(mark, "msgid", entry.id)
    yield from _text(mark, "msgstr", entry.string)


def _comments(mark: str, lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield f"{mark} {line}".rstrip()


def _text(mark: str, keyword: str, text: str) -> Iterator[str]:
    lines = text.split("\n")
    lines = [f"{line}\n" for line in lines[:-1]] + lines[-1:] * bool(lines[-1])
    if len(lines) > 1:
        lines.insert(0, "")
    yield f"{mark}{keyword} {_quoted(lines[0] if lines else '')}"
    for line in lines[1:]:
        yield f"{mark}{_quoted(line)}"


def _quoted(text: str) -> str:
    return f'"{text.translate(_ESCAPES)}"'
