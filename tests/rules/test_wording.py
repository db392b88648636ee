"""Which words of a handbook are held against it, and which are not."""

import json
from pathlib import Path

import pytest
from rule_examples import diagnose

from svcq_build.model.diagnostics import Diagnostic
from svcq_build.rules.wording._level_verbs import misfit
from svcq_build.rules.wording._vague_words import vague_words
from svcq_build.rules.wording.two_demands import second_demand


def found_by(rule: str, diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    return [found for found in diagnostics if found.rule == rule]


@pytest.mark.parametrize(
    ("text", "word", "advice"),
    [
        ("投诉专员及时回访投诉人。", "及时", "在 … 分钟内"),
        ("保洁人员定期清洁卫生间。", "定期", "每月 1 次"),
        ("大厅保持适当的温度。", "适当", "不少于 2 名"),
        ("必要时增开窗口。", "必要时", "等候超过 20 人时"),
        ("受理员热情接待客户。", "热情", "起身"),
        ("报相关部门处理。", "相关部门", "which people"),
        ("准备身份证、户口簿等等。", "等等", "List everything"),
        ("等候超过 30 分钟时及时说明原因。", "及时", "在 … 分钟内"),
        ("Answer complaints as soon as possible.", "as soon as possible", "within … minutes"),
        ("Clerks greet customers Promptly.", "Promptly", "within … minutes"),
        ("Forms, pens, etc. are laid out.", "etc", "List everything"),
        ("Staff are given adequate rest.", "adequate", "at least 2"),
    ],
)
def test_vague_words_are_found_with_a_measurable_way_to_say_it(text: str, word: str, advice: str) -> None:
    (vague,) = vague_words(text)
    assert vague.word == word
    assert advice in str(vague.hint)


@pytest.mark.parametrize(
    "text",
    [
        "投诉专员及时（30 分钟内）回访投诉人。",
        "投诉专员在 30 分钟内及时回访投诉人。",
        "保洁人员定期清洁卫生间（每天 4 次）。",
        "保洁人员每 2 小时定期清洁卫生间。",
        "增派适当人手：不少于 2 名。",
        "受理员说“请您耐心等待，我尽快为您办理”。",
        "评价器有“及时”一项。",
        "投诉答复及时率不低于 98%。",
        "姓名、电话以及时间写在台账上。",
        "在规定期限内办结，超过约定期限的告知客户。",
        "安保员每周到场 2 次，巡视情况记入日志。",
        "确认真实姓名后发号；客户身体不适时扶到座位。",
        "至少量两次体温。",
        "考核成绩为良好以上。",
        "As soon as the ticket is printed, the greeter names the window.",
        "Answer promptly, within 30 minutes.",
        "The clerk says “good morning”.",
    ],
)
def test_exact_words_are_left_alone(text: str) -> None:
    assert [vague.word for vague in vague_words(text)] == []


def test_each_vague_word_is_pointed_at_where_it_stands_unquoted(tmp_path: Path) -> None:
    diagnostics = diagnose(
        """
# standards/service/queueing.yml
requirements:
  - {id: R1, level: must, text: 听到“请尽快”的客户尽快得到答复，尽量当天办结。}
people:
  - 导办员适时巡看等候区。
""",
        tmp_path,
    )
    lines = (tmp_path / "standards/service/queueing.yml").read_text(encoding="utf-8").split("\n")
    found = found_by("vague-requirement", diagnostics)
    assert [str(one.message)[1:3] for one in found] == ["尽快", "尽量", "适时"]
    quick = found[0]
    assert lines[quick.span.line - 1][quick.span.column - 1 :].startswith("尽快得到")


def test_vague_words_count_wherever_someone_has_to_meet_or_check_them(tmp_path: Path) -> None:
    diagnostics = diagnose(
        """
# standards/processes/complaint.yml
steps:
  - {id: S1, title: 登记, text: 及时登记。, by: greeter, criterion: 登记及时。, control_point: 处理妥善。}
# playbooks/checklists/hall.yml
sections:
  - {title: 大厅, items: [{id: C1, text: 温度合适吗？}]}
# roles/charters/greeter.yml
summary: 及时引导客户。
""",
        tmp_path,
    )
    found = found_by("vague-requirement", diagnostics)
    assert [(one.path, str(one.message)[1:3]) for one in found] == [
        ("playbooks/checklists/hall.yml", "合适"),
        ("standards/processes/complaint.yml", "及时"),
        ("standards/processes/complaint.yml", "妥善"),
    ]


def test_what_is_retired_may_be_as_vague_as_it_was(tmp_path: Path) -> None:
    diagnostics = diagnose(
        """
# standards/service/queueing.yml
status: retired
requirements:
  - {id: R1, level: must, text: 及时答复，并且尽快回访。}
""",
        tmp_path,
    )
    assert not found_by("vague-requirement", diagnostics)
    assert not found_by("two-demands", diagnostics)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("导办员主动询问所办事项，并且在 1 分钟内发号。", "并且"),
        ("受理员当场登记，同时告知客户编号。", "同时"),
        ("受理员当场登记以及告知客户编号。", "以及"),
        ("导办员 1 分钟内发号；安保员每 2 小时巡查一遍。", "；"),
        ("受理员应起身问候，应在 5 秒内接过材料。", "应"),
        ("受理员应当面答复并不得推诿。", "不得"),
        ("The clerk must greet the customer and must register the case.", "must"),
        ("The clerk registers the case and also tells the number.", "and also"),
    ],
)
def test_a_second_demand_is_found(text: str, sign: str) -> None:
    assert second_demand(text) == sign


