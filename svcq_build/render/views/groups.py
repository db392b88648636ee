"""Documents of a kind in groups, in the order in which the kind's model lists the choices."""

from __future__ import annotations

import typing
from collections.abc import Sequence

from svcq_build.render.views import Context, LocalEntry


def grouped(context: Context, items: Sequence[LocalEntry], field: str) -> list[tuple[str, list[LocalEntry]]]:
    """Group documents by a field of theirs that is a choice (``family``); groups without documents are left out.

    Returns:
        ``[("quality", [entry, …]), …]`` in the order of the choices.
    """
    if not items:
        return []
    choices = typing.get_args(items[0].kind.model.model_fields[field].annotation)
    groups = [(value, [item for item in items if getattr(item.doc, field) == value]) for value in choices]
    return [(value, members) for value, members in groups if members]


PROVIDES = {"grouped": grouped}
