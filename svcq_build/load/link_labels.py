"""Link labels: where the words of a link end, found once for each bracket that may begin them.

The parser asks for each ``[`` up to four times where its words end (as a link and as a picture, by itself and on the
way from an earlier bracket), and each time walks on, through as many brackets as may be nested. A text of nothing but
brackets takes most of the time of a build like that. What was found for a bracket once is known here.
"""

from __future__ import annotations

from markdown_it.helpers import parseLinkDestination, parseLinkLabel, parseLinkTitle
from markdown_it.rules_inline import StateInline

#: Where a state's memory of tokens, whose keys are places, keeps where the last closing bracket of its text is.
_LAST = -1


class Helpers:
    """What the rules for links and pictures ask for, in place of the parser's own ``helpers``."""

    parseLinkDestination = staticmethod(parseLinkDestination)
    parseLinkTitle = staticmethod(parseLinkTitle)

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
