"""What happened and what was decided: incidents, drills, meetings, improvements."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from benchmarks.demonstration.centre import Centre, File, chance, evidence, moment, record
from benchmarks.demonstration.measurements import measured

_INCIDENTS = (
    (455, "雷雨停电 18 分钟", "power-failure", "power-cut", "午后雷雨，市电中断，应急照明启动，窗口改为手工登记。",
     "132 位群众等候变长。", "打开应急照明，广播说明，手工登记 41 件，来电后补录。", "单路供电。", "补录清单放进应急箱。"),
    (190, "申请表误交他人", "personal-data-leak", "data-leak", "打印机旁取件时把一份申请表夹进另一位申请人的材料。",
     "一人的联系方式被他人看到。", "15 分钟内收回，30 分钟内报告，当天电话说明并致歉。", "多份打印件同时出纸，没有逐份核对。",
     "改为刷卡取件，一人一份。"),
    (120, "电梯困人 12 分钟", "lift-failure", "lift-entrapment", "一层至二层之间停梯，两位群众被困。",
     "没有人受伤。", "对讲安抚，维保 12 分钟到场放人。", "门机皮带老化。", "维保合同增加每季度门机检查。"),
    (64, "系统中断 47 分钟", "system-down", "system-outage", "省级业务系统升级后无法登录。",
     "86 件改为留件待办。", "公告、分流、留件，恢复后当天办结。", "升级没有提前通知。", "与主管部门约定升级提前 3 天告知。"),
    (33, "群众在大厅晕倒", "medical-emergency-in-hall", "medical-emergency", "一位老人等候时晕倒。",
     "送医观察，当日出院。", "急救员 2 分钟到场，拨打 120，陪护到医院。", "等候区人多闷热。", "高峰时段加开新风，送水。"),
)  # fmt: skip
_DRILLS = (
    ("procedure:fire", (520, 330, 155), "security-officer", 4.2),
    ("procedure:power-cut", (410,), "facility-officer", 9),
    ("procedure:data-leak", (280,), "information-officer", 25),
    ("procedure:crowding", (95,), "hall-manager", 12),
)
_ACTIONS = (
    ("核对一次性告知单的版本，换下旧单。", "case-reviewer"),
    ("把叫号屏等候时间改为实时显示。", "information-officer"),
    ("补充雨天地垫，铺到台阶。", "facility-officer"),
    ("新导办员跟岗两周后再独立上岗。", "hall-manager"),
    ("把容缺事项清单发到各窗口。", "hall-manager"),
    ("热线高峰时段加一名接线员。", "complaint-officer"),
)
#: The meeting, counted from the first, that hears of an action that is still open.
_OPEN_ACTION = 13


def incidents(centre: Centre) -> Iterator[File]:
    """Incidents of the last sixteen months."""
    for days, title, risk, procedure, text, harm, response, cause, learned in _INCIDENTS:
        day = centre.ago(days)
        yield record("incident", f"{day.isoformat()}-{procedure}", {
            "title": title,
            "began": moment(day, 14, 6),
            "ended": moment(day, 15, 2),
            "place": "一层大厅",
            "risk": risk,
            "procedure": procedure,
            "reported_by": "hall-manager",
            "text": text,
            "harm": harm,
            "response": response,
            "cause": cause,
            "learned": learned,
        })  # fmt: skip


def drills(centre: Centre) -> Iterator[File]:
    """Drills; one of them reached its aim only in part."""
    for ref, times, lead, minutes in _DRILLS:
        for number, days in enumerate(times):
            day = centre.ago(days)
            partly = ref == "procedure:fire" and number == 1
            yield record("drill", f"{day.isoformat()}-{ref.partition(':')[2]}", {
                "rehearses": ref,
                "date": day.isoformat(),
                "place": "全中心",
                "led_by": lead,
                "roles": ["window-clerk", "greeter", "hall-manager"],
                "participants": 34 + number,
                "minutes": minutes + 1.3 if partly else minutes - 0.4 * number,
                "result": "partly" if partly else "passed",
                "findings": [{"id": "F1", "text": "东侧出口两人用了手机照明，引导牌被绿植挡住。",
                              "responsible": "facility-officer",
                              "due": centre.after(day, 10).isoformat()}] if partly else [],
                "evidence": [evidence(f"{day.isoformat()}-演练签到.pdf")],
            })  # fmt: skip
            if partly:
                closed = centre.after(day, 6)
                yield record("rectification", f"{day.isoformat()}-fire-drill-f1-closed", {
                    "finding": f"drill:{day.isoformat()}-fire#F1",
                    "date": closed.isoformat(),
                    "state": "closed",
                    "responsible": "facility-officer",
                    "cause": "绿植换季时没有看疏散路线。",
                    "measures": "移走绿植，引导牌加反光边。",
                    "closed_by": "security-officer",
                    "evidence": [evidence("fire-drill-f1-after.jpg")],
                })  # fmt: skip


def meetings(centre: Centre) -> Iterator[File]:
    """Minutes of the monthly quality meeting; one action is overdue."""
    earlier: str | None = None
    held = [_nth_weekday(year, month, 3, 2) for year, month in (*centre.months()[-14:], _month(centre.today))]
    for number, day in enumerate(day for day in held if day < centre.today):
        text, owner = _ACTIONS[number % len(_ACTIONS)]
        name = f"{day.isoformat()}-service-quality-meeting"
        yield record("minutes", name, {
            "meeting": "service-quality-meeting",
            "date": day.isoformat(),
            "chaired_by": "center-director",
            "present": ["center-director", "hall-manager", "complaint-officer", "case-reviewer", "quality-manager"],
            "decisions": [{"id": "D1", "text": "按本月指标和检查结果，确定下月重点。"}],
            "actions": [{"id": "A1", "text": text, "owner": owner, "due": centre.after(day, 20).isoformat()}],
            "followed_up": [] if earlier is None else [  # one is still open, and not heard of since
                {"action": f"{earlier}#A1", "state": "open", "text": "供应商没有报价。"} if number == _OPEN_ACTION else
                {"action": f"{earlier}#A1", "state": "done", "done": centre.workday(day, back=True).isoformat()}
            ],
        })  # fmt: skip
        earlier = name


def _month(day: dt.date) -> tuple[int, int]:
    return day.year, day.month


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> dt.date:
    first = dt.date(year, month, 1)
    return first + dt.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def improvements(centre: Centre) -> Iterator[File]:
    """Improvements, one in each stage; those that are closed show their measured effect."""
    rows = (
        (420, "高峰按人数加窗", "平均等候 14.6 分钟，高于 12 分钟的目标。", "closed", "waiting-time", 14.6, 12,
         ("standard:queueing#R4",), "hall-manager"),
        (300, "录入后请申请人核对", "受理差错率 1.2%，高于 1% 的目标。", "closed", "acceptance-error-rate", 1.2, 0.5, (),
         "case-reviewer"),
        (230, "即办件 30 分钟交付", "规定收紧后 30 分钟交付的比例降到 94.5%。", "act", "handling-time#F2", 94.5, 98, (),
         "hall-manager"),
        (200, "一次办结的材料清单", "一次办结率从 95.8% 降到 94.1%。", "check", "first-contact-resolution", 94.1, 95, (),
         "case-reviewer"),
        (45, "参评率提升", "参评率 66%，低于 70% 的目标。", "do", "rating-participation", 66.0, 70, (), "hall-manager"),
        (12, "净推荐值访谈", "净推荐值两年在 52 分上下，达不到 60 分的目标。", "plan", "net-promoter-score", 52, 60, (),
         "quality-manager"),
    )  # fmt: skip
    year, month = centre.months()[-1]
    period = f"{year}-{month:02d}"
    for days, title, problem, stage, indicator, baseline, target, into, owner in rows:
        day = centre.ago(days)
        luck = chance("improvement", title)
        is_closed = stage == "closed"
        yield record("improvement", f"{day.isoformat()}-{indicator.replace('#', '-').lower()}", {
            "title": title,
            "problem": problem,
            "cause": None if stage == "plan" else luck.choice(("做法只凭经验，没有触发条件。", "窗口各有各的清单。")),
            "measures": [] if stage == "plan" else [
                {"id": "A1", "text": "写明触发条件和负责人，试行一个月。", "owner": owner,
                 "due": (day + dt.timedelta(days=60)).isoformat(),
                 **({"done": centre.after(day, 22).isoformat()} if stage in ("check", "act", "closed") else {})}
            ],
            "stage": stage,
            "owner": owner,
            "started": day.isoformat(),
            "due": (centre.ago(5) if is_closed else centre.today + dt.timedelta(days=75)).isoformat(),
            "closed": centre.ago(20).isoformat() if is_closed else None,
            "indicator": indicator,
            "baseline": baseline,
            "target": target,
            "effect": {"value": measured(centre, indicator, period), "period": period, "text": "达到目标，做法写进标准。"}
                      if is_closed else None,
            "standardised": list(into),
        })  # fmt: skip
