"""Marks: the numbers with which Chinese offices (and others) begin headings, articles and items.

一、 comes before （一）, that before 1. and （1）; 第一章, 第一节 and 第一条 stand above all of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_HAN = "〇零一二三四五六七八九十百两"
_UNITS = "米厘毫公千克吨升元万亿倍度层天日月年周小时分秒个人名次件份张台台间平%％℃"
#: Each mark with its rank, the highest first; what a rank is called is of no interest.
_MARKS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (1, re.compile(rf"第\s*[{_HAN}\d]+\s*[章编篇部](?:分)?[、：:\s\u3000]*")),
    (2, re.compile(rf"第\s*[{_HAN}\d]+\s*[节節][、：:\s\u3000]*")),
    (3, re.compile(rf"第\s*[{_HAN}\d]+\s*[条條](?:之[{_HAN}])?[、：:\s\u3000]*")),
    (4, re.compile(rf"[{_HAN}]+[、．.][\s\u3000]*")),
    (5, re.compile(rf"[（(][{_HAN}]+[）)][、．.：:]?[\s\u3000]*")),
    (6, re.compile(r"附[录錄]\s*[A-Z](?![A-Za-z])[、：:\s\u3000]*|附件\s*\d*[：:\s\u3000]+")),
    (8, re.compile(
        rf"\d{{1,2}}(?:[.．]\d{{1,2}}){{1,4}}(?:[.．、]|[\s\u3000]+|(?=[\u4e00-\u9fff《“])(?![{_UNITS}]))[\s\u3000]*"
    )),
    (7, re.compile(r"\d{1,3}(?:、|[．.](?!\d)|[\s\u3000\t]+(?=[\u4e00-\u9fff《“]))[\s\u3000]*")),
    (12, re.compile(rf"第\s*[{_HAN}\d]+\s*步[、：:\s\u3000]*")),
    (13, re.compile(r"[（(]\d{1,3}[）)][、．.]?[\s\u3000]*|\d{1,3}[）)][\s\u3000]*")),
    (14, re.compile(r"[\u2460-\u249b\u24eb-\u24f4\u2776-\u277f][、．.]?[\s\u3000]*")),
    (15, re.compile(
        r"[（(]?[a-zA-Z][）)][、．.]?[\s\u3000]*|[a-zA-Z][、．](?![a-zA-Z])[\s\u3000]*|[a-zA-Z]\.[\s\u3000]+(?=[\u4e00-\u9fff])"
    )),
    (16, re.compile(r"(?:[-–—•·●▪◦■◆○□☐☑√✓✔➢➤★※*+►▶◇][\s\u3000]*(?=\S)|[oØ§]\s+)")),
)  # fmt: skip
#: A number and a full-width dot with a digit behind it: a mark only where it goes on counting (2．24 小时内答复).
_COUNTED_ON = re.compile(r"(\d{1,3})．(?=\d)")
#: Ranks that others ask for.
ARTICLE, APPENDIX, NUMBER, DECIMAL, BULLET = 3, 6, 7, 8, 16


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark at the beginning of a paragraph.

    Attributes:
        rank: lower stands above. text: as it is written. end: how many characters it takes, blanks behind it included.
    """

    rank: int
    text: str
    end: int


def mark_of(text: str) -> Mark | None:
    """The mark that a text begins with, if any; a text that is a mark only has none."""
    for rank, pattern in _MARKS:
        found = pattern.match(text)
        if found is not None and found.end() < len(text):
            written = found[0].strip(" \t\u3000")
            if rank == DECIMAL:
                rank += written.strip(".．、").count(".") + written.strip(".．、").count("．") - 1
            if rank == BULLET and written == "-" and found[0] == "-" and text[1:2].isdecimal():
                return None  # -5 ℃
            return Mark(rank, written, found.end())
    return None


def next_mark(text: str, before: Mark) -> Mark | None:
    """The mark that a text begins with if it only is one as the next after another, as ``2．`` before a number.

    Args:
        text: of a paragraph in which :func:`mark_of` finds no mark. before: the last mark of its rank.
    """
    found, counted = _COUNTED_ON.match(text), re.match(r"\d+", before.text)
    if before.rank != NUMBER or found is None or counted is None or int(found[1]) != int(counted[0]) + 1:
        return None
    return Mark(NUMBER, found[0], found.end())


def label_rank(label: str) -> int:
    """The rank of a number that a program shows before a paragraph."""
    found = mark_of(f"{label} 文")
    return found.rank if found is not None else BULLET
