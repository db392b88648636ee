"""Surveys 调查: who is asked, how many, what, on which scale, and what is done with the answers."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from svcq_build.kinds import Kind
from svcq_build.kinds._document import Document
from svcq_build.kinds._part import Part
from svcq_build.model import Bounds, Line, Many, Model, Once, PartId, Text, Time, field, ref


class Sample(Model):
    """How many are asked, and how they are chosen 样本."""

    internal_fields = ("size", "of", "error", "method")

    size: Annotated[int, Bounds(1)] = field(
        "有效样本量", "size", "至少收回多少份有效问卷。", "The least number of valid answers.", stricter="higher"
    )
    of: Annotated[int, Bounds(1)] | None = field(
        "总体人数",
        "of",
        "调查对象一共多少人；说不准就不写。",
        "How many people there are in all; left out if unknown.",
        None,
    )
    error: Annotated[float, Field(gt=0, lt=50, allow_inf_nan=False)] | None = field(
        "允许误差",
        "margin of error",
        "95% 置信度下允许的误差，百分点，如 5。",
        "The margin of error at 95 % confidence, in percentage points: 5.",
        None,
        stricter="lower",
    )
    method: Text = field(
        "抽样方法",
        "method",
        "怎样抽到人，避免只问满意的人。",
        "How people are chosen, so that not only the content are asked.",
    )


class ScalePoint(Model):
    """One point of the scale."""

    public_fields = ("value", "label")

    value: Annotated[int, Bounds(), Once()] = field("分值", "value", "记多少分。", "The points that it counts for.")
    label: Line = field("说法", "label", "如“非常满意”。", "What it is called: very satisfied.")


class SurveyQuestion(Part):
    """One question of a survey."""

    public_fields = ("id", "text", "answer", "options", "required")
    internal_fields = ("dimension", "feeds", "asks_about")

    id: PartId = field("编号", "id", "如 Q1；一经使用不再改。", "Q1, for instance; never changed once used.")
    text: Text = field("问题", "question", "一次只问一件事，不诱导。", "Asks one thing at a time, and leads nobody.")
    answer: Literal["scale", "choice", "several", "recommend", "number", "open"] = field(
        "答法",
        "answered by",
        "scale 打分、choice 单选、several 多选、recommend 0 至 10 分推荐、number 填数、open 自由填写。",
        "scale, choice (one), several, recommend (0 to 10), number or open.",
        example="open",
    )
    options: Many[Line] = field("选项", "options", "单选、多选的选项。", "What can be chosen.", ())
    required: bool = field("必答", "required", "是否必须回答。", "Whether it must be answered.", True)
    dimension: Literal["reliability", "assurance", "tangibles", "empathy", "responsiveness"] | None = field(
        "质量维度", "dimension", "SERVQUAL 五个维度之一。", "One of SERVQUAL’s five dimensions.", None
    )
    feeds: Many[Annotated[str, ref("feeds", "fed-by-question", "indicator")]] = field(
        "用于指标", "feeds", "这道题的结果计入哪些指标。", "The indicators that its answers count in.", ()
    )
    asks_about: Many[
        Annotated[str, ref("asks-about", "asked-about-in", "standard", "process", "commitment", part="may")]
    ] = field(
        "问的是",
        "asks about",
        "问的是哪条要求、哪一步、哪条承诺。",
        "The requirement, step or promise that it asks about.",
        (),
    )


class Survey(Document):
    """A survey."""

    public_fields = (
        "purpose",
        "population",
        "ways",
        "anonymous",
        "every",
        "introduction",
        "scale",
        "questions",
        "published",
        "act_within",
    )
    public_grounds = ("conducted_by",)
    internal_fields = ("sample",)

    kind: Literal["survey"] = field("种类", "kind", "固定为 survey。", "Always survey.")
    purpose: Text = field("目的", "purpose", "想弄清什么，结果用来做什么。", "What is to be found out, and what for.")
    population: Text = field("调查对象", "population", "问谁。", "Who is asked.")
    ways: Annotated[
        Many[Literal["paper", "online", "text-message", "telephone", "interview", "kiosk"]], Field(min_length=1)
    ] = field("调查方式", "ways", "怎样问。", "How they are asked.", stricter="neither")
    anonymous: bool = field("匿名", "anonymous", "是否不记名。", "Whether answers are anonymous.", True)
    sample: Sample = field("样本", "sample", "问多少人、怎样抽。", "How many are asked, and how they are chosen.")
    every: Time | None = field(
        "频率", "every", "多久一次；一次性的不写。", "How often; left out if it is held once.", None, stricter="lower"
    )
    conducted_by: Annotated[str, ref("conducted-by", "conducts", "role")] = field(
        "组织岗位", "conducted by", "由哪个岗位组织。", "The role that conducts it."
    )
    introduction: Text = field(
        "开头语",
        "introduction",
        "对被访者说明目的、用时、是否匿名。",
        "Tells people what it is for, how long it takes and whether it is anonymous.",
    )
    scale: Many[ScalePoint] = field("打分尺度", "scale", "从低到高列出。", "From the lowest to the highest.", ())
    questions: Annotated[Many[SurveyQuestion], Field(min_length=1)] = field(
        "题目", "questions", "按顺序列出。", "In order."
    )
    published: Text = field(
        "结果公布",
        "publication",
        "结果多久内、用什么方式告诉谁。",
        "How soon, how and to whom the results are told.",
        stricter="present",
    )
    act_within: Time = field(
        "行动时限",
        "act within",
        "结果出来后多久内定出改进措施。",
        "How soon after the results there are measures.",
        stricter="lower",
    )


KIND = Kind(
    name="survey",
    plural="surveys",
    folder="playbooks/surveys/",
    model=Survey,
    zh="调查问卷",
    en="Survey",
    zh_plural="调查问卷",
    en_plural="Surveys",
    zh_help="问谁、问多少人、问什么、怎么打分，结果怎样用。",
    en_help="Who is asked, how many, what and on which scale, and what is done with the answers.",
    icon="material/poll",
    order=56,
)