@pytest.mark.parametrize(
    "text",
    [
        "投诉专员限时书面答复客户：一般 3 个工作日，较重 5 个工作日；重大 10 个工作日。",
        "投诉专员在结案后 3 个工作日内回访投诉人；三次拨打没有接通的，改发回访短信。",
        "按规定应当公开的，信息管理员应在 1 个工作日内公布。",
        "大厅同时至少有 2 名导办员在岗。",
        "姓名、电话以及住址只对经办人开放。",
        "应急照明断电后应亮 30 分钟以上。",
        "客户求助后，导办员应在 3 分钟内响应。",
        "工作人员不说“你应该早点来，同时必须带齐材料”。",
        "If the form must be signed, the clerk must show where.",
        "Tickets must be called in order.",
    ],
)
def test_one_demand_is_one(text: str) -> None:
    assert second_demand(text) is None


def goal(fields: str, root: Path) -> list[str]:
    diagnostics = diagnose(
        f"""
# roles/charters/greeter.yml
goals:
  - {{id: G1, {fields}}}
# standards/indicators/waiting-time.yml
unit: 分钟
""",
        root,
    )
    return [str(found.message) for found in found_by("goal-not-smart", diagnostics)]


@pytest.mark.parametrize(
    ("fields", "lacks"),
    [
        ("text: 等候降到 12 分钟。, indicator: waiting-time, target: 12, unit: 分钟", ["(T): it has no day"]),
        (
            "text: 等候降到 12 分钟。, indicator: waiting-time, target: 12, unit: 分钟, due: 2026-02-28",
            ["(T): its day, 2026-02-28, is past"],
        ),
        ("text: 等候降到 12 分钟。, indicator: waiting-time, due: 2026-12-31", ["(M): it has no number"]),
        (
            "text: 等候降到 12 分钟。, indicator: waiting-time, target: 12, due: 2026-12-31",
            ["(M): its number has no unit"],
        ),
        ("text: 等候降到 12 分钟。, target: 12, unit: 分钟, due: 2026-12-31", ["(M): no indicator"]),
        (
            "text: 等候降到 1 小时。, indicator: waiting-time, target: 1, unit: 小时, due: 2026-12-31",
            ["(M): it counts in 小时, its indicator in 分钟"],
        ),
        (
            "text: 尽量缩短等候。, indicator: waiting-time, target: 12, unit: 分钟, due: 2026-12-31",
            ["(S): “尽量” can mean anything"],
        ),
        ("text: 缩短等候。", ["(M): it has neither", "(T): it has no day"]),
        ("text: 等候降到 12 分钟。, indicator: waiting-time, target: 12, unit: 分钟, due: 2026-03-01", []),
    ],
)
def test_a_goal_says_which_letter_of_smart_it_lacks(fields: str, lacks: list[str], tmp_path: Path) -> None:
    messages = goal(fields, tmp_path)
    assert len(messages) == len(lacks)
    for message in messages:
        assert any(lack in message for lack in lacks), message


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("地面的清洁程度如何？", True),
        ("等候区有多少把椅子？", True),
        ("How clean is the floor?", True),
        ("地面没有水渍吗？", False),
        ("受理员知道如何一次性告知吗？", False),
        ("取号机能出号。", False),
        ("受理员问了“您办什么事？”", False),
    ],
)
def test_an_item_is_answered_by_yes_or_no(text: str, open_: bool, tmp_path: Path) -> None:
    diagnostics = diagnose(
        f"""
# playbooks/checklists/hall.yml
sections:
  - title: 大厅
    items:
      - id: C1
        text: {text}
""",
        tmp_path,
    )
    assert bool(found_by("unanswerable-item", diagnostics)) is open_


