"""Choice words: what people write for a choice, beside the label that pages show."""

from __future__ import annotations

from collections.abc import Mapping

#: Words apart from each other by blanks, by the choice that they mean.
CHOICE_WORDS: Mapping[str, str] = {
    "active": "启用 生效 有效 现行 在用 施行 实施 执行 正式 发布 已发布 已生效 使用中"
    " enabled effective published in-force",
    "draft": "草稿 拟稿 起草 起草中 征求意见稿 待发布 试行稿 wip",
    "retired": "废止 作废 停用 失效 退役 废弃 已作废 已停用 已失效 obsolete archived withdrawn deprecated",
    "must": "必须 应 须 强制 必需 required mandatory shall",
    "should": "应当 宜 建议 推荐 recommended",
    "may": "可以 可 允许 可选 optional",
    "public": "公开 对外 外部 对外公开 external",
    "internal": "内部 对内 仅限内部 不公开 保密 private",
    "wording": "文字修改 仅文字 措辞 editorial",
    "substance": "内容修改 实质 实质修改 实质性",
    "safety": "安全 安全修改 安全类",
    "higher": "越高越好 高 上升 越大越好 up max 高好 高优",
    "lower": "越低越好 低 下降 越小越好 down min 低好 低优",
    "process": "流程类 过程",
    "facilities": "设施 设备 资源 设施设备",
    "personnel": "人员类 员工",
    "low": "低 轻微 一般",
    "medium": "中 中等 较大",
    "high": "高 严重 重大",
    "critical": "紧急 危急 特别重大 关键",
    "do-confirm": "做完再核对 先做后查 做后核对",
    "read-do": "读一条做一条 边读边做 逐条做",
    "class": "授课 课堂 面授 讲授 课堂教学",
    "online": "线上 网课 在线",
    "workshop": "研讨 研讨会",
    "role-play": "情景模拟 角色扮演",
    "simulation": "模拟 演练",
    "case-study": "案例",
    "on-the-job": "带教 师带徒 在岗",
    "survey": "问卷 满意度调查",
    "complaints": "客户投诉",
    "inspection": "巡检 抽查",
    "regulation": "法律 法律法规 政策",
    "customer-feedback": "投诉 客户投诉 用户反馈",
    "internal-change": "内部调整 首次发布 机构调整",
    "correction": "勘误 纠错",
    "day": "天 日 每日 天天 daily",
    "workday": "工作日 每工作日 weekday weekdays",
    "week": "周 每星期 每礼拜 weekly",
    "2 weeks": "两周 双周 隔周 每2周 biweekly fortnightly 2-weeks",
    "month": "月 每个月 月度 monthly",
    "quarter": "季度 每季 每个季度 quarterly",
    "half-year": "半年 每六个月 半年度 half-yearly",
    "year": "年 年度 yearly annually",
}
