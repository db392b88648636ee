"""A little handbook in which, on 2026-03-01, something is overdue, due soon, suspect and waived."""

from __future__ import annotations

from tests.conftest import STANDARD


def indicator(last: str, title: str = "等候时间", measures: str = "standard:queueing#R1") -> str:
    return (
        f"kind: indicator\ntitle: {title}\nsummary: 等候多久。\nstatus: active\nversion: '1.0'\nowner: clerk\n"
        f"effective: 2026-01-01\nreview: {{every: 1 个月, last: {last}}}\ndefinition: 等候。\nformula: 甲 / 乙\n"
        f"unit: 分钟\ndirection: lower\ntarget: 20\nsource: 系统\nmethod: 自动\nfrequency: 1 个月\n"
        f"measures: ['{measures}']\n"
    )


CHANGED = STANDARD.replace("status: draft", "status: active\neffective: 2025-11-01").replace(
    "family:",
    "review: {every: 3 个月}\nchanges:\n"
    "  - {version: '1.0', date: 2026-02-10, class: substance, trigger: regulation, affects: [R2],"
    " reason: 上级缩短时限}\n"
    "waivers:\n"
    "  - {rule: no-data-basis, part: R1, reason: 数据在收集, approved_by: clerk, until: 2026-03-20}\n"
    "  - {rule: two-demands, reason: 暂缓, approved_by: clerk, until: 2026-02-20}\n"
    "family:",
).replace("text: 等候超过 20 分钟时由受理员说明原因。}", "text: 等候超过 20 分钟时说明原因。}\n"
          "  - {id: R2, level: must, text: 每天 18:00 公布等候时间。}")  # fmt: skip
FILES = {
    "standards/service/queueing.yml": CHANGED,  # due 2026-02-01, counted from the day that it took effect
    "standards/indicators/late.yml": indicator("2026-01-20", "迟了"),  # due 2026-02-20
    "standards/indicators/today.yml": indicator("2026-02-01", "今天"),  # due 2026-03-01
    "standards/indicators/doubtful.yml": indicator("2026-02-05", "存疑", "standard:queueing#R2"),
}
