"""What keeps a site from being built."""

from __future__ import annotations

from svcq_build.words import Message


class SiteError(Exception):
    """The site could not be built; the previous one is untouched.

    Attributes:
        message: what to say to a person.
    """

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message

    def __reduce__(self) -> tuple[type[SiteError], tuple[Message]]:
        """How it comes back from a build process."""
        return (SiteError, (self.message,))


def listed(lines: list[str], limit: int = 20) -> str:
    """Lines for a message, indented, the first of them only."""
    more = [f"  … +{len(lines) - limit}"] if len(lines) > limit else []
    return "\n".join([*(f"  {line}" for line in lines[:limit]), *more])
