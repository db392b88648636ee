"""More faults as people make them, told as those of :mod:`planted_faults`: other signs, notations and shapes."""

from planted_faults import Row, rows

OTHER_SIGNS = [
    # what looks like a colon, a hyphen, a quotation mark, and what belongs to another notation
    *(Row("standard", "owner: hall-manager", f"owner{sign} hall-manager", "full-width-punctuation", "=type :") for sign in "∶﹕︰"),
    *(Row("standard", "owner: hall-manager", f"owner{sign} hall-manager", "yaml-syntax", "=owner: hall-manager") for sign in ";；"),
    *(Row("standard", "owner: hall-manager", f"owner: hall{sign}manager", "bad-reference", "=hall-manager") for sign in "‐‑–−"),
    Row("standard", "applies_to: [role:greeter]", "applies_to:\n  - role:greeter\u200f", "odd-space", "=Delete", 1),
    *(Row("standard", "tags: [大厅]", f"tags:\n  {sign} 大厅\n  - 等候", "wrong-type", "=“- ”=", 1) for sign in "–−‐■▶➢\uf0b7"),
    *(Row("indicator", 'version: "2.0"', f"version: {one}2.0{two}", "bad-value", '="2.0"') for one, two in ("«»", "″″", "‹›", "「」")),
    *(Row("indicator", 'version: "2.0"', f'version: "2.0"{sign}', "yaml-syntax", "=Delete") for sign in ",;，。"),
    Row("standard", "title: 排队叫号", "title: '排队叫号',", "yaml-syntax", "=Delete"),
    *(Row("standard", "    text: 每 30 分钟巡视", f"    text: 每 30 分钟{sign}巡视", "yaml-syntax", "=Delete") for sign in "\v\f\u2028"),
    Row("standard", "owner: hall-manager", "ｏｗｎｅｒ: hall-manager", "unknown-field", "=owner"),
]  # fmt: skip

OTHER_NOTATIONS = [
    *rows("indicator", "target: 20", "wrong-type", {"Ⅱ": "=2=", "②": "=2=", "٢٠": "=20", "20½": "=20.5=", "2_000": "=2000=", "20,5": "20.5", "[20, 25]": "one of 20, 25"}),
    *rows("checklist", "critical: true", "wrong-type", {"ture": "Write true", "flase": "Write false"}),
    *(Row("indicator", "effective: 2026-03-01", f"effective: {bad}", "impossible-date", mend) for bad, mend in {
        "2026年3月底": "2026-03-31, if", "2026年末": "2026-12-31, if", "2026Q1": "2026-03-31, if", "2026年第二季度": "2026-06-30, if", "3月1日": "…-03-01"}.items()),
    *rows("meeting", "at: 08:50", "bad-value", {"八点五十": "=08:50", "八点三刻": "=08:45=", "9点1刻": "=09:15=", "08:50-09:05": "08:50", "上午八点五十至九点": "08:50"}),
    *rows("process", "within: 3 分钟", "bad-value", {"半个钟": "=30 分钟=", "「3 分钟」": "=3 分钟"}),
    *rows("meeting", "every: month", "bad-value", {"周一至周五": "workday", "Mon-Fri": "workday"}),
    *rows("standard", "audience: public", "bad-value", {"公众": "=public"}),
    Row("standard", "owner: hall-manager", "owner:\n  - hall-manager", "wrong-type", "=hall-manager"),
    Row("standard", "owner: hall-manager", "owner:\n  id: hall-manager", "wrong-type", "Write hall-manager"),
    Row("role", "reports_to: hall-manager", "reports_to: {id: hall-manager}", "wrong-type", "=hall-manager"),
    Row("role", "reports_to: hall-manager", "reports_to: hall-manager\ncompetences: [politeness]", "wrong-type",
        "{competence: politeness, level: …}", 1),
    Row("role", "reports_to: hall-manager", "reports_to: hall-manager\ncompetences:\n  - politeness: 2", "unknown-field",
        "{competence: politeness, level: 2}", 2),
]  # fmt: skip

LATER = [*OTHER_SIGNS, *OTHER_NOTATIONS]
