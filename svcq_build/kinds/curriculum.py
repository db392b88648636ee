"""Curricula 课程体系: modules that teach competences and cover requirements, with assessment."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from svcq_build.kinds import Kind
from svcq_build.kinds._competence_level import TaughtCompetence
from svcq_build.kinds._document import Document
from svcq_build.kinds._part import Part
from svcq_build.model import Bounds, Line, Many, Model, Number, PartId, Percent, Text, Time, field, ref

Method = Literal["class", "case-study", "role-play", "simulation", "online", "on-the-job", "workshop"]


class Module(Part):
    """One module 课程模块."""

    internal_fields = (
        "id",
        "title",
        "text",
        "method",
        "hours",
        "trainer",
        "required_for",
        "max_learners",
        "teaches",
        "covers",
    )

    id: PartId = field("编号", "id", "如 M1；一经使用不再改。", "M1, for instance; never changed once used.")
    title: Line = field("模块", "title", "模块名称。", "The module's name.")
    text: Text | None = field("内容", "text", "讲什么、练什么。", "What is taught and practised.", None)
    method: Method = field("方式", "method", "授课方式。", "How it is taught.")
    hours: Annotated[Number, Field(gt=0)] = field(
        "学时", "hours", "小时数。", "Its length in hours.", stricter="higher"
    )
    trainer: Annotated[str, ref("trained-by", "trains", "role")] = field(
        "讲师", "trainer", "由哪个岗位讲。", "The role that teaches it."
    )
    required_for: Many[Annotated[str, ref("required-for", "must-learn", "role")]] = field(
        "必修岗位",
        "required for",
        "只有哪些岗位必修；不写即全部培训对象必修。",
        "The roles that must take it; all learners when left out.",
        (),
        stricter="neither",
    )
    max_learners: Annotated[int, Bounds(least=1)] | None = field(
        "人数上限",
        "at most",
        "一次最多多少人学。",
        "The most people who learn at a time.",
        None,
        stricter="lower",
    )
    teaches: Many[TaughtCompetence] = field(
        "培养能力", "teaches", "培养哪些能力到几级。", "The competences it teaches, and to which level.", ()
    )
    covers: Many[Annotated[str, ref("covers", "covered-by", "standard", "process", "procedure", part="may")]] = field(
        "覆盖要求",
        "covers",
        "讲到哪些要求或步骤（standard:标识#R1）。",
        "The requirements and steps it covers (standard:id#R1).",
        (),
    )


class Question(Part):
    """One question of the assessment, with its answer explained."""

    internal_fields = ("id", "text", "options", "answer", "why")

    id: PartId = field("编号", "id", "如 Q1。", "Q1, for instance.")
    text: Text = field("题目", "text", "问什么。", "The question.")
    options: Annotated[Many[Text], Field(min_length=2)] = field(
        "选项", "options", "可选的答案。", "The possible answers."
    )
    answer: Annotated[int, Bounds(least=1)] = field(
        "答案", "answer", "正确选项是第几个。", "Which option is right, counted from 1."
    )
    why: Text = field("解析", "why", "为什么。", "Why.")


class Assessment(Model):
    """How learning is examined."""

    internal_fields = ("method", "pass_mark", "questions")

    method: Text = field("考核方式", "method", "怎么考。", "How it is examined.")
    pass_mark: Percent = field("合格分", "pass mark", "百分制。", "Out of a hundred.", stricter="higher")
    questions: Many[Question] = field("自测题", "questions", "学员可以自测。", "Questions for self-assessment.", ())


class CourseCertificate(Model):
    """What whoever passes is given, and how long it holds."""

    internal_fields = ("title", "valid", "renewed_by")

    title: Line = field("证书名称", "title", "如“窗口上岗证”。", "Counter permit, for instance.")
    valid: Time | None = field(
        "有效期",
        "valid",
        "从发证起多久；长期有效不写。",
        "How long it holds; left out where for good.",
        None,
        stricter="lower",
    )
    renewed_by: Text | None = field(
        "怎样续期", "renewed by", "到期前做什么可以续。", "What renews it before it ends.", None
    )


class Evaluation(Model):
    """How the training itself is judged: Kirkpatrick's four levels."""

    internal_fields = ("reaction", "learning", "behaviour", "results")

    reaction: Text = field("反应", "reaction", "学员觉得怎样，怎么知道。", "How learners found it, and how one knows.")
    learning: Text = field("学习", "learning", "学会了没有。", "What they learned.")
    behaviour: Text = field("行为", "behaviour", "回到岗位做了没有。", "What they do differently at work.")
    results: Text = field("结果", "results", "服务结果变好没有。", "What it did for results.")


class Curriculum(Document):
    """A curriculum."""

    internal_fields = (
        "needs",
        "learners",
        "prerequisites",
        "modules",
        "assessment",
        "certificate",
        "evaluation",
        "refresh",
    )

    kind: Literal["curriculum"] = field("种类", "kind", "固定为 curriculum。", "Always curriculum.")
    needs: Text = field("培训需求", "needs", "为什么要培训，有什么数据。", "Why it is needed, with data.")
    learners: Annotated[Many[Annotated[str, ref("for", "learns", "role")]], Field(min_length=1)] = field(
        "培训对象", "learners", "哪些岗位学。", "The roles that take it."
    )
    prerequisites: Many[Annotated[str, ref("requires", "required-by", "curriculum", acyclic=True)]] = field(
        "先修课程", "prerequisites", "先要学完的课程。", "Curricula to finish first.", (), stricter="present"
    )
    modules: Annotated[Many[Module], Field(min_length=1)] = field(
        "课程模块", "modules", "逐个列出。", "One by one.", stricter="present"
    )
    assessment: Assessment = field(
        "考核", "assessment", "怎么考、多少分合格。", "How it is examined, and the pass mark."
    )
    certificate: CourseCertificate | None = field(
        "证书",
        "certificate",
        "合格后发什么证、有效多久。",
        "What is given for passing, and how long it holds.",
        None,
        stricter="present",
    )
    evaluation: Evaluation | None = field(
        "培训评估", "evaluation", "柯氏四级评估。", "Kirkpatrick's four levels.", None
    )
    refresh: Time | None = field(
        "复训周期", "refresh", "多久复训一次。", "How often it is repeated.", None, stricter="lower"
    )


KIND = Kind(
    name="curriculum",
    plural="training",
    folder="playbooks/training/",
    model=Curriculum,
    zh="课程体系",
    en="Curriculum",
    zh_plural="培训",
    en_plural="Training",
    zh_help="哪些岗位学什么、怎么学、怎么考。",
    en_help="Who learns what, how, and how it is examined.",
    icon="material/human-male-board",
    order=70,
)
