"""What keeps a site from being built."""

from __future__ import annotations


class SiteError(Exception):
    """The site could not be built; the previous one is untouched.

    Attributes:
        told: what to say to a person, in one or more lines.
    """

    def __init__(self, told: str) -> None:
        super().__init__(told)
        self.told = told
