"""Faults as people make them, one a row: where, what stands there, what they write, the rule, the words of the mend.

The mend ``=x`` says besides that ``--fix`` writes it, and that the document then means what it meant before the fault;
``=x=`` that it means something else then, because something else was written.
"""

from __future__ import annotations

from typing import NamedTuple

HANDBOOK = {
    "standards/service/queueing.yml": """\
kind: standard
title: 排队叫号
summary: 客户排队等候时可以指望什么，给大厅人员用。
code: FW-01
status: active
version: "1.10"
owner: hall-manager
effective: 2026-01-15
review:
  every: 6 个月
  last: 2026-01-10
changes:
  - version: "1.10"
    date: 2026-01-10
    class: substance
    trigger: customer-feedback
    reason: 客户要求看得见等候时间。
    affects: [R1]
audience: public
tags: [大厅]
family: process
goal: 客户取号后 30 分钟内被叫到。
applies_to: [role:greeter]
requirements:
  - id: R1
    level: must
    text: 导办员在客户进门 1 分钟内发号。
    dimension: timeliness
    basis:
      source: survey
      finding: 上季度 61% 的客户说不知道在哪里取号。
      date: 2025-12-20
  - id: R2
    level: should
    text: 每 30 分钟巡视一次等候区。
people: [{id: P1, level: must, text: 导办员通过取号机操作考核。}]
related: ["process:calling"]
""",
    "standards/indicators/waiting-time.yml": """\
kind: indicator
title: 平均等候时间
summary: 客户从取号到被叫到平均等多久。
code: FW-04
effective: 2026-03-01
version: "2.0"
owner: hall-manager
definition: 从取号到叫号的平均分钟数。
formula: 等候分钟数之和 ÷ 号码数
unit: 分钟
direction: lower
target: 20
warning: 25
source: 叫号系统日志
method: 每月 1 日导出上月日志。
frequency: 1 个月
measures: ["standard:queueing#R1"]
""",
    "standards/processes/calling.yml": """\
kind: process
title: 现场叫号
summary: 从取号到被叫到的做法，给大厅人员用。
owner: hall-manager
purpose: 客户按取号的先后得到办理。
starts_when: 客户取到号。
follows: [queueing#R1]
steps:
  - id: S1
    title: 叫号
    text: 按号码先后叫号。
    by: greeter
    within: 3 分钟
    outputs: [叫号记录]
    then: S2
  - id: S2
    title: 办理
    text: 收齐材料后录入系统。
    by: hall-manager
    within: 10 分钟
    then: end
""",
    "standards/glossary/queue-number.yml": """\
kind: term
title: 排队号
summary: 客户取号得到的号码。
definition: 按取号先后排列的号码。
aliases: [号票]
""",
    "roles/charters/greeter.yml": """\
kind: role
title: 导办员
summary: 大厅入口的岗位，引导客户取号。
owner: hall-manager
mission: 让进门的客户 1 分钟内知道去哪里办。
responsibilities:
  - {id: D1, text: 问清来意，帮客户取号。}
reports_to: hall-manager
""",
    "roles/charters/hall-manager.yml": """\
kind: role
title: 大厅值班经理
code: GW-02
summary: 当天大厅里说了算的人。
mission: 大厅当天的问题当天解决。
responsibilities:
  - {id: D1, text: 处理当天的投诉。}
""",
    "playbooks/checklists/opening.yml": """\
kind: checklist
title: 开门前检查
summary: 每天开门前检查大厅的设备。
version: "1.0"
used_by: [greeter]
frequency: 1 天
mode: read-do
pass_mark: 90
sections:
  - title: 设备
    items:
      - id: C1
        text: 取号机能出号吗？
        weight: 2
        critical: true
        verifies: ["standard:queueing#R1"]
""",
    "playbooks/meetings/briefing.yml": """\
kind: meeting
title: 班前会
summary: 每天开窗前把当天的安排说清楚。
purpose: 开窗时人人知道今天怎么站位。
rhythm:
  every: month
  on: first workday
  at: 08:50
  lasts: 15 分钟
led_by: hall-manager
participants: ["role:greeter"]
agenda:
  - {id: A1, title: 昨日问题, minutes: 10}
""",
    "playbooks/training/greeter-course.yml": """\
kind: curriculum
title: 导办员上岗课
summary: 导办员上岗前学什么。
needs: 上季度 12% 的客户取错号。
learners: [greeter]
modules:
  - id: M1
    title: 分流取号
    text: 练习问清来意、帮客户取号。
    method: simulation
    trainer: hall-manager
    hours: 2
    covers: ["standard:queueing#R1"]
assessment:
  method: 模拟大厅接待 5 位客户。
  pass_mark: 80
evaluation: {reaction: 问卷 4.5 分。, learning: 考核 80 分。, behaviour: 抽查 10 位客户。, results: 取错号降到 3%。}
""",
}
#: The kind of each document, as the rows below name it.
PATHS = {text.split("\n")[0].removeprefix("kind: "): path for path, text in HANDBOOK.items()} | {
    "role": "roles/charters/greeter.yml"
}


