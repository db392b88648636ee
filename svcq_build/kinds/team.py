"""Teams 团队: who works together, under whose lead, with what mandate."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from svcq_build.kinds import Kind
from svcq_build.kinds._document import Document
from svcq_build.model import Many, Text, field, ref


class Team(Document):
    """A team."""

    public_fields = ("mission",)
    internal_fields = ("lead", "members", "mandate")

    kind: Literal["team"] = field("种类", "kind", "固定为 team。", "Always team.")
    mission: Text = field("团队使命", "mission", "这个团队为谁做成什么。", "What the team achieves, and for whom.")
    lead: Annotated[str, ref("led-by", "leads", "role")] = field(
        "负责人", "lead", "带队的岗位。", "The role that leads it."
    )
    members: Annotated[Many[Annotated[str, ref("has-member", "member-of", "role")]], Field(min_length=1)] = field(
        "成员", "members", "成员岗位。", "The roles in it."
    )
    mandate: Many[Text] = field("授权", "mandate", "团队可以决定和推动什么。", "What it may decide and set going.", ())


KIND = Kind(
    name="team",
    plural="teams",
    folder="roles/teams/",
    model=Team,
    zh="团队",
    en="Team",
    zh_plural="团队",
    en_plural="Teams",
    zh_help="哪些岗位一起做什么事。",
    en_help="Which roles do what together.",
    icon="material/account-group",
    order=50,
)
