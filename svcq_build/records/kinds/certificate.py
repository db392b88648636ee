"""Certificates 证书: what somebody is certified to be able to do, and until when."""

from __future__ import annotations

from typing import Annotated, Literal

from svcq_build.model import Date, Line, StaffCode, field, ref
from svcq_build.records.kinds import RecordKind
from svcq_build.records.kinds._record import Evidences, RecordModel, Role


class Certificate(RecordModel):
    """A certificate of one person."""

    kind: Literal["certificate"] = field("种类", "kind", "固定为 certificate。", "Always certificate.")
    who: StaffCode = field(
        "人员代码", "who", "持证人的代码，不写姓名。", "The holder's staff code, never a name.", example="S014"
    )
    role: Role | None = field("岗位", "role", "持证人的岗位。", "The holder's role.", None)
    title: Line = field("证书名称", "title", "如“急救员证”。", "First aider, for instance.")
    certifies: Annotated[str, ref("certifies", "certified-in", "competence", "curriculum")] | None = field(
        "证明什么",
        "certifies",
        "哪项能力或哪个培训方案（competence:标识）。",
        "The competence or curriculum (competence:id).",
        None,
    )
    issued_by: Line | None = field("发证单位", "issued by", "由谁发证。", "Who issued it.", None)
    issued: Date = field("发证日期", "issued", "哪天发的。", "The day of issue.")
    ends: Date | None = field("有效期至", "ends", "长期有效不写。", "Its last day; left out where it has none.", None)
    evidence: Evidences = field("证据", "evidence", "证书的扫描件。", "A scan of it.", ())


RECORD = RecordKind(
    name="certificate",
    plural="certificates",
    model=Certificate,
    zh="证书",
    en="Certificate",
    zh_plural="证书",
    en_plural="Certificates",
    zh_help="谁持有什么证，到哪天为止。",
    en_help="Who holds which certificate, and until when.",
    icon="material/certificate-outline",
    order=5,
    day="issued",
)
