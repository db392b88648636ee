"""Survey results in a report: how many were asked and answered, and how many gave which answer."""

from __future__ import annotations

from collections.abc import Iterator

from svcq_build.export import Block
from svcq_build.records import SurveyResult
from svcq_build.reports.frame import Frame


def digest(frame: Frame, shown: frozenset[str]) -> tuple[Block, ...]:
    """Each result of the period, question by question."""
    named = {ref for ref in shown if ref.startswith("survey:")}
    results = frame.happened(SurveyResult)
    found = [result for result in results if not named or result.survey in named]
    if not found:
        return frame.nothing("survey-result")
    return tuple(block for result in found for block in _one(frame, result))


def _one(frame: Frame, result: SurveyResult) -> Iterator[Block]:
    yield frame.label(frame.word("{survey}: {returned} of {asked} answered", survey=frame.title(result.survey),
                                 returned=result.returned, asked=result.asked))  # fmt: skip
    said = _translated(frame, result.survey)
    rows = []
    for question in result.results:
        total = sum(answer.count for answer in question.counts)
        counts = frame.word("; ").join(
            frame.word("{answer} {share}%", answer=frame.papers.line(said.get(answer.answer, answer.answer)),
                       share=frame.number(100 * answer.count / total))
            for answer in question.counts if answer.count
        )  # fmt: skip
        rows.append((frame.title(f"{result.survey}#{question.question}"), counts))
    yield frame.table((frame.word("Question"), frame.word("Answers")), rows)


def _translated(frame: Frame, survey: str) -> dict[str, str]:
    """What can be answered, as the survey's document writes it, and as it says it in the language of the report."""
    local = frame.papers.desk.local(survey)
    if local is None:
        return {}
    written, here = local.entry.data, local.doc
    found: dict[str, str] = {}
    for asked, said in zip(written.get("questions", ()), here.questions, strict=False):
        found.update(zip(asked.get("options", ()), said.options, strict=False))
    for point, said in zip(written.get("scale", ()), here.scale, strict=False):
        found[point["label"]] = said.label
    return found