def _asked(text: str, root: Path) -> bool:
    items = f"sections:\n  - title: 大厅\n    items:\n      - {{id: C1, text: {text!r}}}\n"
    return bool(found_by("unanswerable-item", diagnose(f"# playbooks/checklists/x.yml\n{items}", root)))


@pytest.mark.parametrize(
    "text",
    [
        *("卫生间怎么清洁？", "谁负责开窗？", "为什么关窗？", "客户要等多久？", "何时换班？"),
        *("取号机有几台？", "哪一个窗口没开？"),
        *("这是什么？", "地面清洁程度如何"),
        *("大厅有多少人", "灭火器放在什么地方？", "How clean is it?", "Who opens the window?"),
        *("为何没有开窗", "哪位同事开窗", "何时换班", "钥匙放在什么地方", "开了几扇窗", "开了几个窗口", "钥匙怎么保管"),
        *("Where are the keys kept", "Who opened the window", "How often is it cleaned"),
        *("Where is it kept?", "In which drawer are the keys?", "When was it tested?", "Why is it shut?"),
    ],
)  # fmt: skip
def test_an_open_question_is_found_by_any_question_word(text: str, tmp_path: Path) -> None:
    assert _asked(text, tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        *("是否知道找谁？", "员工说得出组长是谁吗？", "有没有什么障碍物？", "任何时候都有人值守？"),
        *("谁主管谁负责。", "哪位客户要求保密，已写明。", "没有什么杂物。", "客户怎么来都有人迎。"),
        *("Who is on duty is written on the board.", "When a guest arrives, staff rise", "员工会如何安抚客户"),
        *("几乎没有积水？", "能说出为什么"),
        *("Is it clear who opens the window?", "Somebody is there when the hall opens.", "无论谁来都起身？"),
    ],
)  # fmt: skip
def test_what_can_be_answered_is_no_open_question(text: str, tmp_path: Path) -> None:
    assert not _asked(text, tmp_path)


@pytest.mark.parametrize(
    "goal",
    ["待填写", "to be written", "待写", "待补充。", "TODO", "tbd", "XXX", "待定",
     "等候不超过（待补充）分钟。", "TODO: 写清楚时限。", "此处待完善"],
)  # fmt: skip
def test_words_of_a_skeleton_may_not_be_in_force(goal: str, tmp_path: Path) -> None:
    diagnostics = diagnose(f"# standards/service/x.yml\nstatus: active\ngoal: {goal!r}\n", tmp_path)
    found = [*found_by("unfinished-text", diagnostics), *found_by("placeholder-in-force", diagnostics)]
    assert len(found) == 1
    assert found[0].excerpt.startswith("goal:")


