"""Systems as pages show them: what carries each, kind by kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from svcq_build.kinds import Kind, all_kinds
from svcq_build.kinds.system import System
from svcq_build.load import carriers
from svcq_build.render.views import Context, LocalEntry


def carriers_of(context: Context, system: str) -> list[tuple[Kind, list[str]]]:
    """What carries a system: the kinds in the order of the menu, each with its documents, those in force first."""
    model = context.corpus.entries[system].model  # tags are compared as documents have them, not translated
    assert isinstance(model, System)
    refs = [ref for ref in carriers(context.graph, model) if context.doc(ref) is not None]
    refs.sort(key=lambda ref: context.doc(ref).status != "active")
    kinds = ((kind, [ref for ref in refs if ref.startswith(f"{kind.name}:")]) for kind in all_kinds().values())
    return [(kind, found) for kind, found in kinds if found]


def by_code(context: Context, items: Sequence[LocalEntry]) -> list[Any]:
    """Documents in the order of their codes; those without one come last."""
    return sorted(items, key=lambda item: (item.doc.code is None, item.doc.code or "", item.ref))


PROVIDES = {"carriers_of": carriers_of, "by_code": by_code}
