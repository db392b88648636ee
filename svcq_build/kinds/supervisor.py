"""Supervising bodies 监督主体: who watches over the service, with which mandate, and what happens to what they find."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from svcq_build.kinds import Kind
from svcq_build.kinds._document import Document
from svcq_build.kinds._part import Part
from svcq_build.model import Many, PartId, Text, Time, field, ref


class Mandate(Part):
    """One thing that the body may and must do."""

    public_fields = ("id", "text")
    public_grounds = ("uses",)

    id: PartId = field("编号", "id", "如 A1；一经使用不再改。", "A1, for instance; never changed once used.")
    text: Text = field("职责", "text", "监督什么，用什么方式，多久一次。", "What it watches, how and how often.")
    uses: Many[Annotated[str, ref("watches-by", "used-to-watch", part="may")]] = field(
        "依据和工具",
        "uses",
        "用哪张检查表、哪份计划、哪份问卷（checklist:标识）。",
        "The checklists, plans and surveys that it uses (checklist:id).",
        (),
    )


class Supervisor(Document):
    """A supervising body."""

    public_fields = ("position", "chosen", "independence", "mandate", "powers", "every", "answer_within", "reached_by")
    public_grounds = ("exercised_by", "watches", "reports_to")

    kind: Literal["supervisor"] = field("种类", "kind", "固定为 supervisor。", "Always supervisor.")
    position: Literal["inside", "outside"] = field(
        "内外", "position", "inside 内部、outside 外部。", "inside or outside the organisation."
    )
    exercised_by: Many[Annotated[str, ref("exercised-by", "exercises", "role", "team")]] = field(
        "由谁行使", "exercised by", "内部由哪些岗位或团队行使。", "Inside: the roles and teams that exercise it.", ()
    )
    chosen: Text = field(
        "怎样产生", "chosen", "成员怎样产生、任期多长。", "How its members are chosen, and for how long."
    )
    independence: Text = field(
        "独立性",
        "independence",
        "怎样保证不查自己、不受被监督者影响。",
        "What keeps it from watching its own work, and from pressure.",
    )
    mandate: Annotated[Many[Mandate], Field(min_length=1)] = field(
        "监督职责", "mandate", "逐条列出。", "One by one.", stricter="present"
    )
    powers: Annotated[Many[Text], Field(min_length=1)] = field(
        "权限", "powers", "可以看什么、问什么、要求什么。", "What it may see, ask and demand.", stricter="present"
    )
    watches: Annotated[Many[Annotated[str, ref("supervises", "supervised-by", part="may")]], Field(min_length=1)] = (
        field(
            "监督对象",
            "watches",
            "监督哪些标准、流程、岗位（standard:标识）。",
            "The standards, processes and roles that it watches (standard:id).",
        )
    )
    every: Time = field("频率", "every", "至少多久监督一次。", "How often it watches, at the least.", stricter="lower")
    reports_to: Annotated[str, ref("reported-to", "hears-of", "role")] = field(
        "报告给", "reports to", "结果报给哪个岗位。", "The role that its findings go to."
    )
    answer_within: Time = field(
        "答复时限",
        "answer within",
        "对它提出的问题，多久内答复。",
        "Within what time its findings are answered.",
        stricter="lower",
    )
    reached_by: Many[Annotated[str, ref("reached-by", "reaches", "channel", binding=False)]] = field(
        "联系渠道", "reached by", "从哪些渠道能找到它。", "The channels by which it is reached.", ()
    )


KIND = Kind(
    name="supervisor",
    plural="supervisors",
    folder="playbooks/supervision/",
    model=Supervisor,
    zh="监督主体",
    en="Supervising body",
    zh_plural="监督主体",
    en_plural="Supervising bodies",
    zh_help="谁来监督、职责和权限是什么、怎样保证独立、发现的问题怎样处理。",
    en_help="Who watches over the service, with which mandate and powers, and what happens to what they find.",
    icon="material/eye-check-outline",
    order=53,
    grouped_by="position",
)
