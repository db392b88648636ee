"""Link labels and destinations: where the words of a link end, and its address, without walking sign by sign.

The parser asks for each ``[`` up to four times where its words end (as a link and as a picture, by itself and on the
way from an earlier bracket), and each time walks on, through as many brackets as may be nested. A text of nothing but
brackets takes most of the time of a build like that. What was found for a bracket once is known here. An address that
never ends was walked through up to its thirty-third bracket, for each link anew: one pattern says so at once.
"""

from __future__ import annotations

import re
from typing import Any

from markdown_it.helpers import parseLinkDestination, parseLinkLabel, parseLinkTitle
from markdown_it.rules_inline import StateInline

#: Where a state's memory of tokens, whose keys are places, keeps where the last closing bracket of its text is.
_LAST = -1
#: More brackets opened one after the other than may be open in an address, with no end before them.
_TOO_DEEP = re.compile(r"(?:(?:[^\x00-\x20\x7f\\()]|\\[^ ])*+\(){33}")


class Helpers:
    """What the rules for links and pictures ask for, in place of the parser's own ``helpers``."""

    parseLinkTitle = staticmethod(parseLinkTitle)

    @staticmethod
    def parseLinkDestination(string: str, pos: int, maximum: int) -> Any:
        """The address that begins at ``pos``, as the parser's own function has it (``ok``, ``pos``, ``str``).

        Args:
            string: the text. maximum: where it ends.
        """
        if _TOO_DEEP.match(string, pos, maximum) is not None and not string.startswith("<", pos):
            return parseLinkDestination("", 0, 0)  # found nothing
        return parseLinkDestination(string, pos, maximum)

    @staticmethod
    def parseLinkLabel(state: StateInline, start: int, disableNested: bool = False) -> int:
        """Where the words that begin at ``start`` end, as the parser's own function says it; -1 where nowhere.

        Args:
            state: of the text that is read. start: of the bracket. disableNested: whether words with a link inside end
                nowhere.
        """
        known = state.cache
        if _LAST not in known:
            known[_LAST] = state.src.rfind("]")
        if known[_LAST] <= start:
            return -1
        if state.posMax != len(state.src):  # inside the words of a link, which may end sooner
            return parseLinkLabel(state, start, disableNested)
        # The walk goes over tokens that are remembered, so that a second one takes the same steps; only a link inside
        # makes a difference between strict and lenient, and only where the words end at all.
        strict, lenient = -2 * start - 3, -2 * start - 2
        if lenient in known and (known[lenient] < 0 or not disableNested):
            return known[lenient]
        if strict in known and (known[strict] >= 0 or disableNested):
            return known[strict]
        found = known[strict if disableNested else lenient] = parseLinkLabel(state, start, disableNested)
        return found
