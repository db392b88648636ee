"""What customers and staff said: feedback cases, surveys, suggestions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from benchmarks.demonstration.centre import Centre, File, chance, moment, record

#: The promise that a requirement is behind.
_PROMISED = {
    "standard:queueing#R1": "commitment:waiting#P1",
    "standard:case-acceptance#R2": "commitment:on-time-completion#P1",
    "standard:acceptance-accuracy#R1": "commitment:on-time-completion#P7",
}
#: The kinds of matters by their place below, by how often they come; and what is said of the one grave case.
_OFTEN = (14, 9, 8, 5, 6, 6, 6, 4)
_GRAVE = ("complaint", "L3", "老人在门口湿地面滑倒，膝盖擦伤。", "standard:site-safety#R1", "雨天地垫没有铺到台阶。",
          "陪同就医，承担费用，中心主任当日联系。")  # fmt: skip
_GRAVE_SINCE = dt.date(2025, 8, 11)  # in the month whose indicator counts it
#: The cases, by number, that were settled too late.
_LATE = (72, 102)
_CHANNELS = ("service-hotline", "complaint-room", "comments-book")
#: What cases are about: kind, severity, summary, the requirement in question, cause and remedy.
Matter = tuple[str, str | None, str, str, str, str]
_MATTERS: tuple[Matter, ...] = (
    ("complaint", "L1", "上午取号后等了四十多分钟，没人解释。", "standard:queueing#R1",
     "两个窗口同时去补系统数据，没有按人数加窗。", "当场致歉，说明原因，安排优先办理。"),
    ("complaint", "L1", "导办人员说话不耐烦，指的窗口不对。", "standard:customer-communication#R2",
     "新到岗导办员不熟悉事项分布。", "值班经理致歉并陪同到正确窗口。"),
    ("complaint", "L2", "材料交齐后又被要求补一份，多跑了一趟。", "standard:case-acceptance#R2",
     "一次性告知单用了旧版本。", "上门取件并免费寄送结果。"),
    ("complaint", "L2", "证照上的地址打错一个字。", "standard:acceptance-accuracy#R1",
     "录入后没有请申请人核对。", "当天重新制证，专人送达。"),
    ("suggestion", None, "希望填表区多放一副老花镜和放大镜。", "standard:accessibility#R1", "配备数量按旧标准。", "已增配三副。"),
    ("enquiry", None, "询问周六能否办理社保转移。", "standard:booking-and-extended-hours#R1", "公示牌没有写周六事项。", "当场答复并补充公示。"),
    ("praise", None, "感谢帮办员陪同老人办完全部手续。", "standard:assisted-service#R1", "帮办员主动发现需要。", "登记表扬，月度通报。"),
    ("request", None, "自助机打印不出回单，请求协助。", "standard:self-service#R1", "打印机缺纸。", "换纸后补打。"),
)  # fmt: skip


def cases(centre: Centre) -> Iterator[File]:
    """Feedback cases of eighteen months: two were settled too late, one is overdue, the newest are still open.

    Promises were broken until the last whole quarter began, and the remedy was given: mostly in time, now and then
    late. Since then all were kept but one, whose remedy is still owed.
    """
    days = [centre.ago(560)]
    while days[-1] < centre.today:
        luck = chance("case-day", len(days))
        days.append(centre.after(days[-1], luck.choice((1, 2, 2, 3, 3, 4))))
    days = [day for day in days if day < centre.today]
    year, quarter = centre.quarters()[-1]
    kept_since, overdue, owed = dt.date(year, 3 * quarter - 2, 1), centre.ago(20), centre.ago(12)
    grave = next(day for day in days if day >= _GRAVE_SINCE)
    for number, day in enumerate(sorted({*days, overdue, owed}), 1):
        weights = [
            often
            * (day < kept_since or matter[3] not in _PROMISED)
            # Complaints of the last days would be overdue tomorrow.
            * (day < centre.ago(6) or matter[1] is None)
            for matter, often in zip(_MATTERS, _OFTEN, strict=True)
        ]
        matter = chance("case", number).choices(_MATTERS, weights)[0]
        matter = {grave: _GRAVE, overdue: _MATTERS[1], owed: _MATTERS[2]}.get(day, matter)
        yield _case(centre, day, number, matter, is_open=day == overdue, is_owed=day == owed)


def _case(centre: Centre, day: dt.date, number: int, matter: Matter, is_open: bool, is_owed: bool) -> File:
    nature, level, text, about, cause, remedy = matter
    luck = chance("case-times", number)
    hour, minute = luck.choice((9, 10, 11, 14, 15)), luck.randrange(0, 50)
    needed = {"L1": 2, "L2": 4, "L3": 7}.get(level or "", 2)
    late = level is not None and number in _LATE and not is_owed
    resolved = centre.after(day, needed + 4 if late else luck.randrange(1, needed + 1))
    followed = centre.after(resolved, luck.choice((1, 2, 3)))
    is_over = resolved < centre.today and not is_open
    is_followed = followed < centre.today and not is_open
    promise = _PROMISED.get(about) if nature == "complaint" else None
    outcome = "upheld" if is_owed else luck.choices(("upheld", "partly-upheld", "not-upheld"), (6, 3, 1))[0]
    case = {
        "code": f"TS-{day.year}-{number:04d}",
        "channel": luck.choice(_CHANNELS),
        "nature": nature,
        "severity": f"complaint#{level}" if level else None,
        "text": text,
        "about": [ref for ref in (about, promise) if ref is not None and _is_there(centre, ref)],
        "place": luck.choice(("一层大厅", "二层综合窗口", "自助区", "咨询台")),
        "handled_by": "center-director" if level == "L3" else "complaint-officer",
        "received": moment(day, hour, minute),
        "acknowledged": moment(day, hour, minute + luck.randrange(3, 10)),
        "resolved": moment(resolved, 16, 10) if is_over else None,
        "replied": moment(resolved, 16, 40) if is_over else None,
        "followed_up": moment(followed, 10, 20) if is_followed and nature == "complaint" else None,
        "outcome": outcome if is_over and nature == "complaint" else None,
        "cause": cause if is_over else None,
        "remedy": remedy if is_over else None,
        "remedied": None,
        "satisfied": (luck.choices(("yes", "partly", "no", "not-reached"), (12, 3, 1, 1))[0]
                      if is_followed and nature == "complaint" else None),
    }  # fmt: skip
    if promise is not None and case["outcome"] in ("upheld", "partly-upheld") and not is_owed:
        given = centre.after(resolved, 4) if number % 6 == 1 else resolved
        case["remedied"] = moment(given, 16, 5) if given < centre.today else None
    return record("feedback-case", f"{day.year}-ts-{number:04d}", case)


def _is_there(centre: Centre, ref: str) -> bool:
    document, _, part = ref.partition("#")
    found = centre.corpus.entries.get(document)
    return found is not None and part in found.parts


def surveys(centre: Centre) -> Iterator[File]:
    """Each survey: quarterly, that of staff once a year."""
    for id_, survey in centre.of("survey"):
        periods = [f"{year}-Q{quarter}" for year, quarter in centre.quarters()]
        for number, period in enumerate(periods if id_ != "staff-survey" else periods[2::4]):
            luck = chance("survey", id_, period)
            returned = {"leaving-the-hall": 412, "staff-survey": 36}.get(id_, 24) + luck.randrange(0, 9)
            asked = round(returned / luck.uniform(0.82, 0.95))
            results = [
                {"question": question.id, "counts": counts}
                for question in survey.questions
                if (counts := _counts(survey, question, returned, luck, number))
            ]
            yield record("survey-result", f"{period.lower()}-{id_}", {
                "survey": id_,
                "version": survey.version,
                "period": period,
                "asked": asked,
                "returned": returned,
                "results": results,
            })  # fmt: skip


def _counts(survey: Any, question: Any, returned: int, luck: Any, number: int) -> list[dict[str, Any]]:
    if question.answer == "scale":
        values = [str(point.value) for point in survey.scale]
        weights = [0.004, 0.012, 0.03, 0.34, 0.6 + number / 100][-len(values) :]
    elif question.answer == "recommend":
        values, weights = [str(point) for point in range(11)], [0, 0, 0, 0.01, 0.01, 0.03, 0.05, 0.12, 0.2, 0.3, 0.28]
    elif question.answer == "choice":
        values = [str(option) for option in question.options]
        weights = [0.88, *(0.12 / (len(values) - 1) for _ in values[1:])]
    else:
        return []
    drawn = luck.choices(values, weights, k=returned)
    return [{"answer": value, "count": drawn.count(value)} for value in values]


_IDEAS = (
    ("叫号屏字号放大", "等候区后排看不清叫号，建议字号放大一半。", "window-clerk", "adopted"),
    ("填表台加高低两种", "坐轮椅的群众够不着填表台，建议加一张低台。", "greeter", "adopted"),
    ("班前会先讲昨天的差错", "把昨天复核退回的件讲一件，比念制度有用。", "case-reviewer", "adopted"),
    ("中午延时窗口轮换", "延时窗口固定两个人太累，建议按周轮换。", "window-clerk", "partly-adopted"),
    ("容缺事项做成小卡片", "放在窗口左手边，随时给群众看。", "window-clerk", "adopted"),
    ("取消纸质签到", "改用门禁记录。", "window-clerk", "declined"),
    ("自助机旁放一把椅子", "老年人操作时间长，站不住。", "greeter", "adopted"),
    ("热线高峰加一名接线员", "周一上午来电排队超过五个。", "online-service-officer", "adopted"),
)


def suggestions(centre: Centre) -> Iterator[File]:
    """Staff's suggestions: most are answered in time, one is overdue, one is open."""
    for number in range(26):
        title, text, role, decision = _IDEAS[number % len(_IDEAS)]
        if number >= len(_IDEAS):
            title, text = (
                f"{title}（{('二层', '自助区', '企业专窗')[number // len(_IDEAS) - 1]}）",
                f"{text}同样适用于此处。",
            )
        received = centre.ago(700 - number * 27)
        luck = chance("suggestion", number)
        answered = centre.after(received, luck.choice((2, 3, 4, 5)))
        is_open = number >= 24
        if number == 24:
            received = centre.ago(20)
        elif number == 25:
            received = centre.ago(2)
        adopted = decision in ("adopted", "partly-adopted")
        done = centre.after(answered, luck.randrange(6, 20))
        yield record("suggestion", f"{received.isoformat()}-{number + 1:02d}", {
            "code": f"JY-{received.year}-{number + 1:02d}",
            "title": title,
            "text": text,
            "origin": "staff",
            "role": role,
            "received": received.isoformat(),
            "answered": None if is_open else answered.isoformat(),
            "answer": None if is_open else ("采纳，由责任岗位落实。" if adopted else "核对考勤需要签到原件，暂不取消。"),
            "decision": "open" if is_open else decision,
            "owner": "hall-manager" if adopted and not is_open else None,
            "due": centre.after(answered, 20).isoformat() if adopted and not is_open else None,
            "done": done.isoformat() if adopted and not is_open and done < centre.today else None,
        })  # fmt: skip
