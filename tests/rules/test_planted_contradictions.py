"""A hotel's handbook in English and a bank's in Chinese agree with themselves; what is planted in them is found."""

import datetime as dt

import pytest

from svcq_build.check.run import check
from svcq_build.load.folder import load
from svcq_build.load.graph import build_graph
from svcq_build.load.sources import TextSource
from svcq_build.rules import all_rules
from tests.kinds.kind_files import sound
from tests.rules.rule_examples import merge

AGREEMENT = frozenset(name for name, rule in all_rules().items() if rule.group == "agreement")

HOTEL = {
    "standards/service/reception.yml": """
title: Reception
summary: What guests can count on at the desk.
goal: Guests are in their rooms soon after they arrive.
owner: front-office-manager
requirements:
  - id: R1
    level: must
    text: Receptionists check guests in within 5 minutes of their arrival.
    by: ["role:receptionist"]
  - {id: R2, level: must, text: Receptionists answer written complaints within 24 hours., by: ["role:receptionist"]}
  - {id: R3, level: must, text: At least 95% of calls are answered within 15 seconds., by: ["role:receptionist"]}
  - {id: R4, level: must, text: Lost property is kept for 90 days., by: ["role:porter"]}
  - {id: R5, level: must, text: "On average, guests wait no longer than 4 minutes for a taxi.", by: ["role:porter"]}
""",
    "standards/processes/complaint.yml": """
title: Complaints
summary: How a complaint is handled.
purpose: Guests get an answer that helps.
starts_when: A guest complains.
follows: [reception#R2]
steps:
  - {id: S1, title: Listen and record, text: Take down what happened., by: receptionist, within: 15 minutes}
  - {id: S2, title: Find out, text: Ask those who were there., by: duty-manager, within: 6 hours}
  - id: S3
    title: Answer the guest
    text: Write what was found and what follows.
    by: receptionist
    within: 12 hours
    criterion: The guest has the answer within 24 hours of the complaint.
    then: end
""",
    "playbooks/checklists/desk.yml": """
title: Desk inspection
summary: Run by the quality lead.
used_by: [quality-lead]
nature: inspection
sections:
  - title: Desk
    items:
      - id: C1
        text: "Watch 10 arrivals at 3 times of the day: every guest was checked in within five minutes."
        verifies: ["standard:reception#R1"]
      - {id: C2, text: The last 8 written complaints were answered within one day., verifies: ["standard:reception#R2"]}
      - {id: C3, text: "Of 20 test calls, 19 of 20 were answered in 15 seconds.", verifies: ["standard:reception#R3"]}
      - {id: C4, text: "Pick 5 items of lost property: each was kept for 90 days.", verifies: ["standard:reception#R4"]}
""",
    "standards/indicators/check-in.yml": """
title: Time of check-in
summary: How long check-in takes.
definition: Minutes from a guest's arrival at the desk to the key.
formula: The 95th percentile of all check-ins.
unit: minutes
direction: lower
target: 4
warning: 5
measures: ["standard:reception#R1"]
also:
  - id: F1
    title: Calls answered within 15 seconds
    unit: "%"
    direction: higher
    target: 96
    measures: ["standard:reception#R3"]
""",
    "playbooks/commitments/promise.yml": """
title: What we promise
summary: Our promises to guests.
promised_to: Every guest.
promises:
  - id: P1
    text: You are checked in within 5 minutes.
    within: 5 minutes
    rests_on: ["standard:reception#R1"]
  - id: P2
    text: You have an answer to your complaint within a day.
    within: 24 hours
    rests_on: ["standard:reception#R2"]
""",
    "playbooks/training/desk.yml": """
title: Working at the desk
summary: For new receptionists.
needs: 12 of 30 new receptionists were slow in 2025.
learners: [receptionist]
modules:
  - id: M1
    title: Check-in
    text: "Play 4 arrivals in 20 minutes; each guest is checked in within 5 minutes."
    method: role-play
    hours: 3
    trainer: front-office-manager
    covers: ["standard:reception#R1", "standard:reception#R2", "standard:reception#R3"]
assessment:
  method: A test of 20 minutes.
  pass_mark: 80
  questions:
    - id: Q1
      text: How soon are written complaints answered?
      options: [within 24 hours, within 3 days, within a week]
      answer: 1
      why: Reception R2 says within 24 hours.
""",
    "roles/charters/receptionist.yml": """
title: Receptionist
summary: At the desk.
mission: Guests feel welcome.
responsibilities:
  - {id: D1, text: Checks guests in within 5 minutes of their arrival.}
appraisal: ["Once a year: 60% guests' ratings, 40% the desk inspection score of the quality lead."]
""",
    "roles/charters/quality-lead.yml": "title: Quality lead\nsummary: Inspects.\nmission: Faults are found.\n",
    "playbooks/meetings/morning.yml": """
title: Morning meeting
summary: Daily.
rhythm: {every: day, at: "07:00", lasts: 15 minutes}
room: lobby
led_by: front-office-manager
participants: ["role:receptionist"]
""",
    "playbooks/meetings/review.yml": """
title: Monthly review
summary: Monthly.
rhythm: {every: month, on: first monday, at: "07:15", lasts: 60 minutes}
room: lobby
led_by: general-manager
participants: ["role:quality-lead"]
""",
    "standards/glossary/guest.yml": "title: guest\nsummary: Who.\ndefinition: Who stays.\ninstead_of: [punter]\n",
}
BANK = {
    "standards/processes/alarm.yml": """
title: 劫持报警处置
summary: 从按下报警到封闭网点。
purpose: 人先安全。
starts_when: 柜员发现险情。
steps:
  - {id: S1, title: 按下报警, text: 脚踏报警器按下报警。, by: teller, within: 1 分钟}
  - {id: S2, title: 疏散客户, text: 按下报警后，把客户带到后区。, by: lobby-manager, within: 2 分钟}
  - id: S3
    title: 封闭网点
    text: 落下闸门。
    by: lobby-manager
    within: 3 分钟
    criterion: 从按下报警到封闭不超过 5 分钟。
    then: end
""",
    "standards/service/counter.yml": """
title: 柜面服务
summary: 客户在网点可以指望什么。
goal: 客户不久等、一次办好。
owner: branch-manager
requirements:
  - {id: R1, level: must, text: 客户取号后 20 分钟内叫到。, by: ["role:lobby-manager"]}
  - {id: R2, level: must, text: 柜员在 3 个工作日内完成开户资料录入。, by: ["role:teller"]}
  - {id: R3, level: must, text: 柜员在一个半小时内答复客户的转账查询。, by: ["role:teller"]}
  - {id: R4, level: must, text: 自助设备完好率不低于百分之九十八。, by: ["role:equipment-clerk"]}
  - {id: R5, level: must, text: 客户等候超过 15 人时，大堂经理在 5 分钟内加开窗口。, by: ["role:lobby-manager"]}
""",
    "standards/processes/account.yml": """
title: 开户流程
summary: 从申请到开户完成。
purpose: 客户一次办好开户。
starts_when: 客户提出开户申请。
follows: [counter]
steps:
  - {id: S1, title: 核验身份, text: 核对证件和本人。, by: teller, within: 10 分钟}
  - id: S2
    title: 录入开户资料
    text: 录入系统并复核。
    by: teller
    within: 2 个工作日
    control_point: 3 个工作日内录入完毕，有复核人签字。
  - {id: S3, title: 交付, text: 交付卡片和协议。, by: teller, within: 30 分钟, then: end}
""",
    "playbooks/checklists/branch.yml": """
title: 网点检查
summary: 由内控专员检查。
used_by: [control-officer]
nature: inspection
sections:
  - title: 大堂
    items:
      - {id: C1, text: 看 30 分钟叫号记录，取号后都在二十分钟内叫到。, verifies: ["standard:counter#R1"]}
      - id: C2
        text: 抽 15 份开户资料，录入都在三个工作日内。
        verifies: ["standard:counter#R2", "process:account#S2"]
      - {id: C3, text: 抽 6 笔转账查询，90 分钟内都已答复。, verifies: ["standard:counter#R3"]}
      - {id: C4, text: 50 台自助设备中至少 49 台能用。, verifies: ["standard:counter#R4"]}
      - {id: C5, text: 等候超过 15 人的每一次，5 分钟内加开了窗口。, verifies: ["standard:counter#R5"]}
""",
    "standards/indicators/waiting.yml": """
title: 取号等候时间
summary: 客户等多久。
definition: 从取号到叫到的分钟数。
formula: 第 95 百分位。
unit: 分钟
direction: lower
target: 18
warning: 20
measures: ["standard:counter#R1"]
""",
    "playbooks/commitments/counter.yml": """
title: 网点承诺
summary: 对客户的承诺。
promised_to: 每位客户。
promises:
  - {id: P1, text: 取号后 20 分钟内叫到您。, within: 20 分钟, rests_on: ["standard:counter#R1"]}
""",
    "roles/charters/lobby-manager.yml": """
title: 大堂经理
summary: 在大堂。
mission: 客户有人招呼。
responsibilities:
  - {id: D1, text: 客户等候超过 15 人时，5 分钟内加开窗口。}
appraisal: [每季度考核，客户评价占 60%，内控专员的网点检查得分占 40%。]
""",
}


