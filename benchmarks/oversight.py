"""What watches over a service centre of the generated handbook: its policy, values, risks, plans and judges."""

from __future__ import annotations

from collections.abc import Iterator

from place import Place
from words import CHECKLISTS, PARAMETERS, RISKS


def oversight(place: Place) -> Iterator[tuple[str, str]]:
    """The path and text of each document that governs, watches or judges the work of a centre."""
    tail = place.tail
    yield f"standards/policies/policy{tail}.yml", _policy(place)
    yield f"standards/systems/feedback{tail}.yml", _system(place)
    yield f"standards/parameters/limits{tail}.yml", _parameters(place)
    for index, risk in enumerate(RISKS):
        yield f"playbooks/risks/{risk[0]}{tail}.yml", _risk(place, index)
    yield f"playbooks/supervision/observers{tail}.yml", _supervisor(place)
    yield f"playbooks/assessments/yearly{tail}.yml", _assessment(place)
    yield f"roles/appraisals/clerks{tail}.yml", _appraisal(place)
    yield f"playbooks/plans/inspections{tail}.yml", _plan(place)
    yield f"playbooks/reports/quarterly{tail}.yml", _report(place)
    yield f"playbooks/surveys/leaving{tail}.yml", _survey(place)


def _policy(place: Place) -> str:
    return (
        f"{place.head('policy', '质量方针', '本中心为谁服务、主张什么。', 5)}"
        f'subject: quality\naim: 让到{place.place}办事的人少跑、少等、少问。\ngoverns: ["team:team-1{place.tail}"]\n'
        f"approved_by: {place.roles[0]}\nstatements:\n"
        f"  - id: A1\n    title: 一次办结\n    text: 能一次收齐的，不让客户跑第二次。\n"
        f'    carried_by: ["standard:window-service{place.tail}#R2"]\n'
        f"  - id: A2\n    title: 有诉必答\n    text: 每件投诉都有人认、有期限、有答复。\n"
        f'    carried_by: ["process:complaint-handling{place.tail}"]\n'
        f"made_known: 新员工第一天讲，每年 6 月问一次。\n"
    )


def _system(place: Place) -> str:
    return (
        f"{place.head('system', '反馈与改进', '客户的话怎样收、怎样办、怎样用。')}owner: {place.roles[5]}\n"
        f"aim: {place.place}知道客户哪里不满意，改了没有。\n"
        f"holds:\n  - 收集意见的渠道和调查\n  - 办理的期限和记录\nleast: 2\n"
        f'carried_by: ["process:complaint-handling{place.tail}", "survey:leaving{place.tail}"]\n'
    )


def _parameters(place: Place) -> str:
    values = "".join(
        f"  - id: {name}{place.tail}\n    title: {place.place}{title}\n    value: {value}\n    direction: lower\n"
        f"    meaning: {meaning}。\n    by: {place.roles[5]}\n"
        for name, title, value, meaning in PARAMETERS
    )
    return f"{place.head('parameters', '服务时限', '一处写定、各处引用的时限。', 5)}parameters:\n{values}"


def _risk(place: Place, index: int) -> str:
    _, title, area, event, standard, procedure = RISKS[index]
    return (
        f"{place.head('risk', f'{title}风险', f'{title}有多大、平时怎样防。', 1)}"
        f"area: {area}\nevent: {event}。\ncauses:\n  - {place.word(index)}没有人管。\n"
        f"  - {place.word(index + 4)}没有记录。\n"
        f"consequences: 客户不能按时办完，{place.word(index + 2)}要重来。\n"
        f"before: {{likelihood: {3 + index % 2}, impact: {5 - index % 3}}}\n"
        f"after: {{likelihood: 2, impact: {5 - index % 3}}}\nprevention:\n"
        f"  - id: M1\n    text: 每周一看一遍{place.word(index)}的记录。\n    by: {place.roles[index % 4 + 1]}\n"
        f'    carries_out: ["standard:{standard}{place.tail}#R1"]\n'
        f"  - id: M2\n    text: 每月练一次{title}时的做法。\n    by: {place.roles[1]}\n"
        f'contingency: ["procedure:{procedure}{place.tail}"]\n'
        f'watched_by: ["checklist:{CHECKLISTS[index]}{place.tail}"]\n'
        f'threatens: ["standard:{standard}{place.tail}#R2"]\nreassessed_every: 6 个月\n'
    )


def _supervisor(place: Place) -> str:
    return (
        f"{place.head('supervisor', '社会监督员', '请到大厅办事的人来挑毛病。', 5)}"
        f"position: outside\nchosen: 每两年公开招募 10 人。\nindependence: 不是本中心的职工，也不是职工的亲属。\n"
        f"mandate:\n  - id: A1\n    text: 每季度到大厅办一件事，写一份意见。\n"
        f'    uses: ["survey:leaving{place.tail}"]\n'
        f'powers:\n  - 看已经公开的资料，问当班的人。\nwatches: ["standard:window-service{place.tail}"]\n'
        f"every: 3 个月\nreports_to: {place.roles[0]}\nanswer_within: 5 个工作日\nreached_by: [hotline{place.tail}]\n"
    )