class Row(NamedTuple):
    """A fault: in the document of ``kind`` stands ``bad`` in the place of ``good``; ``line`` counts from that place."""

    kind: str
    good: str
    bad: str
    rule: str
    mend: str
    line: int = 0


def rows(kind: str, good: str, rule: str, pairs: dict[str, str]) -> list[Row]:
    """Rows about one place: what is written there, and the mend."""
    return [Row(kind, good, good.partition(": ")[0] + ": " + bad, rule, mend) for bad, mend in pairs.items()]


TRUTH = {
    "是": "=true", "有": "=true", "真": "=true", "对": "=true", "yes": "=true", "Yes": "=true", "on": "=true",
    '"true"': "=true", "√": "=true", "1": "=true", "否": "=false=", "不是": "=false=", "no": "=false=", "×": "=false=",
    "0": "=false=",
}  # fmt: skip
NUMBERS = {
    "20 分钟": "=20;", "20分钟": "=20;", "２０": "=20", '"20"': "=20", "二十": "=20", "20%": "names (分钟): 20",
    "八十五": "=85=", "廿": "=20", "贰拾": "=20", "壹佰贰拾": "=120=", "1万2千": "=12000=", "百分之二十": "20", "9,000": "=9000=", "９，０００": "=9000=", "1.5万": "=15000=", "≤20": "20", "约20": "20",
    "二十五点五": "=25.5=", "twenty": "=20", "不超过20分钟": "20; the unit", "20 minutes": "=20;",
}  # fmt: skip
PERCENTS = {"90%": "=90", "90分": "=90", "９０": "=90", "九十": "=90", "百分之九十": "=90", "90 ％": "=90"}
TIMES = {
    "3": "3 分钟", "3 mins": "=3 minutes", "3min": "=3 minutes", "三分钟": "=3 分钟", "3 分": "=3 分钟",
    "３分钟": "=3 分钟", "3分钟内": "=3 分钟", "两小时": "=2 小时=", "2h": "=2 hours=", "2 hrs": "=2 hours=",
    "半小时": "=30 分钟=", "叁分钟": "=3 分钟", "廿分钟": "=20 分钟=", "半天": "0.5 天", "两刻钟": "=30 分钟=", "一个半小时": "=90 分钟=", "1个半小时": "=90 分钟=", "3 个自然日": "=3 天=",
    "2 钟头": "=2 小时=", "一刻钟": "=15 分钟=", "3 business days": "=3 working days=", "PT3M": "=3 分钟",
    "3-5 分钟": "5 分钟", "约3分钟": "3 分钟", "不超过3分钟": "3 分钟", "an hour": "=1 hour=", "within 3 minutes": "=3 minutes",
    "三个工作日": "=3 个工作日=", "3  分钟": "=3 分钟",
}  # fmt: skip
RHYTHMS = {
    "每天": "=1 天=", "每周": "=1 周=", "每月": "=1 个月", "每个月": "=1 个月", "每季度": "=3 个月=", "每年": "=1 年=",
    "half a year": "=6 months=", "半年": "=6 个月=", "每半年": "=6 个月=", "每周一": "1 周", "每周一上午": "1 周; which day", "每季度第一个月": "3 个月; which day", "每半年末": "6 个月; which day", "每个工作日上午": "1 个工作日; which day", "每月初": "1 个月; which day", "每月10日": "1 个月; which day", "monthly": "=1 month", "每两周": "=2 周=", "每天一次": "=1 天=",
    "每日": "=1 日=", "weekly": "=1 week=", "每个工作日": "=1 个工作日=", "quarterly": "=3 months=", "1": "1 个月",
    "两周一次": "=2 周=", "三个月": "=3 个月=",
}  # fmt: skip
DAYS = {
    "46082": "2026-03-01, if that is the day meant", "民国115年3月1日": "=2026-03-01", "民國 115 年 3 月 1 日": "=2026-03-01",
    "2026/3/1": "=2026-03-01", "2026/03/01": "=2026-03-01", "2026年3月1日": "=2026-03-01", "2026.03.01": "=2026-03-01",
    "2026-3-1": "=2026-03-01", "20260301": "=2026-03-01", "2026年3月1号": "=2026-03-01", "2026-03-01 09:00:00": "=2026-03-01",
    "2026-03-01T00:00:00Z": "=2026-03-01", "1 March 2026": "=2026-03-01", "March 1, 2026": "=2026-03-01",
    "２０２６-０３-０１": "=2026-03-01", "二〇二六年三月一日": "=2026-03-01", "贰零贰陆年叁月壹日": "=2026-03-01", "二〇二六年三月廿一日": "=2026-03-21=", "2026-03-01。": "=2026-03-01", "13/3/2026": "=2026-03-13=",
    "1-3-2026": "2026-03-01", "2026-02-30": "2026-02-28", "26-03-01": "2026-03-01", "2026-13-01": "2026-01-13",
    "2026年3月1日（周日）": "=2026-03-01",
}  # fmt: skip
CLOCKS = {
    "8:50": "=08:50", "上午8:50": "=08:50", "8点50分": "=08:50", "8:50 AM": "=08:50", "下午2点": "=14:00=", "9点半": "=09:30=",
    "14:30:00": "=14:30=", "2pm": "=14:00=",
}  # fmt: skip
NAMED_DAYS = {
    "第一个工作日": "=first workday", "第1个周五": "=first friday=", "最后一个周五": "=last friday=", "25日": "=25=", "每月25号": "=25=",
    "最后一天": "=last day=", "月底": "=last day=", "第二个周四": "=second thursday=", "1st workday": "first workday",
    "last Fri": "=last friday=", "周五": "friday", "Friday": "friday",
}  # fmt: skip
OWNERS = {
    "大厅值班经理": "=hall-manager", "GW-02": "=hall-manager", "Hall-Manager": "=hall-manager", "hall_manager": "=hall-manager",
    "hall manager": "=hall-manager", "hall-manager.yml": "=hall-manager", "roles/charters/hall-manager.yml": "=hall-manager",
    "./roles/charters/hall-manager.yml": "=hall-manager", "Role:hall-manager": "=hall-manager",
    "岗位说明书:hall-manager": "=hall-manager", "/roles/hall-manager/": "=hall-manager", "值班经理": "hall-manager",
    "《大厅值班经理》": "=hall-manager", "hall-maneger": "=hall-manager", "hal-manager": "=hall-manager",
    "hall-manager.": "=hall-manager", "待定": "one of greeter, hall-manager", "TBD": "svcq explain role", "无": "one of greeter", "roles:hall-manager": "=hall-manager",
}  # fmt: skip
VERIFIES = {
    '["Standard:queueing#R1"]': "=standard:queueing#R1", '["standard：queueing#R1"]': "=type :", "[queueing#R1]": "=standard:queueing#R1",
    "[排队叫号#R1]": "=standard:queueing#R1", '["FW-01#R1"]': "=standard:queueing#R1", '["standard:queueing #R1"]': "=standard:queueing#R1",
    '["standard: queueing#R1"]': "=standard:queueing#R1", "[standards/service/queueing.yml#R1]": "=standard:queueing#R1",
    '["queueing.yml#R1"]': "=standard:queueing#R1", '["标准:排队叫号#R1"]': "standard:queueing", '["standard:queuing#R1"]': "standard:queueing",
    '["服务标准：排队叫号#R1"]': "=standard:queueing#R1", '["standard:queueing＃R1"]': "=type #",
}  # fmt: skip

