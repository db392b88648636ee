"""Crashes: what stops a run of rules, and where their findings about one file end."""

from __future__ import annotations

#: How many findings of one rule are told of one file.
MOST_FINDINGS = 1_000


class RuleCrashed(Exception):
    """A rule failed by itself: a bug of ours, never the document's fault.

    Attributes:
        rule: its name. document: what it looked at, or None when it looked at everything.
    """

    def __init__(self, rule: str, document: str | None) -> None:
        super().__init__(f"{rule} ({document or 'whole corpus'})")
        self.rule, self.document = rule, document
