"""Checklists 检查表: items that verify requirements and control points."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from svcq_build.kinds import Kind
from svcq_build.kinds._document import Document
from svcq_build.kinds._part import Part
from svcq_build.model import Bounds, Clock, Line, Many, Model, Number, PartId, Percent, Text, Time, field, ref


class Item(Part):
    """One thing to check."""

    public_fields = ("id", "text")
    internal_fields = ("weight", "critical", "evidence", "not_applicable", "verifies")

    id: PartId = field("编号", "id", "如 C1；一经使用不再改。", "C1, for instance; never changed once used.")
    text: Text = field("检查内容", "text", "看什么，能答“是”或“否”。", "What to look at; answered yes or no.")
    weight: Annotated[Number, Field(gt=0)] = field("权重", "weight", "在得分中的分量。", "Its share of the score.", 1)
    critical: bool = field(
        "关键项",
        "critical",
        "不合格则整张检查表不通过。",
        "If it fails, the whole checklist fails.",
        False,
        stricter="higher",
    )
    evidence: Text | None = field(
        "证据", "evidence", "要留下什么证据。", "The evidence to keep.", None, stricter="present"
    )
    not_applicable: Text | None = field(
        "何时不适用",
        "not applicable when",
        "什么情况下可以答“不适用”，如“当月没有限流”。",
        "The case in which it may be answered “not applicable”: no crowd this month.",
        None,
        stricter="absent",
    )
    verifies: Many[Annotated[str, ref("verifies", "verified-by", "standard", "process", "procedure", part="may")]] = (
        field(
            "核验对象",
            "verifies",
            "核验哪些要求或控制点（standard:标识#R1）。",
            "The requirements and control points it verifies (standard:id#R1).",
            (),
        )
    )


class Section(Model):
    """A group of items."""

    public_fields = ("title", "items")
    internal_fields = ("pause",)

    title: Line = field("分组", "title", "这一组检查什么。", "What this group is about.")
    items: Annotated[Many[Item], Field(min_length=1)] = field(
        "检查项", "items", "逐项列出。", "One by one.", stricter="present"
    )
    pause: Line | None = field(
        "暂停点",
        "pause point",
        "这一组做完先停下来确认什么，确认后才做下一组。",
        "What is made sure of after this group, before anyone goes on to the next.",
        None,
        stricter="present",
    )


class Sampling(Model):
    """How many are drawn and how many of them may fail, by ISO 2859-1 (GB/T 2828.1)."""

    internal_fields = ("of", "lot", "level", "aql", "may_reduce")

    of: Line = field("抽什么", "of", "从什么里抽，如“上周受理的卷宗”。", "What is drawn from: last week’s files.")
    lot: Annotated[int, Bounds(least=2)] = field(
        "批量", "lot", "一批通常有多少件。", "How many there usually are at a time.", stricter="neither"
    )
    level: Literal["III", "II", "I"] = field(
        "检验水平",
        "level",
        "一般检验水平 I、II、III，III 抽得最多；通常用 II。",
        "The general inspection level; III draws most, II is usual.",
        "II",
        stricter="first",
    )
    aql: Annotated[Number, Field(gt=0, le=1000)] = field(
        "接收质量限（AQL）",
        "AQL",
        "不合格品百分数，取标准表里的值，如 1.0、2.5、4.0。",
        "The acceptance quality limit in per cent, a value of the standard’s tables: 1.0, 2.5, 4.0.",
        stricter="lower",
    )
    may_reduce: bool = field(
        "可以放宽",
        "may be reduced",
        "true 表示一直合格时允许转为放宽检验。",
        "true: inspection may be reduced after a series of good lots.",
        False,
        stricter="lower",
    )


class Checklist(Document):
    """A checklist."""

    public_fields = ("sections",)
    internal_fields = (
        "used_by",
        "nature",
        "where",
        "frequency",
        "at",
        "mode",
        "pass_mark",
        "not_applicable",
        "sampling",
    )

    kind: Literal["checklist"] = field("种类", "kind", "固定为 checklist。", "Always checklist.")
    used_by: Annotated[Many[Annotated[str, ref("used-by", "uses", "role")]], Field(min_length=1)] = field(
        "使用岗位", "used by", "谁来检查。", "The roles that run it."
    )
    nature: Literal["self-check", "inspection"] | None = field(
        "性质",
        "nature",
        "self-check 自查（得分不用于考核）；inspection 由不负责此事的岗位检查。",
        "self-check (its score counts in no appraisal) or inspection, by a role that does not answer for the matter.",
        None,
    )
    where: Text | None = field("地点", "where", "在哪里检查。", "Where it is run.", None)
    frequency: Time | None = field(
        "频率", "frequency", "多久一次；按需则不写。", "How often; left out if on demand.", None, stricter="lower"
    )
    at: Clock | None = field(
        "几点开始",
        "at",
        "24 小时制，如 08:40；不定时则不写。",
        "When it is begun, on the 24-hour clock: 08:40; left out if at no fixed time.",
        None,
        stricter="neither",
        example="08:40",
    )
    mode: Literal["do-confirm", "read-do"] = field(
        "用法", "mode", "do-confirm 做完再核对；read-do 读一条做一条。", "do-confirm or read-do."
    )
    pass_mark: Percent | None = field("合格分", "pass mark", "百分制。", "Out of a hundred.", None, stricter="higher")
    not_applicable: Literal["stated", "any"] = field(
        "可答不适用的项",
        "may be not applicable",
        "stated 只有写明何时不适用的项可以答“不适用”；any 每一项都可以。",
        "stated: only items that say in which case; any: every item.",
        "any",
        stricter="first",
    )
    sampling: Sampling | None = field(
        "抽样",
        "sampling",
        "按 GB/T 2828.1 一次抽样：抽多少、几件不合格还可接收，由历次检查记录推算。",
        "Single sampling by ISO 2859-1: how many to draw and how many may fail follows from the runs on record.",
        None,
        stricter="present",
    )
    sections: Annotated[Many[Section], Field(min_length=1)] = field(
        "检查项分组", "sections", "分组列出检查项。", "The items, in groups."
    )


KIND = Kind(
    name="checklist",
    plural="checklists",
    folder="playbooks/checklists/",
    model=Checklist,
    zh="检查表",
    en="Checklist",
    zh_plural="检查表",
    en_plural="Checklists",
    zh_help="逐项核验要求是否做到。",
    en_help="Verifies, item by item, that requirements are met.",
    icon="material/format-list-checks",
    order=37,
)