@pytest.mark.parametrize(
    ("status", "goal"),
    [
        ("active", "结果待定时告知客户。"),
        ("active", "写着“待补充”的材料退回。"),
        ("active", "todo list 每天清零。"),
        ("active", "待补充材料的件单独放。"),
        ("draft", "待填写"),
    ],
)  # fmt: skip
def test_words_that_only_look_unfinished_stay(status: str, goal: str, tmp_path: Path) -> None:
    fields = f"status: {status}\ngoal: {goal!r}\n"
    assert not found_by("unfinished-text", diagnose(f"# standards/service/x.yml\n{fields}", tmp_path))


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("见图 <img src='a.png' alt='大厅'>。", "![大厅](a.png)"),
        ("见图 <IMG SRC=a.png>。", "HTML"),
        ("<video src=a.mp4></video>", "![words]"),
        ("甲<br/>乙", "new paragraph"),
        ("<b>甲</b>乙", "**words**"),
        ("<a href='/x'>甲</a>", "[words]"),
        ("<table><tr><td>甲</td></tr></table>", "Markdown"),
        ("写 `<br>`，或 a<b，或 <甲>，或 <https://example.org>。", ""),
    ],
)
def test_html_is_told_where_readers_would_see_it(tmp_path: Path, text: str, mend: str) -> None:
    document = f"# standards/glossary/queue.yml\ndefinition: {json.dumps(text, ensure_ascii=False)}\n"
    found = found_by("raw-html", diagnose(document, tmp_path))
    assert bool(found) == bool(mend)
    assert all(mend in f"{one.hint} {one.message}" for one in found[:1])


@pytest.mark.parametrize(
    ("notice", "tag"),
    [
        ("甲 <script>x</script>", "<script>"),
        ("甲 <a href='https://example.org/' onclick='x'>乙</a>", "<a href='https://example.org/' onclick='x'>"),
        ("甲 <!-- 乙 -->", "<!--"),
        ("1 < 2 <b>甲</b>", "<"),
        ("1 < 2", ""),
        ("<a href='https://example.org/' title='丙'>甲</a><br><strong>乙</strong> &copy;", ""),
    ],
)
def test_a_notice_that_will_be_shown_as_typed_is_told(tmp_path: Path, notice: str, tag: str) -> None:
    for setting in ("copyright: {}", "extra:\n  svcq:\n    public:\n      copyright: {}"):
        text = f"# mkdocs.yml\nsite_name: 手册\n{setting.format(json.dumps(notice, ensure_ascii=False))}\n"
        found = found_by("raw-html", diagnose(text, tmp_path))
        assert [str(one.message) for one in found] == (
            [f"“{tag}” is HTML: readers will see it as it stands here."] if tag else []
        )


@pytest.mark.parametrize(
    ("text", "found"),
    [("** 重要 **的事", 1), ("**重要 **的事", 1), ("**重要** 和 **急**", 0), ("2 ** 3 ** 4", 0)],
)
def test_stars_with_blanks_beside_them_stress_nothing(text: str, found: int, tmp_path: Path) -> None:
    diagnostics = diagnose(f"# standards/glossary/x.yml\ndefinition: 甲{text}\n", tmp_path)
    assert len(found_by("unclosed-emphasis", diagnostics)) == found


