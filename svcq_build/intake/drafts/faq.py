"""Frequently asked questions: rows of a table, or lines that begin with 问 and 答."""

from __future__ import annotations

import re
from typing import Any

from svcq_build.intake.drafts._rows import joined, tables_with
from svcq_build.intake.drafts._taking import Draft, Known, Taking, give
from svcq_build.intake.sections import Line, Outlined
from svcq_build.words import say

TITLES = re.compile(r"常见问题|问答|faq|frequently asked", re.IGNORECASE)
COLUMNS = {
    "question": re.compile(r"问题|提问|question", re.IGNORECASE),
    "answer": re.compile(r"回答|答复|答案|解答|answer", re.IGNORECASE),
}
TELLING = ("question", "answer")
_ASKS = re.compile(r"^(?:问|Q\d*)\s*[：:.．]\s*", re.IGNORECASE)
_ANSWERS = re.compile(r"^(?:答|A\d*)\s*[：:.．]\s*", re.IGNORECASE)
_QUESTION = say("a question with its answer")


def draft(outline: Outlined, known: Known) -> tuple[list[Draft], Taking]:
    """Draft questions; none where nothing is asked and answered."""
    taking, made = Taking(outline), Draft("faq", outline.title)
    questions: list[dict[str, Any]] = []
    for section, _, grid, records in tables_with(outline, COLUMNS, *TELLING):
        for one in records:
            if one.line("question") and one.markdown("answer"):
                answer = joined(one.markdown("answer"), one.rest("question", "answer"))
                questions.append({"id": f"Q{len(questions) + 1}", "question": one.line("question"), "answer": answer})
                taking.row(made, one.row, f"questions.Q{len(questions)}", _QUESTION)
        taking.heads(made, grid)
        taking.heading(made, section, "questions", say("the heading of questions"))
    for section in outline.sections:
        if section.heading is not None and section.title.endswith(("？", "?")) and section.lines:
            _add(taking, made, questions, section.name, section.lines)
            taking.heading(made, section, f"questions.Q{len(questions)}", say("a question"))
        else:
            _of_lines(taking, made, questions, section.lines)
    if not questions:
        return [], taking
    made.guesses["asked_by"] = "public"
    give(made, {"asked_by": "public", "questions": questions})
    return [made], taking


def _of_lines(taking: Taking, made: Draft, questions: list[dict[str, Any]], lines: list[Line]) -> None:
    asked: Line | None = None
    answer: list[Line] = []
    for one in [*lines, None]:
        if one is None or _ASKS.match(one.text) or one.text.strip().endswith(("？", "?")):
            if asked is not None and answer and _ASKS.sub("", asked.text).strip():
                _add(taking, made, questions, _ASKS.sub("", asked.markdown), answer)
                taking.lines(made, (asked,), f"questions.Q{len(questions)}", say("a question"))
            asked, answer = one, []
        elif asked is not None:
            answer.append(one)


def _add(taking: Taking, made: Draft, questions: list[dict[str, Any]], question: str, answer: list[Line]) -> None:
    words = "\n\n".join(_ANSWERS.sub("", one.markdown) for one in answer)
    questions.append({"id": f"Q{len(questions) + 1}", "question": " ".join(question.split()), "answer": words})
    taking.lines(made, answer, f"questions.Q{len(questions)}", _QUESTION)
