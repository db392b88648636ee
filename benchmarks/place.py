"""What the documents of a service centre of the generated handbook share: its place, its names, how they begin."""

from __future__ import annotations

import re

from words import FIRST, ROLES, SECOND, TERMS

#: As many centres as there are names of places.
CENTRES = len(FIRST) * len(SECOND)

_QUOTE = re.compile(r"\{param:([a-z-]+)\}")


class Place:
    """A service centre, told from the others by its number.

    Attributes:
        number: from 0. place: its name. tail: what all its ids end with. roles: the ids of its roles.
    """

    def __init__(self, number: int) -> None:
        self.number = number
        self.place = FIRST[number % len(FIRST)] + SECOND[number // len(FIRST)]
        self.tail = f"-{number + 1:03d}"
        self.roles = [f"{name}{self.tail}" for name, *_ in ROLES]

    def head(self, kind: str, title: str, summary: str, owner: int | None = None) -> str:
        """The fields that every document begins with; with an owner, those of a governed one."""
        text = f"kind: {kind}\ntitle: {self.place}{title}\nsummary: {summary}\nstatus: active\n"
        if owner is None:
            return text
        day = self.number % 28 + 1
        return (
            f'{text}version: "1.{self.number % 9}"\nowner: {self.roles[owner]}\neffective: 2026-10-{day:02d}\n'
            f"review:\n  every: 6 个月\n  last: 2026-10-{day:02d}\n"
            f'changes:\n  - version: "1.{self.number % 9}"\n    date: 2026-10-{day:02d}\n    class: substance\n'
            f"    trigger: customer-feedback\n    reason: 第三季度回访 {120 + self.number} 件，"
            f"客户对“{title}”的说法不一，据此重写。\n"
        )

    def word(self, index: int) -> str:
        """A term of this centre, as texts use it."""
        return self.place + TERMS[index % len(TERMS)]

    def quote(self, parameter: str) -> str:
        """A value of this centre, as texts and fields quote it."""
        return f"{{param:{parameter}{self.tail}}}"

    def quoting(self, text: str) -> str:
        """A text whose quotes are those of this centre."""
        return _QUOTE.sub(lambda found: self.quote(found[1]), text)
