"""What a check finds: first symbolically (a route into a document), then with a place in a file."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from svcq_build.files import CONFIGURATION
from svcq_build.model.grounds import Ground
from svcq_build.model.places import Route, Span
from svcq_build.words import Message

if TYPE_CHECKING:  # a result that is recalled loads no models
    from svcq_build.model.references import Ref


class Severity(Enum):
    """How much a finding matters; the order is from worst to mildest."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for an error, 1 for a warning, 2 for a note."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Spot:
    """Somewhere in a file, said symbolically.

    Attributes:
        path: the file, relative to the root, with ``/``.
        route: keys and indexes that lead to the value in the document.
        key: the key rather than its value is meant.
        within: words inside the value that are meant, when not all of it.
        skip: how many times the same words stand in the value before those that are meant.
        span: the place itself, where it is already known (a syntax error).
    """

    path: str
    route: Route = ()
    key: bool = False
    within: str | None = None
    skip: int = 0
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Replacement:
    """A stretch of a file, and what is to stand there instead.

    Attributes:
        path: the file, relative to the root. span: the stretch. text: what stands there then, with ``\\n`` for breaks.
        route: the value that becomes another by it; everything else in the file must mean the same afterwards.
    """

    path: str
    span: Span
    text: str
    route: Route = ()


@dataclass(frozen=True, slots=True)
class Named:
    """What a value that is no reference was meant to name, as far as its field says.

    Attributes:
        text: what is written. mark: the reference that is wanted. route: the value.
        span: where it stands alone, so that it can be mended. raw: the characters there.
        in_brackets: it stands in a list in brackets. dash: what stands before it where it is an item alone on its line.
    """

    text: str
    mark: Ref
    route: Route
    span: Span | None = None
    raw: str = ""
    in_brackets: bool = False
    dash: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault, before anyone has worked out its line.

    Attributes:
        spot: where it is. message: what is wrong. hint: how to mend it.
        related: other places that explain it, each with a few words.
        document: ``kind:id``, where known.
        rule: filled in by the rule that yields it (:mod:`svcq_build.rules`).
        fix: what mends it with certainty; all of it together. named: the document that it fails to name.
        rests_on: what has to have been read for it to be true, beside what its rule rests on.
    """

    spot: Spot
    message: Message
    hint: Message | None = None
    related: tuple[tuple[Spot, Message], ...] = ()
    document: str | None = None
    rule: str = ""
    fix: tuple[Replacement, ...] = ()
    named: Named | None = None
    rests_on: tuple[Ground, ...] = ()


@dataclass(frozen=True, slots=True)
class Related:
    """A place that explains a diagnostic."""

    path: str
    span: Span
    message: Message
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A fault with its place in a file.

    Attributes:
        rule: the rule's name. severity: how much it matters.
        path: relative to the root, with ``/``. span: 1-based lines and columns, end exclusive.
        message, hint: what is wrong, and how to mend it.
        document: ``kind:id``, where known. excerpt: the source line at ``span``.
        related: places that explain it. fix: what mends it with certainty; all of it together.
        route: the value that is meant, where a check has just found it; empty for the file as a whole.
    """

    rule: str
    severity: Severity
    path: str
    span: Span
    message: Message
    hint: Message | None = None
    document: str | None = None
    excerpt: str = ""
    related: tuple[Related, ...] = field(default=())
    fix: tuple[Replacement, ...] = field(default=())
    route: Route = field(default=(), compare=False)

    @property
    def sort_key(self) -> tuple[bool, str, Span, str, str]:
        """The settings first, since much rests on them; then by path and place, then by rule."""
        return (self.path != CONFIGURATION, self.path, self.span, self.rule, str(self.message))
