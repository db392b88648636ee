"""Some three hundred runs of the handbook's checklists, what they found, and how that was put right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from benchmarks.demonstration.centre import Centre, File, chance, evidence, moment, record
from svcq_build.figures import WeighedItem, plan_for, score

#: How many runs there are of a checklist, by how often it is run: the newest, each so many days before the next.
_RUNS = {(1, "day"): (9, 1), (3, "hour"): (9, 1), (1, "week"): (21, 7), (1, "month"): (11, 30), (3, "month"): (8, 91),
         (6, "month"): (4, 182)}  # fmt: skip
#: Items that fail more often than others, with what is then found and who puts it right.
_WEAK = {
    "fire-safety-inspection#C2": ("东侧两具灭火器检查卡缺本月签名。", "facility-officer"),
    "fire-safety-inspection#C4": ("抽查的 5 天里有 1 天缺一次巡查签到。", "security-officer"),
    "staff-conduct-inspection#C2": ("一名导办员的工牌别在衣兜口，看不清工号。", "hall-manager"),
    "staff-conduct-inspection#C9": ("两名受理员学时进度落后 3 学时。", "training-officer"),
    "window-service-observation#C3": ("高峰时段有一次对群众说了“不归我管”。", "hall-manager"),
    "acceptance-file-review#C5": ("一份卷宗的差错查出 4 小时后才告知申请人。", "case-reviewer"),
    "information-security-inspection#C2": ("打印机出纸口留有一张客户申请表，无人取走。", "information-officer"),
    "queue-patrol#C4": ("一位视力不便的群众求助后等了 5 分钟才有人陪同。", "hall-manager"),
}
_OFTEN, _SELDOM = 0.2, 0.014
#: The checklist that was not run of late, and how many runs it lacks.
_NOT_RUN, _LACKING = "complaint-file-review", 2
#: The item whose finding, in one of the last runs (0: the newest), nobody has put right.
_NOT_MENDED, _NOT_MENDED_RUN = "staff-conduct-inspection#C9", 2
_FIXERS = ("hall-manager", "facility-officer", "case-reviewer", "information-officer", "training-officer")


def inspections(centre: Centre) -> Iterator[File]:
    """Inspections and the rectifications of their findings."""
    for id_, checklist in centre.of("checklist"):
        count, every = _RUNS.get((checklist.frequency.amount, checklist.frequency.unit), (0, 0))
        day = centre.ago(1)
        for number in range(count):
            if id_ != _NOT_RUN or number >= _LACKING:
                yield from _run(centre, id_, checklist, day, number)
            day = centre.workday(day - dt.timedelta(days=every), back=True)


def _run(centre: Centre, id_: str, checklist: Any, day: dt.date, number: int) -> Iterator[File]:
    """One run: ``number`` 0 is the newest."""
    luck = chance("inspection", id_, day)
    items = [item for section in checklist.sections for item in section.items]
    by = str(checklist.used_by[number % len(checklist.used_by)]).removeprefix("role:")
    run = f"{day.isoformat()}-{id_}"
    answers, findings = [], []
    may_be_void = {item.id for item in items if checklist.not_applicable == "any" or item.not_applicable}
    for item in items:
        often = f"{id_}#{item.id}" in _WEAK
        # What fails grows rarer: two years ago twice as often as today.
        failed = luck.random() < (_OFTEN if often else _SELDOM) * (1 + min(number, 20) / 20)
        is_owed = number == _NOT_MENDED_RUN and f"{id_}#{item.id}" == _NOT_MENDED
        if not is_owed and (not failed or (item.critical and number < 2)):
            is_void = luck.random() < 0.02 and item.id in may_be_void
            answers.append({"item": item.id, "result": "not-applicable" if is_void else "pass"})
            continue
        text, responsible = _WEAK.get(f"{id_}#{item.id}", (f"查看时没有做到：{item.text}", luck.choice(_FIXERS)))
        if responsible == by:
            responsible = next(role for role in _FIXERS if role != by)
        # What was found of late is not due at once: the parts have to be ordered.
        due = centre.after(day, 1 if item.critical else 10 if day > centre.ago(8) else 5)
        proof = [evidence(f"{run}-{item.id}.jpg")]
        answers.append({"item": item.id, "result": "fail", "note": text, "evidence": proof})
        findings.append({"id": f"F{len(findings) + 1}", "item": item.id, "text": text, "responsible": responsible,
                         "due": due.isoformat()})  # fmt: skip
    weighed = [WeighedItem(item.id, item.weight, item.critical) for item in items]
    mark = float(checklist.pass_mark) if checklist.pass_mark is not None else None
    scored = score(weighed, {str(answer["item"]): str(answer["result"]) for answer in answers}, mark)
    begun = 8 if checklist.at else luck.choice((9, 10, 14, 15))
    minute = luck.randrange(0, 30)
    yield record("inspection", run, {
        "checklist": id_,
        "version": checklist.version,
        "place": str(checklist.where).split("、")[0].split("，")[0] if checklist.where else None,
        "started": moment(day, begun, minute),
        "finished": moment(day, begun, minute + luck.randrange(8, 29)),
        "by": by,
        "inspector": f"S{luck.randrange(1, 40):03d}",
        "answers": answers,
        "findings": findings,
        "sample": _sample(checklist.sampling, id_, day, len(findings)) if checklist.sampling is not None else None,
        "score": scored.per_cent if mark is not None else None,
    })  # fmt: skip
    for finding in findings:
        is_owed = number == _NOT_MENDED_RUN and f"{id_}#{finding['item']}" == _NOT_MENDED
        yield from _rectified(centre, run, day, finding, is_owed)


def _sample(sampling: Any, id_: str, day: dt.date, failed: int) -> dict[str, int]:
    """A lot of the usual size, and as many drawn from it as the plan asks for."""
    lot = round(sampling.lot * chance("sample", id_, day).uniform(0.9, 1.1))
    drawn = plan_for(lot, sampling.level, float(sampling.aql), "normal").sample
    return {"lot": lot, "drawn": drawn, "failed": min(failed, drawn)}


def _rectified(centre: Centre, run: str, day: dt.date, finding: dict[str, Any], is_owed: bool) -> Iterator[File]:
    """How a finding was put right: most of them in time, the newest not yet, one of them late."""
    luck = chance("rectification", run, finding["id"])
    due = dt.date.fromisoformat(finding["due"])
    late = luck.random() < 0.06
    closed = centre.after(due, 3) if late else max(day, centre.workday(due, back=True))
    step = {"finding": f"inspection:{run}#{finding['id']}", "responsible": finding["responsible"]}
    cause = luck.choice(("交接班时漏了一项。", "新到岗人员不熟悉做法。", "备件没有及时补上。", "检查卡放在另一处。"))
    measures = luck.choice(
        ("当天补齐，写进班前会提醒。", "由班组长带着做一遍，连查三天。", "补货并把最低库存提高一格。")
    )
    name = f"{run}-{str(finding['id']).lower()}"
    if due >= centre.today or is_owed:
        if is_owed or (luck.random() < 0.5 and day < centre.today):
            yield record("rectification", f"{name}-reported", {
                **step, "date": min(due, centre.ago(1)).isoformat(), "state": "reported", "cause": cause,
                "measures": measures,
            })  # fmt: skip
        return
    if closed >= centre.today:
        closed = centre.ago(1)
    closer = "quality-manager" if finding["responsible"] != "quality-manager" else "internal-auditor"
    yield record("rectification", f"{name}-closed", {
        **step,
        "date": closed.isoformat(),
        "state": "closed",
        "cause": cause,
        "measures": measures,
        "closed_by": closer,
        "evidence": [evidence(f"{name}-after.jpg")],
    })  # fmt: skip
