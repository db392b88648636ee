"""Parameters as their pages show them: what each is worth here, by size, and what quotes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from svcq_build.model import format_amount
from svcq_build.render.views import Context
from svcq_build.render.views._origins import origins


@dataclass(frozen=True, slots=True)
class ParameterRow:
    """One parameter.

    Attributes:
        parameter: it, in the language of the page. worth: its value for the size that the settings choose.
        sizes: for each size with a value of its own, that value and whether it is the chosen size.
        built_from: the parameter that its value is taken from, if any. quoted_in: what quotes it.
    """

    parameter: Any
    worth: str
    sizes: tuple[tuple[str, str, bool], ...]
    built_from: str | None
    quoted_in: tuple[str, ...]


def parameters_in(context: Context, document: str) -> list[ParameterRow]:
    """The parameters of one document, in its order."""
    doc = context.doc(document)
    return [_row(context, document, parameter) for parameter in doc.parameters]


def _row(context: Context, document: str, parameter: Any) -> ParameterRow:
    edges = context.graph.out_of(document, "quotes")
    built = next((str(edge.target) for edge in edges if edge.part == parameter.id and "value" in edge.route), None)
    unit, chosen = parameter.unit or "", context.settings.svcq.size
    sizes = tuple(
        (one.size, format_amount(one.value, context.lang, unit, context.interface.word), one.size == chosen)
        for one in parameter.by_size
    )
    worth = context.worth(parameter.id)
    return ParameterRow(parameter, worth, sizes, built, origins(context, document, parameter.id, "quotes"))


PROVIDES = {"parameters_in": parameters_in}