def _assessment(place: Place) -> str:
    criteria = "".join(
        f"  - id: C{number}\n    title: {title}\n    weight: {weight}\n"
        f'    measured_by: ["{source}{place.tail}"]\n    method: {method}\n'
        for number, (title, weight, source, method) in enumerate(
            (
                ("投诉答复", 40, "indicator:figure-1", "statistics"),
                ("等候", 40, "indicator:figure-2", "statistics"),
                ("满意度", 20, "survey:leaving", "questionnaire"),
            ),
            1,
        )
    )
    return (
        f"{place.head('assessment', '年度质量评估', '一年评一次，看哪里要先改。', 5)}"
        f"purpose: 弄清一年里服务做得怎样。\n"
        f'assesses: ["standard:queueing{place.tail}", "process:queueing{place.tail}"]\n'
        f"every: 1 年\ncriteria:\n{criteria}assessors:\n  - id: A1\n    group: customers\n"
        f"    who: supervisor:observers{place.tail}\n    text: 看现场，问客户，不评自己办的事。\n"
        f"schedule:\n  - id: S1\n    title: 取数\n    by: {place.roles[5]}\n    months: [11]\n"
        f"bands:\n  - id: G1\n    title: 好\n    at_least: 85\n    then: 公布做法。\n"
        f"  - id: G2\n    title: 要改\n    at_least: 0\n    then: 最低的两项立项改进。\n"
        f"uses:\n  - id: U1\n    purpose: improvement\n    text: 结果报中心主任，一个月内定措施。\n"
        f'    leads_to: ["meeting:morning{place.tail}"]\n'
    )


def _appraisal(place: Place) -> str:
    return (
        f"{place.head('appraisal', '窗口受理员考核', '每季度一次，两项计分。', 6)}"
        f"appraises: [{place.roles[2]}]\nevery: 3 个月\nitems:\n"
        f"  - id: K1\n    title: 一次告知\n    weight: 60\n    nature: figure\n"
        f'    measured_by: ["indicator:figure-3{place.tail}"]\n    scoring: 按当季达标率计分。\n'
        f"    by: {place.roles[5]}\n"
        f"  - id: K2\n    title: 现场观察\n    weight: 40\n    nature: observation\n"
        f"    scoring: 看五次接待，一次不合格扣 8 分。\n    by: {place.roles[1]}\n"
        f"bands:\n  - id: G1\n    title: 合格\n    at_least: 80\n    then: 照常上岗。\n"
        f"  - id: G2\n    title: 不合格\n    at_least: 0\n    then: 补训后再考。\n"
        f"talk: 值班经理当面谈，记下两条改进。\ntalk_within: 5 个工作日\n"
        f"appeal: {{to: {place.roles[0]}, within: 5 个工作日, answered_within: 10 个工作日}}\n"
    )


def _plan(place: Place) -> str:
    items = "".join(
        f"  - id: I{number}\n    title: 第 {number} 号检查\n    months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]\n"
        f'    does: ["checklist:{name}{place.tail}"]\n    by: {place.roles[number % 4 + 1]}\n    sample: 每天一次\n'
        for number, name in enumerate(CHECKLISTS, 1)
    )
    return (
        f"{place.head('plan', '检查计划', '哪个月查什么、由谁查。', 5)}"
        f"about: inspection\nyear: 2027\naim: 7 张检查表都按频率做完。\napproved_by: {place.roles[0]}\n"
        f"items:\n{items}if_missed: 10 天内补查，报中心主任。\n"
    )


def _report(place: Place) -> str:
    sections = "".join(
        f"  - id: B{number}\n    title: {title}\n    text: 本季的数，与上季比，{place.word(number)}另写一段。\n"
        f'    shows: ["indicator:figure-{number}{place.tail}", "checklist:{CHECKLISTS[number]}{place.tail}"]\n'
        for number, title in enumerate(("投诉", "等候", "窗口", "举止"), 1)
    )
    return (
        f"{place.head('report', '季度质量报告', '一个季度服务得怎样。', 5)}"
        f"purpose: 决定下季度先改什么。\nevery: 3 个月\nready_within: 10 个工作日\n"
        f"prepared_by: {place.roles[5]}\napproved_by: {place.roles[0]}\n"
        f'told: ["team:team-1{place.tail}", "supervisor:observers{place.tail}"]\nreaders: 中心主任和监督员。\n'
        f"sections:\n{sections}published_at: [大厅公示栏]\nfeedback: 每期附一个问题，收齐后在下一期答复。\n"
    )


def _survey(place: Place) -> str:
    return (
        f"{place.head('survey', '离厅调查', '办完事的人怎么看。', 5)}"
        f"purpose: 弄清客户满不满意、哪里不满意。\npopulation: 办完事离开大厅的人。\nways: [paper, kiosk]\n"
        f"sample: {{size: 400, method: 每小时问第 10 位离开的人。}}\nevery: 3 个月\nconducted_by: {place.roles[5]}\n"
        f"introduction: 只要 3 分钟，不记名。\nscale:\n  - {{value: 1, label: 不满意}}\n  - {{value: 2, label: 一般}}\n"
        f"  - {{value: 3, label: 满意}}\nquestions:\n  - id: Q1\n    text: 您对今天等候的时间满意吗？\n"
        f"    answer: scale\n"
        f'    feeds: [figure-2{place.tail}]\n    asks_about: ["standard:queueing{place.tail}#R1"]\n'
        f"  - id: Q2\n    text: 还有什么想说的？\n    answer: open\n    required: false\n"
        f"published: 结果出来 10 天内贴在公示栏。\nact_within: 20 天\n"
    )
