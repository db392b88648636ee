"""Where amounts of a document contradict those of what it serves, kind by kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from svcq_build.kinds.checklist import Checklist
from svcq_build.kinds.commitment import Commitment, Promise
from svcq_build.kinds.curriculum import Curriculum, Question
from svcq_build.kinds.faq import Faq
from svcq_build.kinds.indicator import Indicator, SubFigure
from svcq_build.kinds.procedure import Procedure
from svcq_build.kinds.process import Process
from svcq_build.kinds.risk import Risk
from svcq_build.kinds.role import Role
from svcq_build.load import Demand, Entry
from svcq_build.model import Bound, Limit, Reference, Route, limits_in, parse_reference, time_limit
from svcq_build.rules import Context
from svcq_build.rules._standing import called
from svcq_build.rules.agreement._compared import (
    Clash,
    Stated,
    clashes,
    likeness,
    may_clash,
    stated_by,
    stated_in,
    words_of,
)
from svcq_build.words import content_words

#: From so much in common on, two sentences speak of one thing though nothing refers to the other.
_ALIKE = 0.6
#: From so much on, a step or a question is about a requirement that its document serves.
_ABOUT = 0.4
#: Times that differ by more than this factor are not of one figure.
_FAR = 12
_FIGURE = re.compile(r"[0-9]|[一二两三四五六七八九十半]")
#: How a question's answer names the requirement that it rests on: “(Queueing R2)”.
_CITED = re.compile(r"(?<![A-Za-z0-9])[A-Z][0-9]{1,3}(?![0-9])")


def _served(written: Sequence[str], context: Context) -> list[tuple[Reference, Demand]]:
    """The requirements and steps that references lead to."""
    found = []
    for text in written:
        target = parse_reference(text)
        demand = context.graph.demand(target) if target is not None and target.part else None
        if target is not None and demand is not None:
            found.append((target, demand))
    return found


def _all_served(written: Sequence[str], context: Context) -> Iterator[tuple[Reference, Demand]]:
    """The same; of a document that is named as a whole, all that it demands."""
    for text in written:
        target = parse_reference(text)
        if target is not None and target.part:
            yield from _served((text,), context)
        elif target is not None:
            for part, demand in context.graph.demands(target.document).items():
                yield Reference(target.kind, target.id, part), demand


def _with_each(
    mine: list[Stated], served: Sequence[tuple[Reference, Demand]], context: Context, sure: bool = False
) -> Iterator[Clash]:
    """What contradicts any of the things served, unless another of them says the same."""
    if not mine:
        return
    stated = [stated_by(demand, target) for target, demand in served]
    for number, theirs in enumerate(stated):
        if not may_clash(mine, theirs, sure):
            continue
        elsewhere = [one for other, each in enumerate(stated) if other != number for one in each]
        names = words_of(*(called(context, role) for role in served[number][1].by))
        yield from clashes(mine, theirs, elsewhere, names, sure=sure)


def _in_checklist(entry: Entry, context: Context) -> Iterator[Clash]:
    model = entry.sound
    assert isinstance(model, Checklist)
    for outer, section in enumerate(model.sections):
        for inner, item in enumerate(section.items):
            mine = stated_in(item.text, ("sections", outer, "items", inner, "text"))
            if mine and item.verifies:
                yield from _with_each(mine, _served(item.verifies, context), context, sure=True)


def _in_curriculum(entry: Entry, context: Context) -> Iterator[Clash]:
    model = entry.sound
    assert isinstance(model, Curriculum)
    covered: dict[str, tuple[Reference, Demand]] = {}
    for index, module in enumerate(model.modules):
        served = _served(module.covers, context)
        covered.update((str(target), (target, demand)) for target, demand in served)
        if module.text:
            taught = stated_in(module.text, ("modules", index, "text"))
            # how many of what are practised is nobody's demand
            yield from _with_each([one for one in taught if one.limit.sort in ("time", "%")], served, context)
    for index, question in enumerate(model.assessment.questions):
        yield from _in_question(question, ("assessment", "questions", index), list(covered.values()), context)


def _in_question(
    question: Question, route: Route, covered: Sequence[tuple[Reference, Demand]], context: Context
) -> Iterator[Clash]:
    """What the right answer and its reason contradict of the requirements that the question is about."""
    if not 1 <= question.answer <= len(question.options):
        return
    option = question.options[question.answer - 1]
    right = limits_in(option)
    reason = stated_in(question.why, (*route, "why"))
    mine = [*(Stated(one, route) for one in right), *reason]
    if not any(may_clash(mine, stated_by(demand, target), sure=True) for target, demand in covered):
        return
    asked = content_words(question.text)
    words = asked | words_of(option, question.why)
    cited = set(_CITED.findall(question.why))
    titles = words_of(question.why)
    named = [
        (target, demand)
        for target, demand in covered
        if target.part in cited and content_words(called(context, target.document)) & titles
    ]
    about = named or [
        (target, demand) for target, demand in covered if likeness(content_words(demand.words), words) >= _ALIKE
    ]
    answer = [Stated(replace(one, topic=question.text), (*route, "options", question.answer - 1)) for one in right]
    yield from _with_each(answer, about, context)
    yield from _with_each(reason, about, context, sure=bool(named))


def _in_indicator(entry: Entry, context: Context) -> Iterator[Clash]:
    model = entry.sound
    assert isinstance(model, Indicator)
    served = _served(model.measures, context)
    own = [*stated_in(model.definition, ("definition",)), *stated_in(model.formula, ("formula",))]
    yield from _with_each(own, served, context)
    yield from _beside_target(model, (), served)
    for index, figure in enumerate(model.also):
        served = _served(figure.measures, context)
        route: Route = ("also", index)
        texts = [*stated_in(figure.title, (*route, "title")), *stated_in(figure.formula or "", (*route, "formula"))]
        yield from _with_each(texts, served, context)
        yield from _beside_target(figure, route, served)


def _beside_target(
    figure: Indicator | SubFigure, route: Route, served: Sequence[tuple[Reference, Demand]]
) -> Iterator[Clash]:
    """A target that is reached though the requirement, which bounds the same figure, is not met."""
    if figure.target is None:
        return
    read = limits_in(f"{figure.target:g} {figure.unit}")
    if len(read) != 1:
        return
    bound: Bound = "upper" if figure.direction == "lower" else "lower"
    mine = Stated(replace(read[0], bound=bound, topic=figure.title), (*route, "target"))
    for target, demand in served:
        stated = stated_by(demand, target)
        limits = [one for one in stated if _bounds_alike(mine.limit, one.limit)]
        if demand.list == "steps":  # a step tells of many things in passing
            limits = [one for one in limits if one.limit.bound == bound]
        if not any(Clash(mine, one).is_softer for one in limits):
            continue
        title = content_words(figure.title)
        only = len(stated) == 1 and content_words(demand.words) & title
        about = [one for one in limits if only or _nearness(one.limit, title)]
        softer = [Clash(mine, one) for one in about if Clash(mine, one).is_softer]
        if softer and len(softer) == len(about):
            yield softer[0]


def _bounds_alike(mine: Limit, other: Limit) -> bool:
    """Whether a target and a limit can be of one figure; what is a hundred times as long is another."""
    if mine.sort != other.sort or other.bound not in (mine.bound, "plain"):
        return False
    return mine.sort != "time" or 1 / _FAR <= mine.value / max(other.value, 1e-9) <= _FAR


def _nearness(limit: Limit, words: frozenset[str]) -> int:
    return len((limit.near | limit.clause) & words)


def _in_commitment(entry: Entry, context: Context) -> Iterator[Clash]:
    model = entry.sound
    assert isinstance(model, Commitment)
    for index, promise in enumerate(model.promises):
        route: Route = ("promises", index)
        served = _served(promise.rests_on, context)
        told = list(_within_and_text(promise, route))
        yield from told
        softer = [
            clash
            for clash in _with_each(stated_in(promise.text, (*route, "text")), served, context, True)
            if clash.is_softer
        ]
        yield from softer
        if promise.within is not None and not softer and not told:
            yield from _softer_time(promise, route, served)


def _within_and_text(promise: Promise, route: Route) -> Iterator[Clash]:
    """A promise whose words and whose time limit say two things."""
    if promise.within is None:
        return
    mine = time_limit(promise.within)
    times = [one for one in stated_in(promise.text, (*route, "text")) if mine.is_like(one.limit)]
    if times and all(mine.compare(one.limit) for one in times):
        yield Clash(Stated(mine, (*route, "within")), max(times, key=lambda one: one.limit.value))


def _softer_time(promise: Promise, route: Route, served: Sequence[tuple[Reference, Demand]]) -> Iterator[Clash]:
    """A promised time that is longer than every time that what it rests on allows."""
    assert promise.within is not None
    mine = Stated(time_limit(promise.within), (*route, "within"))
    limits = [one for target, demand in served for one in stated_by(demand, target) if mine.limit.is_like(one.limit)]
    if limits and all(mine.limit.compare(one.limit) > 0 for one in limits):
        yield Clash(mine, limits[0])


def _in_faq(entry: Entry, context: Context) -> Iterator[Clash]:
    model = entry.sound
    assert isinstance(model, Faq)
    for index, question in enumerate(model.questions):
        said = stated_in(question.answer, ("questions", index, "answer"))
        said = [replace(one, limit=replace(one.limit, topic=question.question)) for one in said]
        yield from _with_each(said, _served(question.about, context), context, sure=True)


def _in_risk(entry: Entry, context: Context) -> Iterator[Clash]:
    model = entry.sound
    assert isinstance(model, Risk)
    for index, measure in enumerate(model.prevention):
        said = stated_in(measure.text, ("prevention", index, "text"))
        yield from _with_each(said, _served(measure.carries_out, context), context)


def _in_steps(entry: Entry, context: Context) -> Iterator[Clash]:
    model = entry.sound
    assert isinstance(model, (Process, Procedure))
    served = [(target, demand, stated_by(demand, target)) for target, demand in _all_served(model.follows, context)]
    served = [each for each in served if each[2]]
    for own in context.graph.demands(entry.ref).values():
        yield from _within_and_control(own)
    everything = [one for _, _, stated in served for one in stated]
    for own in context.graph.demands(entry.ref).values() if served else ():
        stated = stated_by(own, Reference(entry.kind.name, entry.id, own.part))
        mine = [replace(one, of=None) for one in stated if one.limit.bound != "plain"]
        against = [each for each in served if may_clash(mine, each[2], sure=True)]
        if not against:
            continue
        names = words_of(*(called(context, role) for role in own.by))
        words = content_words(own.words) - names
        for target, demand, theirs in against:
            asked = content_words(demand.words) - names
            if likeness(asked, words) >= _ABOUT:
                elsewhere = [one for one in everything if one.of != target]
                yield from (clash for clash in clashes(mine, theirs, elsewhere, names, need=4) if clash.is_softer)
            elif own.within is not None and own.texts.keys() >= {"title"}:
                yield from _longer_step(own, mine, theirs, (demand, asked), context)


def _within_and_control(own: Demand) -> Iterator[Clash]:
    """A step whose time limit is longer than the one that its control point, and its text, want to see kept."""
    if own.within is None or "control_point" not in own.texts:
        return
    mine = time_limit(own.within)
    wanted = [
        one for one in stated_in(own.texts["control_point"], own.route("control_point")) if one.limit.bound == "upper"
    ]
    wanted = [one for one in wanted if one.limit.sort == "time"]
    told = {one.value for one in limits_in(own.texts["text"]) if one.sort == "time" and one.bound == "upper"}
    if (
        len({one.limit.value for one in wanted}) == 1
        and (not told or wanted[0].limit.value in told)
        and mine.compare(wanted[0].limit) > 0
    ):
        yield Clash(Stated(mine, own.route("within")), wanted[0])


def _longer_step(
    own: Demand,
    mine: list[Stated],
    theirs: Sequence[Stated],
    served: tuple[Demand, frozenset[str]],
    context: Context,
) -> Iterator[Clash]:
    """A step whose time limit is longer than any that its doer has for the act that the step is called after."""
    demand, asked = served
    limit = next(one for one in mine if one.route[-1] == "within")
    times = [one for one in theirs if limit.limit.is_like(one.limit)]
    if not times or not (content_words(own.texts["title"]) & asked):
        return
    if not set(own.by) & set(demand.by) and not any(
        _acts(called(context, role), demand.texts["text"]) for role in own.by
    ):
        return
    restated = any(one.limit.compare(each.limit) == 0 for one in mine for each in times if one.limit.sort == "time")
    if not restated and all(limit.limit.compare(one.limit) > 0 for one in times):
        yield Clash(limit, times[0])


def _acts(title: str, text: str) -> bool:
    """Whether a requirement names a role before it comes to its figures, as the one that acts."""
    at, figure = text.find(title), _FIGURE.search(text)
    return at >= 0 and figure is not None and at < figure.start()


def _in_role(entry: Entry, context: Context) -> Iterator[Clash]:
    model = entry.sound
    assert isinstance(model, Role)
    names = content_words(model.title)
    duties = [
        (duty.text, mine)
        for index, duty in enumerate(model.responsibilities)
        if (mine := stated_in(duty.text, ("responsibilities", index, "text")))
    ]
    edges = context.graph.into(entry.ref, None, "applies-to", "met-by", "responsible", "accountable")
    bound = []
    for document in dict.fromkeys(edge.source for edge in edges) if duties else ():
        kind, _, name = document.partition(":")
        for part, demand in context.graph.demands(document).items():
            stated = stated_by(demand, Reference(kind, name, part))
            if stated:
                bound.append((demand.words, stated))
    for text, mine in duties:
        own = content_words(text) - names
        near = (words for words, stated in bound if may_clash(mine, stated))
        if not any(likeness(content_words(words), own) >= _ALIKE for words in near):
            continue
        alike = [stated for words, stated in bound if likeness(content_words(words), own) >= _ALIKE]
        for number, stated in enumerate(alike):
            elsewhere = [one for other, each in enumerate(alike) if other != number for one in each]
            yield from clashes(mine, stated, elsewhere, names, need=3)


CLASHING: Mapping[str, Callable[[Entry, Context], Iterator[Clash]]] = {
    "checklist": _in_checklist,
    "curriculum": _in_curriculum,
    "indicator": _in_indicator,
    "commitment": _in_commitment,
    "process": _in_steps,
    "procedure": _in_steps,
    "role": _in_role,
    "faq": _in_faq,
    "risk": _in_risk,
}
