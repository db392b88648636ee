"""Signs: what a look at one thing has shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from svcq_build.words import Message

#: ``good``; ``advice``: something does without it; ``missing``: something that nearly everybody needs does not work.
State = Literal["good", "advice", "missing"]


@dataclass(frozen=True, slots=True)
class Sign:
    """What a look at one thing has shown.

    Attributes:
        name: the thing, for programs. state: how it is. message: the same for people.
        mend: what to do; None where nothing is to be done.
    """

    name: str
    state: State
    message: Message
    mend: Message | None = None