def found_in(files: dict[str, str]) -> set[str]:
    """The rules of agreement that find something in a handbook, each with the file's name."""
    sources = [
        TextSource(path, merge(sound(kind_of(path)), text.lstrip("\n")).encode()) for path, text in files.items()
    ]
    corpus = load(b"site_name: x\n", sources)
    assert not corpus.findings, [str(each.message) for each in corpus.findings]
    found = check(build_graph(corpus), dt.date(2026, 3, 1), AGREEMENT)
    return {f"{each.rule} {each.path.rpartition('/')[2]}" for each in found}


def kind_of(path: str) -> str:
    folder = path.split("/")[1]
    return {
        "service": "standard", "processes": "process", "checklists": "checklist", "indicators": "indicator",
        "commitments": "commitment", "training": "curriculum", "charters": "role", "meetings": "meeting",
        "glossary": "term",
    }[folder]  # fmt: skip


@pytest.mark.parametrize("files", [HOTEL, BANK], ids=["hotel", "bank"])
def test_a_handbook_that_agrees_with_itself(files: dict[str, str]) -> None:
    assert found_in(files) == set()


PLANTED = [
    (HOTEL, "checked in within five minutes.", "checked in within 15 minutes.", "limit-disagrees desk.yml"),
    (HOTEL, "were answered within one day.", "were answered within 3 days.", "limit-disagrees desk.yml"),
    (HOTEL, "19 of 20 were answered", "8 of 10 were answered", "limit-disagrees desk.yml"),
    (HOTEL, "kept for 90 days.\", verifies", "kept for 30 days.\", verifies", "limit-disagrees desk.yml"),
    (HOTEL, "target: 4\n", "target: 9\n", "limit-disagrees check-in.yml"),
    (HOTEL, "target: 96\n", "target: 80\n", "limit-disagrees check-in.yml"),
    (HOTEL, "within a day.\n    within: 24 hours", "within 3 days.\n    within: 3 days", "limit-disagrees promise.yml"),
    (HOTEL, "    within: 5 minutes\n", "    within: 10 minutes\n", "limit-disagrees promise.yml"),
    (HOTEL, "answer: 1\n", "answer: 2\n", "limit-disagrees desk.yml"),
    (HOTEL, "says within 24 hours", "says within 48 hours", "limit-disagrees desk.yml"),
    (HOTEL, "checked in within 5 minutes.\"", "checked in within 12 minutes.\"", "limit-disagrees desk.yml"),
    (HOTEL, "Checks guests in within 5", "Checks guests in within 8", "limit-disagrees receptionist.yml"),
    (HOTEL, "within: 6 hours", "within: 16 hours", "limit-disagrees complaint.yml"),
    (HOTEL, "within: 12 hours", "within: 10 working days", "limit-disagrees complaint.yml"),
    (HOTEL, "You are checked in within", "On average you wait", "promise-of-an-average promise.yml"),
    (HOTEL, "used_by: [quality-lead]\nnature: inspection", "used_by: [receptionist]", "self-inspection desk.yml"),
    (HOTEL, "at: \"07:15\"", "at: \"07:10\"", "meetings-collide review.yml"),
    (HOTEL, "mission: Guests feel welcome.", "mission: Punters feel welcome.", "forbidden-synonym receptionist.yml"),
    (BANK, "都在二十分钟内叫到", "都在四十分钟内叫到", "limit-disagrees branch.yml"),
    (BANK, "录入都在三个工作日内", "录入都在十三个工作日内", "limit-disagrees branch.yml"),
    (BANK, "90 分钟内都已答复", "半天内都已答复", "limit-disagrees branch.yml"),
    (BANK, "50 台自助设备中至少 49 台能用", "50 台自助设备中至少 45 台能用", "limit-disagrees branch.yml"),
    (BANK, "C5, text: 等候超过 15 人", "C5, text: 等候超过三十人", "limit-disagrees branch.yml"),
    (BANK, "target: 18\n", "target: 25\n", "limit-disagrees waiting.yml"),
    (BANK, "by: lobby-manager, within: 2 分钟", "by: lobby-manager, within: 4 分钟", "limit-disagrees alarm.yml"),
    (BANK, "within: 2 个工作日", "within: 30 个工作日", "limit-disagrees account.yml"),
    (BANK, "within: 20 分钟, rests_on", "within: 40 分钟, rests_on", "limit-disagrees counter.yml"),
    (BANK, "超过 15 人时，5 分钟内加开", "超过 15 人时，10 分钟内加开", "limit-disagrees lobby-manager.yml"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("files", "there", "planted", "told"), PLANTED, ids=lambda one: one[:40] if isinstance(one, str) else ""
)
def test_what_is_planted_is_found(files: dict[str, str], there: str, planted: str, told: str) -> None:
    assert any(there in text for text in files.values()), there
    assert told in found_in({path: text.replace(there, planted) for path, text in files.items()})
