"""What every document has, whatever its kind."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from svcq_build.model import (
    ID_PATTERN,
    PART_PATTERN,
    Date,
    Line,
    LocalPartId,
    Many,
    Model,
    Name,
    Once,
    Text,
    Time,
    Version,
    field,
    ref,
)

Status = Literal["draft", "active", "retired"]
ChangeClass = Literal["wording", "substance", "safety"]
#: What may cause a standard to change (source documents, system L).
Trigger = Literal[
    "market-demand",
    "customer-feedback",
    "industry-trend",
    "regulation",
    "technology",
    "competitor",
    "assessment-result",
    "social-environment",
    "internal-change",
    "correction",
]
#: A clause of an outside framework.
Clause = Annotated[str, ref("satisfies", "satisfied-by", "framework", part="must")]
Owner = Annotated[str, ref("owner", "owns", "role", binding=False)]


class Review(Model):
    """When a document is looked at again."""

    internal_fields = ("every", "last")

    every: Time = field(
        "复审周期", "review interval", "多久复审一次，如 6 个月。", "How often it is reviewed: 6 months."
    )
    last: Date | None = field("上次复审", "last review", "上次复审的日期。", "The day of the last review.", None)


class Change(Model):
    """One entry of a document's history."""

    public_fields = ("version", "date", "class_")
    internal_fields = ("trigger", "reason", "evidence", "affects")

    version: Version = field(
        "版本", "version", "这次修改后的版本，加引号。", "The version that this change made, in quotes."
    )
    date: Date = field("日期", "date", "修改的日期。", "The day of the change.")
    class_: ChangeClass = field(
        "类别",
        "class",
        "wording 只改文字；substance 改内容；safety 涉及安全。",
        "wording (same meaning), substance, or safety.",
        alias="class",
    )
    trigger: Trigger | None = field("触发原因", "trigger", "什么引起了这次修改。", "What set the change off.", None)
    reason: Text | None = field("修改理由", "reason", "为什么改。", "Why it was changed.", None)
    evidence: Text | None = field(
        "依据", "evidence", "支持这次修改的数据或文件。", "The data or papers behind it.", None
    )
    affects: Many[LocalPartId] = field(
        "涉及部分", "affects", "改到了哪些部分（编号）。", "The ids of the parts that it touched.", ()
    )


class Waiver(Model):
    """A hole that is meant, and who approved it until when."""

    internal_fields = ("rule", "part", "reason", "approved_by", "until")

    rule: Line = field("规则", "rule", "允许不满足的规则名称。", "The name of the rule that need not be met.")
    part: LocalPartId | None = field(
        "部分",
        "part",
        "只限哪一部分（编号）；不写即整份文件。",
        "The part it is limited to; the whole document otherwise.",
        None,
    )
    reason: Text = field("理由", "reason", "为什么可以暂时不满足。", "Why it may be left unmet for now.")
    approved_by: Annotated[str, ref("waiver-approved-by", "approves-waivers-of", "role", binding=False)] = field(
        "批准岗位", "approved by", "由哪个岗位批准。", "The role that approved it."
    )
    until: Date = field("截止日期", "until", "到哪天为止（含当天）。", "The last day on which it holds.")


class FormerPart(Model):
    """A part that was given another id."""

    public_fields = ("was", "now")

    was: Annotated[str, Field(pattern=rf"^{PART_PATTERN}$", max_length=40), Once()] = field(
        "曾用编号", "was", "这一部分原来的编号。", "The id that the part had."
    )
    now: LocalPartId = field("现用编号", "now", "它现在的编号。", "The id that it has now.")


class Document(Model):
    """The fields that every kind has."""

    public_fields: ClassVar[tuple[str, ...]] = (
        "kind",
        "id",
        "title",
        "summary",
        "status",
        "version",
        "effective",
        "formerly",
        "former_parts",
        "changes",
        "audience",
        "body",
    )
    public_grounds: ClassVar[tuple[str, ...]] = ("owner", "replaces", "satisfies")
    internal_fields: ClassVar[tuple[str, ...]] = ("code", "review", "waivers", "tags", "more")

    kind: str
    id: Annotated[str, Field(pattern=rf"^{ID_PATTERN}$")] | None = field(
        "标识", "id", "可省略；写了就必须与文件名相同。", "May be left out; if given, it equals the file's name.", None
    )
    code: Line | None = field(
        "编号", "code", "本单位自己的文件编号。", "The organisation's own number for it.", None, stricter="neither"
    )
    title: Line = field("标题", "title", "读者看到的名称。", "The name that readers see.")
    summary: Text = field(
        "摘要", "summary", "一两句话：这份文件说什么、给谁用。", "One or two sentences: what it says and for whom."
    )
    status: Status = field(
        "状态", "status", "draft 草案、active 施行、retired 废止。", "draft, active (in force) or retired.", "draft"
    )
    version: Version | None = field(
        "版本", "version", '两三个数字，加引号，如 "2.1"。', 'Two or three numbers in quotes: "2.1".', None
    )
    owner: Owner | None = field(
        "责任岗位", "owner", "对这份文件负责的岗位。", "The role that answers for this document.", None
    )
    effective: Date | None = field("生效日期", "effective", "从哪天起施行。", "The day from which it applies.", None)
    review: Review | None = field(
        "复审", "review", "复审周期和上次复审日期。", "The review interval and the last review.", None
    )
    replaces: Annotated[str, ref("replaces", "replaced-by", acyclic=True)] | None = field(
        "替代", "replaces", "本文件替代的旧文件（kind:id）。", "The document (kind:id) that this one replaces.", None
    )
    satisfies: Many[Clause] = field(
        "对应条款",
        "satisfies",
        "整份文件落实了哪些框架条款（框架#条款）。",
        "The framework clauses that the document as a whole fulfils (framework#clause).",
        (),
        stricter="neither",
    )
    formerly: Many[Annotated[str, Field(pattern=rf"^{ID_PATTERN}$")]] = field(
        "曾用标识",
        "formerly",
        "这份文件用过的标识；旧网址会转到这里。由 svcq rename 填写。",
        "The ids that this document had; its old addresses lead here. Written by svcq rename.",
        (),
    )
    former_parts: Many[FormerPart] = field(
        "改过的编号",
        "former parts",
        "哪些部分改过编号。由 svcq rename 填写。",
        "The parts that were given another id. Written by svcq rename.",
        (),
    )
    changes: Many[Change] = field(
        "修改记录", "changes", "每次修改一条，新的在前。", "One entry a change, the newest first.", ()
    )
    waivers: Many[Waiver] = field(
        "豁免",
        "waivers",
        "经批准、有期限的例外，公开列出。",
        "Exceptions, approved and with an end, listed for all to see.",
        (),
    )
    audience: Literal["public", "internal"] = field(
        "公开范围",
        "audience",
        "public 可向客户公开；internal 仅限内部。",
        "public (customers may read it) or internal.",
        "internal",
    )
    tags: Many[Name] = field("标签", "tags", "便于查找的词。", "Words to find it by.", (), stricter="neither")
    more: dict[str, Any] = field(
        "本单位字段",
        "more",
        "本单位自定的字段，由 site_templates/kinds/<kind>.schema.json 规定。",
        "The organisation's own fields, ruled by site_templates/kinds/<kind>.schema.json.",
        {},
    )
    body: Text | None = field(
        "正文",
        "body",
        "Markdown 文件中，元数据之后的全部内容。",
        "In a Markdown file, everything after the front matter.",
        None,
    )