TABLE = [
    *rows("checklist", "critical: true", "wrong-type", TRUTH),
    *rows("indicator", "target: 20", "wrong-type", NUMBERS),
    *rows("checklist", "pass_mark: 90", "wrong-type", PERCENTS),
    *(
        Row("process", "within: 3 分钟", f"within: {bad}", "wrong-type" if bad == "3" else "bad-value", mend)
        for bad, mend in TIMES.items()
    ),
    *(
        Row("indicator", "frequency: 1 个月", f"frequency: {bad}", "wrong-type" if bad == "1" else "bad-value", mend)
        for bad, mend in RHYTHMS.items()
    ),
    *(
        Row("indicator", "effective: 2026-03-01", f"effective: {bad}", "wrong-type" if bad.isdecimal() and bad.isascii() else "impossible-date", mend)
        for bad, mend in DAYS.items()
    ),
    *rows("meeting", "at: 08:50", "bad-value", CLOCKS),
    *rows("meeting", "on: first workday", "bad-value", NAMED_DAYS),
    *(
        Row("indicator", "owner: hall-manager", f"owner: {bad}", "missing-target" if bad in ("hall-maneger", "hal-manager") else "bad-reference", mend)
        for bad, mend in OWNERS.items()
    ),
    *(
        Row("checklist", 'verifies: ["standard:queueing#R1"]', f"verifies: {bad}",
            "missing-target" if "queuing" in bad else "full-width-punctuation" if "：" in bad or "＃" in bad else
            "bad-reference", mend)
        for bad, mend in VERIFIES.items()
    ),
    # choices
    *rows("standard", "status: active", "bad-value", {"启用": "=active", "施行": "=active", "施行中": "=active", "Active": "=active",
        "ACTIVE": "=active", "草案": "=draft=", "废止": "=retired=", "activ": "active"}),
    *rows("standard", "level: must", "bad-value", {"必须": "=must", "应当": "=should=", "可以": "=may=", "Must": "=must", "必须 must": "=must"}),
    *rows("standard", "family: process", "bad-value", {"流程": "=process", "安全": "=safety=", "Process": "=process", "proces": "process"}),
    *rows("standard", "trigger: customer-feedback", "bad-value", {"客户反馈": "=customer-feedback", "customer_feedback": "=customer-feedback"}),
    *rows("standard", "class: substance", "bad-value", {"内容": "=substance", "文字": "=wording="}),
    *rows("standard", "audience: public", "bad-value", {"公开": "=public", "对外": "=public", "内部": "=internal="}),
    *rows("standard", "dimension: timeliness", "bad-value", {"及时": "=timeliness"}),
    *rows("standard", "source: survey", "bad-value", {"问卷": "=survey", "投诉": "=complaints="}),
    *rows("checklist", "mode: read-do", "bad-value", {"read_do": "=read-do", "读一条做一条": "=read-do"}),
    *rows("indicator", "direction: lower", "bad-value", {"越低越好": "=lower", "低": "=lower"}),
    *rows("curriculum", "method: simulation", "bad-value", {"演练": "=simulation", "课堂讲授": "=class="}),
    *rows("meeting", "every: month", "bad-value", {"每月": "=month", "monthly": "=month", "每周一": "every: week; on: monday", "每周一上午9点": "on: monday; at: \"09:00\"", "每月10日": "every: month; on: \"10\"", "每月第一个周五": "on: first friday", "每天": "day"}),
    # versions
    *rows("standard", 'version: "1.10"\nowner', "unquoted-version", {"1.10\nowner": '="1.10"', "2\nowner": '="2.0"='}),
    *rows("standard", 'version: "1.10"\nowner', "bad-value", {"v1.10\nowner": '="1.10"', "1.10版\nowner": '="1.10"', "１.10\nowner": '="1.10"'}),
    Row("standard", '- version: "1.10"', "- version: 1.10", "unquoted-version", '="1.10"'),
    # lists of one, and lists that are none
    *rows("standard", "tags: [大厅]", "wrong-type", {"大厅": "=[大厅]", '"大厅"': "=[大厅]", "大厅, 等候": "[大厅, 等候]",
        "大厅、等候": "[大厅, 等候]", "2026": "[2026]", "大厅：一楼": '=[大厅：一楼]='}),
    *rows("process", "follows: [queueing#R1]", "wrong-type", {"queueing#R1": "=[queueing#R1]"}),
    *rows("checklist", "used_by: [greeter]", "wrong-type", {"greeter": "=[greeter]", "hall-manager、greeter": "=[hall-manager, greeter]="}),
    Row("standard", "tags: [大厅]", "tags:\n  • 大厅", "wrong-type", "=“- ”", 1),
    Row("standard", "tags: [大厅]", "tags:\n  · 大厅", "wrong-type", "=“- ”", 1),
    Row("standard", "tags: [大厅]", "tags:\n  1. 大厅", "wrong-type", "=“- ”", 1),
    Row("standard", "tags: [大厅]", "tags:\n  1、大厅\n  2、等候", "wrong-type", "=“- ”=", 1),
    Row("standard", "tags: [大厅]", "tags:\n  • 大厅\n  • 等候", "wrong-type", "=“- ”=", 1),
    Row("standard", "tags: [大厅]", "tags:\n  － 大厅", "full-width-punctuation", "=type -", 1),
    Row("standard", "tags: [大厅]", "tags: ［大厅］", "full-width-punctuation", "=type ["),
    Row("standard", "tags: [大厅]", "tags: 【大厅，等候】", "full-width-punctuation", "=type [="),
    Row("standard", "tags: [大厅]", "tags:\n  * 大厅", "yaml-syntax", "=“- ”", 1),
    Row("standard", "tags: [大厅]", "tags:\n  -大厅", "wrong-type", "=“- ”", 1),
    Row("checklist", "  - title: 设备\n", "  • title: 设备\n", "yaml-syntax", "=“- ”"),
    Row("role", "  - {id: D1,", "  {id: D1,", "wrong-type", "=list"),
    # text that needs quotes
    *rows("standard", "goal: 客户取号后 30 分钟内被叫到。", "yaml-syntax", {
        "*重要* 客户取号": '="*重要* 客户取号"=', "@客户取号后": '="@客户取号后"=', "`客户`取号后": '="`客户`取号后"=', "%客户取号后": '="%客户取号后"=',
        "目标: 客户取号": '="目标: 客户取号"=', "[重要]客户取号": '="[重要]客户取号"=', "&重要 客户": '="&重要 客户"=', "> 客户取号后": '="> 客户取号后"=',
        "| 客户": '="| 客户"=', "{客户}取号": '="{客户}取号"=', "\"窗口\"受理": '="\\"窗口\\"受理"=',
        r'"见 D:\手册"': r"='见 D:\手册'=", r'"甲\ud800"': "itself",
    }),
    *rows("standard", "title: 排队叫号", "wrong-type", {"2026": '="2026"=', "1.10": '="1.10"=', "true": '="true"=', "[排队叫号]": "=排队叫号"}),
    # colons, dashes, brackets of a Chinese input method; spaces left out
    Row("standard", "status: active", "status：active", "full-width-punctuation", "=type :"),
    Row("standard", "    level: must", "    level：must", "full-width-punctuation", "=type :"),
    Row("standard", "  last: 2026-01-10", "  last： 2026-01-10", "full-width-punctuation", "=type :"),
    Row("standard", "  - id: R2", "  － id: R2", "full-width-punctuation", "=type -"),
    Row("standard", "tags: [大厅]", "tags: [大厅】", "full-width-punctuation", "=type ]"),
    Row("term", "aliases: [号票]", "aliases: [号票］", "full-width-punctuation", "=type ]"),
    Row("role", "owner: hall-manager", "owner: role: hall-manager", "yaml-syntax", "=role:hall-manager"),
    Row("standard", "status: active", "status:active", "yaml-syntax", "=status: active"),
    Row("standard", "    level: must", "    level:must", "yaml-syntax", "=level: must"),
    Row("indicator", "effective: 2026-03-01", "effective: 2026－03－01", "full-width-punctuation", "=type -"),
    Row("indicator", 'version: "2.0"', "version: “2.0”", "full-width-punctuation", '=type "'),
    Row("indicator", "owner: hall-manager", "owner: “hall-manager”", "full-width-punctuation", '=type "'),
    # groups of fields
    Row("standard", "review:\n  every: 6 个月\n  last: 2026-01-10", "review: 6 个月", "wrong-type", "={every: 6 个月}="),
    # a unit in the wrong place
    *rows("curriculum", "hours: 2", "wrong-type", {"2小时": "=2", "2 hours": "=2", "两小时": "=2", "2 课时": "2, without", "120 分钟": "=2", "半": "=0.5=", "两个半小时": "=2.5=", "90分钟": "=1.5=", "半天": "in digits"}),
    *rows("checklist", "weight: 2", "wrong-type", {"2分": "2, without", "二": "=2", "贰": "=2", "2份": "2, without"}),
    # groups in braces, typed in Chinese punctuation: all of a line at once
    *(
        Row("standard", "review:\n  every: 6 个月\n  last: 2026-01-10", f"review: {bad}", "full-width-punctuation", "={every: 6 个月, last: 2026-01-10}")
        for bad in ("{every：6 个月，last：2026-01-10}", "{every: 6 个月，last：2026-01-10}", "｛every：6 个月，last：2026-01-10｝", "{every：　6 个月、last：2026-01-10}")
    ),
    Row("role", "{id: D1, text: 问清来意，", "{id：D1，text：问清来意，", "full-width-punctuation", "={id: D1, text: 问清来意，"),
    Row("role", "{id: D1, text: 问清来意，", "{id: D1，text: 问清来意，", "full-width-punctuation", "=type ,"),
    *(Row("standard", "review:\n  every: 6 个月\n  last: 2026-01-10", f"review: {bad}", "yaml-syntax", "={every: 6 个月, last: 2026-01-10}")
        for bad in ("{every: 6 个月; last: 2026-01-10}", "{every: 6 个月；last: 2026-01-10}", "（every: 6 个月, last: 2026-01-10）", "(every: 6 个月，last：2026-01-10)", "【every: 6 个月；last: 2026-01-10】")),
    Row("meeting", "{id: A1, title: 昨日问题, minutes: 10}", "{id: A1; title: 昨日问题; minutes: 10}", "yaml-syntax", "={id: A1, title: 昨日问题, minutes: 10}"),
    Row("meeting", "{id: A1, title", "｛id：A1，title", "full-width-punctuation", "={id: A1, title: 昨日问题, minutes: 10}"),
    # a service centre's ways to write
    *(Row("standard", "effective: 2026-01-15", f"effective: {bad}", "impossible-date", mend) for bad, mend in {
        "2026年1月15": "=2026-01-15", "26/1/15": "2026-01-15, if", "2026 年 1 月 15 日": "=2026-01-15", "2026.1.15起": "2026-01-15, if",
        "2026年1月": "2026-01-01, for instance", "自发布之日起": "year-month-day"}.items()),
    *(Row("process", "within: 3 分钟", f"within: {bad}", "bad-value", mend) for bad, mend in {
        "3分30秒": "=210 秒=", "1小时30分": "=90 分钟=", "１小时３０分钟": "=90 分钟=", "3 分钟（含）": "=3 分钟", "即时": "how long at most",
        "立即": "how long at most", "当天": "1 天", "0:03:00": "3 分钟", "三至五个工作日": "5 个工作日", "3～5分钟": "5 分钟"}.items()),
    *(Row("checklist", "frequency: 1 天", f"frequency: {bad}", "bad-value", mend) for bad, mend in {
        "每日两次": "12 小时", "每周三次": "2 天", "随时": "how long at most", "不定期": "how long at most"}.items()),
    *rows("indicator", "target: 20", "wrong-type", {"20min": "=20;", "1200秒": "=20: this", "0.5小时": "=30: this=", "15～20": "one number"}),
    *rows("standard", "level: must", "bad-value", {"强制性": "=must", "不得": "=must", "[必须]": "=必须"}),
    *rows("checklist", "critical: true", "wrong-type", {"关键": "true or false"}),
    *rows("standard", 'version: "1.10"\nowner', "bad-value", {"2026版\nowner": '"2026.0"', "第1.10版\nowner": '="1.10"'}),
    *(Row("standard", "owner: hall-manager", bad, "unknown-field", mend) for bad, mend in {
        "负责人: hall-manager": "owner", "责任人: hall-manager": "owner", "Owner: hall-manager": "=owner", "OWNER: hall-manager": "=owner"}.items()),
    *(Row("standard", "applies_to: [role:greeter]", f"{bad}: [role:greeter]", "unknown-field", "=applies_to")
        for bad in ("appliesTo", "applies-to", "applies to", "Applies_To")),
    *(Row("indicator", "kind: indicator", f"{bad}: indicator", "unknown-field", "kind") for bad in ("kindd", "knid", "Kind", "种类", "类型", "文档类型", "type")),
    Row("standard", "title: 排队叫号", "标题: 排队叫号", "unknown-field", "=title"),
    Row("standard", "title: 排队叫号", "名称: 排队叫号", "unknown-field", "title"),
    Row("standard", "goal: 客户", "goal ：客户", "full-width-punctuation", "=type :"),
    Row("standard", "goal: 客户", "goal = 客户", "yaml-syntax", "=goal: 客户"),
    Row("standard", "status: active", "status＝active", "yaml-syntax", "=status: active"),
    Row("standard", "tags: [大厅]", "tags: 大厅]", "wrong-type", "[大厅]"),
    Row("standard", "tags: [大厅]", "tags: 一、大厅", "wrong-type", "[一, 大厅]"),
    *(Row("standard", "tags: [大厅]", f"tags:\n  {one} 大厅\n  {two} 等候", "wrong-type", "=“- ”=", 1) for one, two in (
        ("一、", "二、"), ("（1）", "（2）"), ("①", "②"), ("a.", "b."), ("+", "+"), ("1）", "2）"))),
    Row("standard", "    level: should", "   level: should", "yaml-syntax", "=4 spaces"),
    Row("standard", "    level: should", "      level: should", "yaml-syntax", "=4 spaces"),
    Row("standard", "  - id: R2\n", "  - R2:\n", "unknown-field", "=id: R2"),
    Row("role", "mission: ", "<<: {mission: x}\n#", "unknown-field", "Write the fields out"),
    Row("standard", "review:\n  every: 6 个月\n  last: 2026-01-10", "review:\n  - every: 6 个月\n  - last: 2026-01-10", "wrong-type", "without hyphens"),
    Row("standard", "review:\n  every: 6 个月\n  last: 2026-01-10", "review: 每半年", "wrong-type", "={every: 6 个月}="),
    Row("standard", "review:\n  every: 6 个月\n  last: 2026-01-10", "review:\nevery: 6 个月\nlast: 2026-01-10", "unknown-field", "review", 1),
    Row("meeting", "minutes: 10}", "minutes: 10分}", "wrong-type", "=10, without"),
    *rows("standard", 'related: ["process:calling"]', "bad-reference", {'["流程:现场叫号"]': "=process:calling", '["《现场叫号》"]': "=process:calling",
        "[standards/processes/calling.yml]": "=process:calling", "[../processes/calling.yml]": "=process:calling", "[calling]": "=process:calling",
        '["process/calling"]': "=process:calling", '["process:Calling"]': "=process:calling", "[见附件]": "svcq new --help"}),
    *rows("process", "then: S2", "bad-value", {"下一步": "id of a step", "第2步": "id of a step", "无": "“end”"}),
    Row("process", "then: S2", "then: 2", "wrong-type", "id of a step"),
    Row("process", "- id: S2", "- id: S1", "duplicate-part", "next free number"),
    Row("checklist", 'verifies: ["standard:queueing#R1"]', 'verifies: ["standard:queueing#要求1"]', "bad-reference", "standard:queueing"),
    *rows("checklist", "pass_mark: 90", "wrong-type", {"九成": "=90", "九成五": "=95="}),
    *rows("indicator", "frequency: 1 个月", "bad-value", {"按月": "=1 个月", "一月一次": "=1 个月", "月": "=1 个月"}),
    # a text below its field that is not indented, a colon too many, an id in words
    *(Row("standard", "goal: 客户取号后 30 分钟内被叫到。", f"goal: {bad}", "yaml-syntax", "=2 spaces=", 1)
        for bad in ("|\n客户取号后\n30 分钟内被叫到。", ">-\n- 客户取号后\n\n- 30 分钟内", "| # 注\n客户取号后\n  30 分钟内")),
    Row("standard", "    text: 每 30 分钟巡视一次等候区。", "    text: |\n  每 30 分钟巡视一次。", "yaml-syntax", "=6 spaces=", 1),
    *(Row("standard", f"{field}: ", f"{field}:: ", "unknown-field", f"={field.strip()}")
        for field in ("goal", "title", "    level")),
    *rows("standard", "id: R2", "bad-value", {"要求2": "Write R2,", "第2条": "Write R2,", "②": "Write R2,", "R 2 条": "Write R-2,"}),
    # several names in one item
    Row("term", "aliases: [号票]", "aliases: [号票，小票]", "full-width-punctuation", "=type ,="),
    Row("standard", "tags: [大厅]", "tags: [大厅，等候]", "full-width-punctuation", "=type ,="),
    Row("term", "aliases: [号票]", "aliases: [号票、小票]", "joined-items", "[号票, 小票]"),
    Row("term", "aliases: [号票]", "aliases:\n  - 号票；小票", "joined-items", "[号票, 小票]", 1),
    Row("standard", "tags: [大厅]", "tags:\n  * 大厅\n  * 等候", "yaml-syntax", "=“- ”=", 1),
    *(Row("standard", "applies_to: [role:greeter]", f"applies_to:\n  - role:greeter{apart}role:hall-manager", "bad-reference", "=an item of its own=", 1)
        for apart in ("、", ", ", "；", " ")),
    Row("standard", "owner: hall-manager", 'owner: "[值班经理](role:hall-manager)"', "bad-reference", "=hall-manager"),
    Row("standard", "every: 6 个月", "every: semiannually", "bad-value", "=6 months="),
    Row("standard", "tags: [大厅]", "tags: [大厅]]", "yaml-syntax", "Delete it"),
    Row("role", "帮客户取号。}", "帮客户取号。}}", "yaml-syntax", "Delete it"),
    Row("standard", 'related: ["process:calling"]\n', 'related: ["process:calling"]\n---\nkind: standard\n', "yaml-syntax", "file", 1),
    # parts
    *rows("process", "then: S2", "missing-local-part", {"S3": "S"}),
    Row("process", "  - id: S1", "  - id: S 1", "bad-value", "S-1"),
    # what the nearest thing is that can stand there
    Row("standard", "applies_to: [role:greeter]", "applies_to: [greeter]", "bad-reference", "=role:greeter"),
    Row("standard", "applies_to: [role:greeter]", "applies_to: 导办员", "wrong-type", "=[导办员]"),
    Row("standard", "applies_to: [role:greeter]", "applies_to: [role: greeter]", "wrong-type", "=role:greeter"),
    Row("standard", "applies_to: [role:greeter]", "applies_to:\n  - role: greeter", "wrong-type", "=role:greeter", 1),
    Row("standard", "applies_to: [role:greeter]", "applies_to: [role:greter]", "missing-target", "=role:greeter"),
    Row("standard", "applies_to: [role:greeter]", "applies_to: [team:greeter]", "missing-target", "role:greeter"),
    Row("standard", 'related: ["process:calling"]', "related: [现场叫号]", "bad-reference", "=process:calling"),
    # a part where only a whole document can stand: leaving it out is the author's decision
    Row("standard", 'related: ["process:calling"]', 'related: ["process:calling#S1"]', "bad-reference", "process:calling"),
    Row("standard", 'related: ["process:calling"]', "related: [process: calling#S1]", "wrong-type", "Write process:calling."),
    Row("standard", 'related: ["process:calling"]', 'related: ["proces:calling"]', "missing-target", "=process:calling"),
    Row("standard", "    affects: [R1]", "    affects: [r1]", "missing-local-part", "=R1"),
    Row("process", "    then: S2", "    then: s2", "missing-local-part", "=S2"),
    Row("process", "    then: end", "    then: 结束", "bad-value", "=end"),
    Row("process", "    then: end", "    then: END", "missing-local-part", "=end"),
    Row("process", "follows: [queueing#R1]", 'follows: ["queueing#r1"]', "missing-part", "=R1"),
    Row("process", "follows: [queueing#R1]", "follows: [queueing#R9]", "missing-part", "R1, R2"),
    Row("process", "    by: greeter", "    by: [greeter]", "wrong-type", "=greeter"),
    Row("process", "    by: greeter", "    by: greeter、hall-manager", "bad-reference", "one of greeter, hall-manager"),
    Row("process", "    by: greeter", "    by: [greeter, hall-manager]", "wrong-type", "one of greeter, hall-manager"),
    Row("standard", "status: active", "status: [active]", "bad-value", "=active"),
    Row("indicator", "target: 20", "target: [20]", "wrong-type", "=20"),
    Row("indicator", "target: 20", "target: 1e999", "bad-value", "Write one number in digits"),
    Row("standard", "every: 6 个月", f"every: {'9' * 400} 个月", "bad-value", "Write a number and a unit"),
    Row("indicator", "target: 20", "target: 20（分钟）", "wrong-type", "=20;"),
    Row("indicator", "target: 20", "target: 15-20", "wrong-type", "one number"),
    Row("indicator", "kind: indicator", "kind: 指标", "bad-value", "=kind: indicator"),
    Row("role", "kind: role", "kind: Role", "bad-value", "=kind: role"),
    Row("role", "D1, text", "D1， text", "full-width-punctuation", "=type ,"),
    Row("role", "text: 问清来意，", "text：问清来意，", "full-width-punctuation", "=type :"),
    Row("role", "{id: D1, text: 问清来意，帮客户取号。}", "问清来意", "wrong-type", "text: 问清来意}"),
    Row("meeting", "every: month", "every: 1 个月", "bad-value", "=month"),
    Row("meeting", "at: 08:50", "at: 早上八点五十分", "bad-value", "=08:50"),
    Row("term", "aliases: [号票]", "aliases: {号票}", "wrong-type", "=[号票]"),
    Row("term", "aliases: [号票]", "aliases: （号票）", "wrong-type", "[号票]"),
    Row("standard", "goal: 客户取号后", "goal: note: 客户取号后", "yaml-syntax", "colon"),
    Row("term", "aliases: [号票]", "aliases: - 号票", "yaml-syntax", "next line"),
    Row("term", "title:", "标签名:", "unknown-field", "Did you mean “title”, which is missing"),
    Row("role", "mission:", "purpose:", "unknown-field", "Did you mean “mission”, which is missing"),
    Row("term", "summary: ", 'summary: "', "yaml-syntax", "Close it"),
    Row("standard", "applies_to: [role:greeter]", "applies_to: [role:greeter，role:hall-manager]", "full-width-punctuation",
        "=type ,="),
    Row("role", "text: 问清来意，帮客户取号。}", "text: 问清来意, 帮客户取号。}", "unknown-field", '="问清来意, 帮客户取号。"='),
    Row("standard", "goal: 客户取号后 30 分钟内被叫到。", "goal: .nan", "wrong-type", "in words"),
]  # fmt: skip