@pytest.mark.parametrize(
    ("text", "level", "language", "found"),
    [
        ("受理员应当场出具受理单。", "must", "zh", None),
        ("窗口不应在公示的办公时间内关闭。", "must", "zh", None),
        ("受理员当场出具受理单。", "must", "zh", ("", None)),
        ("受理员必须当场出具受理单。", "must", "zh", ("必须", None)),
        ("材料不得退回两次。", "must", "zh", ("不得", None)),
        ("受理员宜当场出具受理单。", "must", "zh", ("宜", "should")),
        ("供应商响应时限、应急预案、应用系统写在看板上。", "must", "zh", ("", None)),
        ("系统能在 2 秒内叫号。", "must", "zh", ("能", "ability")),
        ("质量经理收到建议后答复，备用机可用。", "must", "zh", ("", None)),
        ("智能叫号功能的能耗写在看板上。", "should", "zh", ("", None)),
        ("等候区宜设饮水处，座位不宜少于 20 个。", "should", "zh", None),
        ("等候区应设饮水处。", "should", "zh", ("应", "must")),
        ("应当公开的，宜在 3 天内公开。", "should", "zh", None),
        ("事项便民、环境适宜。", "should", "zh", ("", None)),
        ("客户可委托他人领证，不必本人到场。", "may", "zh", None),
        ("经许可、可靠的材料由专人保管。", "may", "zh", ("", None)),
        ("客户能委托他人领证。", "may", "zh", ("能", "ability")),
        ("The clerk shall hand out a receipt.", "must", "en", None),
        ("The clerk must hand out a receipt.", "must", "en", ("must", None)),
        ("The clerk hands out a receipt within 5 minutes.", "must", "en", ("", None)),
        ("Where papers should be public, the clerk shall publish them.", "must", "en", None),
        ("Papers may not be returned twice.", "must", "en", ("may not", None)),
        ("Water should be offered.", "must", "en", ("should", "should")),
        ("The system can call a number in 2 seconds.", "should", "en", ("can", "ability")),
        ("Customers may send someone else; they need not come.", "may", "en", None),
        ("Customers shall come on May 5.", "may", "en", ("shall", "must")),
    ],
)
def test_verbs_say_what_levels_do(text: str, level: str, language: str, found: tuple[str, str | None] | None) -> None:
    told = misfit(text, level, language)
    assert (told and (told.found, told.level)) == found


LEVEL_VERB = """\
# mkdocs.yml
site_name: 手册
extra: {svcq: {languages: [zh, en]RULES}}
# standards/service/queueing.yml
requirements:
  - {id: R1, level: must, text: 导办员应在 1 分钟内发号。}
  - {id: R2, level: must, text: 导办员在 1 分钟内发号。}
people:
  - {id: P1, level: must, text: 导办员应会操作取号机。}
  - {id: P2, level: should, text: 导办员应会手语。}
# standards/processes/calling.yml
steps:
  - {id: S1, title: 复核, text: 换人复核。, by: greeter, control_point: 受理人不得复核自己的件。}
  - {id: S2, title: 出证, text: 打印证照。, by: greeter, control_point: 编号与受理件一致。}
#! translations/en/standards.po
msgctxt "standard:queueing requirements.R1.text"
msgid "导办员应在 1 分钟内发号。"
msgstr "The greeter must hand out a number within 1 minute."

msgctxt "standard:queueing people.P1.text"
msgid "导办员应会操作取号机。"
msgstr "Greeters should be able to work the ticket machine."
"""


def test_verbs_are_looked_at_in_both_languages_and_only_when_that_is_asked_for(tmp_path: Path) -> None:
    asked = diagnose(LEVEL_VERB.replace("RULES", ", rules: {level-verb: error}"), tmp_path / "asked")
    found = found_by("level-verb", asked)
    assert {one.severity.value for one in found} == {"error"}
    assert [(one.path, str(one.message).split(" demand")[0].partition(" is ")[0]) for one in found] == [
        ("standards/processes/calling.yml", "S1"),
        ("standards/service/queueing.yml", "The requirement R2"),
        ("standards/service/queueing.yml", "The requirement P2"),
        ("translations/en/standards.po", "R1"),
        ("translations/en/standards.po", "The requirement P1"),
    ]
    assert "“不应”" in str(found[0].hint)
    assert "“shall”" in str(found[3].hint)
    assert not found_by("level-verb", diagnose(LEVEL_VERB.replace("RULES", ""), tmp_path / "unasked"))


STEERING = """\
# mkdocs.yml
site_name: 手册
extra: {svcq: {languages: [zh, en]}}
# standards/glossary/queue.yml
definition: 客户按先后等候。
#! translations/en/standards.po
msgctxt "term:queue definition"
msgid "客户按先后等候。"
msgstr "Customers wait \u202ein turn."
"""


def test_a_translation_steers_its_reader_as_little_as_a_text(tmp_path: Path) -> None:
    (found,) = found_by("steering-character", diagnose(STEERING, tmp_path))
    assert (found.path, found.span.line, found.severity.value) == ("translations/en/standards.po", 3, "warning")
    assert "U+202E" in str(found.message)
    assert "Delete it" in str(found.hint)
