"""What a service centre of the generated handbook offers around the work: ways to ask, agreements, careers, rewards."""

from __future__ import annotations

from collections.abc import Iterator

from place import Place
from words import COMPETENCES, TERMS


def support(place: Place) -> Iterator[tuple[str, str]]:
    """The path and text of each document that helps customers to be heard and staff to get on."""
    tail = place.tail
    yield f"playbooks/feedback/hotline{tail}.yml", _channel(place)
    yield f"playbooks/severities/complaints{tail}.yml", _severity(place)
    yield f"playbooks/agreements/hand-over{tail}.yml", _agreement(place)
    yield f"playbooks/faqs/questions{tail}.yml", _faq(place)
    yield f"roles/paths/clerks{tail}.yml", _path(place)
    yield f"playbooks/incentives/star{tail}.yml", _incentive(place)
    yield f"playbooks/activities/exchange{tail}.yml", _activity(place)


def _channel(place: Place) -> str:
    topics = "".join(
        f"  - id: T{number}\n    title: {TERMS[number]}\n    text: 问到{place.word(number)}的，转给承办人。\n"
        f"    to: role:{place.roles[number % 4 + 1]}\n"
        for number in range(1, 5)
    )
    return (
        f"{place.head('channel', '服务热线', '打电话问事、投诉、提意见。', 1)}"
        f"users: public\nmedium: phone\npurpose: 不方便到大厅的人用它问事、投诉、提意见。\n"
        f"reach: 12345 转{place.place}\n"
        f"hours: 工作日 9:00 至 17:00\nanswered_by: role:{place.roles[3]}\ndeputy: role:{place.roles[4]}\n"
        f"acknowledge: 10 分钟\nscale: complaints{place.tail}\ntopics:\n{topics}"
        f'leads_to: ["process:complaint-handling{place.tail}"]\nrecords: [通话录音]\n'
    )


def _severity(place: Place) -> str:
    return (
        f"{place.head('severity', '投诉分级', '投诉有多严重，多久要有结果。', 5)}"
        f"grades: 收到的每一件投诉。\nin_doubt: 介于两级之间的，按重的一级办。\n"
        f'follows: ["standard:complaint-handling{place.tail}#R2"]\nlevels:\n'
        f"  - id: L1\n    title: 一般\n    criteria: 只耽误了本人的时间。\n    resolve: {place.quote('reply')}\n"
        f"    handled_by: role:{place.roles[4]}\n"
        f"  - id: L2\n    title: 重大\n    criteria: 涉及人身安全或媒体已经报道。\n    resolve: 10 个工作日\n"
        f"    handled_by: role:{place.roles[1]}\n    reported_to: [{place.roles[0]}]\n"
    )


def _agreement(place: Place) -> str:
    return (
        f"{place.head('agreement', '受理与审批的交接', '卷宗怎样交、多久、凭什么。', 1)}"
        f"partner: department\npurpose: 承诺的日期两边都守得住。\nparties:\n"
        f"  - id: P1\n    name: 受理窗口\n    who: role:{place.roles[2]}\n    gives:\n      - 材料齐全的卷宗。\n"
        f"  - id: P2\n    name: 承办部门\n    gives:\n      - 按期办结。\n"
        f'carries_out: ["process:window-service{place.tail}#S2"]\nhand_overs:\n'
        f"  - id: H1\n    what: 受理后的卷宗。\n    from: P1\n    to: P2\n    within: 2 小时\n    proof: 交接单\n"
        f"escalation:\n  - when: 超过时限没有交接。\n    to: {place.roles[1]}\n    within: 1 小时\n"
        f"breach: 当月通报，写明原因。\nlooked_at: 每季度一起看一次超期的卷宗。\n"
    )


def _faq(place: Place) -> str:
    return (
        f"{place.head('faq', '办事问答', '到大厅办事的人常问的。', 1)}"
        f"asked_by: public\nquestions:\n"
        f"  - id: Q1\n    question: 在{place.place}投诉多久有答复？\n"
        f"    answer: 受理后 {place.quote('reply')}内书面答复。\n"
        f'    about: ["standard:complaint-handling{place.tail}#R2"]\n    ask: channel:hotline{place.tail}\n'
        f"  - id: Q2\n    question: 材料不齐怎么办？\n    answer: 窗口一次写明缺什么，补齐后直接到原窗口。\n"
        f'    about: ["standard:window-service{place.tail}#R2"]\n    ask: role:{place.roles[3]}\n'
    )


def _path(place: Place) -> str:
    levels = "".join(
        f"  - id: L{number}\n    title: {title}\n    after: {number} 年\n    competences:\n"
        f"      - competence: {COMPETENCES[0][0]}{place.tail}\n        level: {number}\n"
        f"    evidence:\n      - {evidence}。\n    learns: [course-{number}{place.tail}]\n"
        for number, (title, evidence) in enumerate((("受理员", "上岗考试合格"), ("资深受理员", "带教两人")), 1)
    )
    return (
        f"{place.head('path', '窗口发展通道', '受理员能走到哪里。', 6)}"
        f"purpose: 给窗口的人看，做好了能走到哪里。\nlevels:\n{levels}"
        f"selection: 本人报名，评议后公示五天。\ndecided_by: role:{place.roles[0]}\ntalks: 每年谈两次，写下一条打算。\n"
        f"appeal: {{to: {place.roles[5]}, within: 5 个工作日, answered_within: 10 个工作日}}\n"
    )


def _incentive(place: Place) -> str:
    return (
        f"{place.head('incentive', '服务之星', '每季度评一次，凭数据和同事的话。', 6)}"
        f'type: honour\nmotive: 鼓励把难办的事办成。\neligible: ["role:{place.roles[2]}", "role:{place.roles[3]}"]\n'
        f"criteria:\n  - id: C1\n    text: 当季达标率在 95% 以上。\n"
        f'    cites: ["indicator:figure-3{place.tail}"]\n'
        f"reward: 证书和一天培训假。\nlimit: 每季度 2 名\nevery: 3 个月\ndecided_by: role:{place.roles[0]}\n"
        f"selection: 同事提名，质量经理核实。\npublicity: 名单和事迹贴在公示栏。\n"
        f"appeal: {{to: {place.roles[5]}, within: 5 个工作日, answered_within: 5 个工作日}}\n"
    )


def _activity(place: Place) -> str:
    return (
        f"{place.head('activity', '换岗一小时', '体验别人的岗位，说出难处。', 6)}"
        f"type: simulation\naim: 知道别人难在哪里，交接时少问一句。\norganised_by: {place.roles[6]}\n"
        f'takes_part: ["team:team-1{place.tail}"]\ndevelops: [{COMPETENCES[0][0]}{place.tail}]\nevery: 3 个月\n'
        f"lasts: 60 分钟\nparts:\n"
        f"  - id: S1\n    title: 换岗\n    text: 两人一组，各到对方的岗位上看{place.word(3)}怎样做。\n    minutes: 40\n"
        f"  - id: S2\n    title: 说难处\n    text: 每人说一处难处，写在纸上。\n    minutes: 15\n"
        f"debrief:\n  - 你最没想到的是什么？\n  - 明天起你要改哪一步？\n"
    )
