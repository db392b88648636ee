"""One service centre of the generated handbook: a hundred documents that refer to one another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from oversight import oversight
from place import CENTRES, Place
from support import support
from words import CHECKLISTS, CLAUSES, COMPETENCES, FLOWS, MODULES, PROCEDURES, ROLES, STANDARDS, TERMS

__all__ = ["CENTRE", "CENTRES", "centre"]

#: Documents of one centre.
CENTRE = 100
#: So many of the terms have an entry in the glossary.
EXPLAINED = 17
#: So many figures are measured: of the first standards, and of a process.
FIGURES = 9


def centre(number: int) -> Iterator[tuple[str, str]]:
    """The path and text of each document of the service centre with a number, from 0."""
    return _Centre(number).documents()


#: Up to its figures, a requirement says what is done.
WORDS = re.compile("[0-9{]")


class _Centre(Place):
    """The documents of a service centre: what it does, by whom, how, and how that is checked and taught."""

    def documents(self) -> Iterator[tuple[str, str]]:
        yield f"standards/frameworks/quality{self.tail}.yml", self.framework()
        for index in range(len(ROLES)):
            yield f"roles/charters/{self.roles[index]}.yml", self.role(index)
        yield f"roles/teams/team-1{self.tail}.yml", self.team()
        for index, (name, _) in enumerate(COMPETENCES):
            yield f"roles/competences/{name}{self.tail}.yml", self.competence(index)
        yield from support(self)
        for index, standard in enumerate(STANDARDS):
            yield f"standards/service/{standard[0]}{self.tail}.yml", self.standard(index)
        for index in range(len(FLOWS)):
            yield f"standards/processes/{FLOWS[index]}{self.tail}.yml", self.process(index)
        for index, procedure in enumerate(PROCEDURES):
            yield f"playbooks/procedures/{procedure[0]}{self.tail}.yml", self.procedure(index)
        for index in range(FIGURES):
            yield f"standards/indicators/figure-{index + 1}{self.tail}.yml", self.indicator(index)
        for index, name in enumerate(CHECKLISTS):
            yield f"playbooks/checklists/{name}{self.tail}.yml", self.checklist(index)
        for index in range(3):
            yield f"playbooks/training/course-{index + 1}{self.tail}.yml", self.curriculum(index)
        yield f"playbooks/commitments/promises{self.tail}.yml", self.commitment()
        yield f"playbooks/meetings/morning{self.tail}.yml", self.meeting()
        for index in range(EXPLAINED):
            yield f"standards/glossary/term-{index + 1}{self.tail}.yml", self.term(index)
        for index in range(2):
            yield f"playbooks/cases/case-{index + 1}{self.tail}.md", self.case(index)
            yield f"playbooks/guides/guide-{index + 1}{self.tail}.md", self.guide(index)
        yield from oversight(self)

    def framework(self) -> str:
        clauses = "".join(f'  - id: "{clause}"\n    title: 第 {clause} 条\n' for clause in CLAUSES)
        return (
            f"{self.head('framework', '质量管理体系', '本中心对照的外部条款，只列编号和标题。')}"
            f'edition: "2015"\npublisher: {self.place}标准化所\nclauses:\n{clauses}'
        )

    def role(self, index: int) -> str:
        _, title, mission = ROLES[index]
        above = f"reports_to: {self.roles[max(0, (index - 1) // 3)]}\n" if index else ""
        if not index and self.number:
            above = f"reports_to: {ROLES[0][0]}-{(self.number - 1) // 10 + 1:03d}\n"
        needs = "".join(
            f"  - competence: {COMPETENCES[(index + step) % len(COMPETENCES)][0]}{self.tail}\n    level: {step + 1}\n"
            for step in range(2)
        )
        return (
            f"{self.head('role', title, f'{title}负责什么、能决定什么、要会什么。', 5)}"
            f"mission: {mission}。\nresponsibilities:\n"
            f"  - id: D1\n    text: 每天开门前 15 分钟到岗，把{self.word(index)}的前一天记录看完。\n"
            f"  - id: D2\n    text: 每周五汇总本岗位的{self.word(index + 3)}数据，交给质量经理。\n"
            f"authority:\n  - 现场可以决定 200 元以内的补偿。\ncompetences:\n{needs}{above}"
            f"works_with: [{self.roles[(index + 1) % len(ROLES)]}]\n"
            f"goals:\n  - id: G1\n    text: 2027 年底前把客户满意率提高到 {90 + index}%。\n"
            f"    indicator: figure-{index + 1}{self.tail}\n"
            f"    target: {90 + index}\n    unit: '%'\n    due: 2027-12-31\n"
        )

    def team(self) -> str:
        return (
            f"{self.head('team', '服务组', '一起当班、一起改进的一组人。', 1)}"
            f"mission: 让当班的客户少等、少跑、少问。\nlead: {self.roles[1]}\nmembers: [{', '.join(self.roles[1:5])}]\n"
            f"mandate:\n  - 每周提出一条改进，并在 30 天内试行。\n  - 需要时互相补位。\n"
        )

    def competence(self, index: int) -> str:
        _, title = COMPETENCES[index]
        levels = "".join(
            f"  - level: {level}\n    behaviour: 能在{what}的情况下做到{title}，每 10 次至少 {5 + level} 次合格。\n"
            for level, what in enumerate(("有人带", "独自一人", "客户着急", "多件事同时来"), 1)
        )
        return f"{self.head('competence', title, f'{title}分四级，每级都看得见。', 6)}levels:\n{levels}"

    def standard(self, index: int) -> str:
        name, title, family, goal, wanted = STANDARDS[index]
        requirements = "".join(
            f"  - id: R{step + 1}\n    level: {'must' if step < 2 else 'should'}\n    text: {self.quoting(text)}\n"
            f"    dimension: {('timeliness', 'accuracy', 'reliability')[step]}\n"
            f'    satisfies: ["quality{self.tail}#{CLAUSES[(index + step) % len(CLAUSES)]}"]\n'
            for step, text in enumerate(wanted)
        )
        other = STANDARDS[(index + 1) % len(STANDARDS)][0]
        summary = f"{title}要做到什么，由谁核验。见[{TERMS[index]}](term:term-{index + 1}{self.tail})。"
        before = f'  - "standard:{name}-{self.number:03d}"\n' if self.number else ""
        return (
            f"{self.head('standard', title, summary, 5)}"
            f"audience: public\nfamily: {family}\ngoal: {goal}。\n"
            f"applies_to:\n  - role:{self.roles[index % len(ROLES)]}\n  - team:team-1{self.tail}\n"
            f"requirements:\n{requirements}"
            f"basis:\n  - source: complaints\n    audience: internal\n"
            f"    finding: 2026 年上半年 {40 + self.number} 件投诉与{title}有关。\n"
            f'related:\n  - "standard:{other}{self.tail}"\n{before}'
        )

    def steps(self, index: int, count: int) -> str:
        titles = ("接收", "核对", "办理", "答复")
        steps = ""
        for step in range(count):
            point = f"    control_point: 抽 10 件，{self.word(index + step)}的记录齐全。\n" if step == 1 else ""
            steps += (
                f"  - id: S{step + 1}\n    title: {titles[step]}\n"
                f"    text: 按{self.word(index + step)}的做法逐项{titles[step]}，"
                f"把时间、事由和经办人写进{self.word(20)}。\n"
                f"    by: {self.roles[(index + step) % 6 + 1]}\n    within: {10 + 10 * step} 分钟\n{point}"
            )
        return f"steps:\n{steps}"

    def process(self, index: int) -> str:
        title = next(standard[1] for standard in STANDARDS if standard[0] == FLOWS[index])
        return (
            f"{self.head('process', f'{title}流程', f'{title}从开始到结束的做法，写明谁做、多久、查什么。', 1)}"
            f"purpose: 让{title}的每一步都有人做、有时限、有记录。\nstarts_when: 客户提出申请。\n"
            f"follows:\n  - {FLOWS[index]}{self.tail}#R1\n{self.steps(index, 3)}"
        )

    def procedure(self, index: int) -> str:
        _, title, category, severity = PROCEDURES[index]
        return (
            f"{self.head('procedure', title, f'遇到{title}时一步一步怎么做、报给谁。', 1)}"
            f"category: {category}\nsituation: 当班时遇到{title}。\nseverity: {severity}\n"
            f"follows:\n  - {STANDARDS[index * 2][0]}{self.tail}\n{self.steps(index, 2)}"
            f"escalation:\n  - when: 10 分钟内没有平息。\n    to: {self.roles[0]}\n    within: 10 分钟\n"
        )

    def indicator(self, index: int) -> str:
        if index < FIGURES - 1:
            target, title = f"standard:{STANDARDS[index][0]}{self.tail}#R1", STANDARDS[index][1]
        else:
            target, title = f"process:{FLOWS[0]}{self.tail}#S2", "流程"
        return (
            f"{self.head('indicator', f'{title}达标率', f'{title}达标的件数占全部件数的比例。', 5)}"
            f"definition: 当月达到要求的件数占当月全部件数的百分比。\nformula: 达标件数 ÷ 全部件数 × 100\n"
            f"unit: '%'\ndirection: higher\ntarget: {90 + index % 8}\n"
            f"warning: {86 + index % 8}\nalarm: {80 + index % 8}\n"
            f"source: 叫号系统和{self.word(20)}。\nmethod: 系统每天 22:00 自动汇总，质量经理每月抽 20 件复核。\n"
            f"frequency: 1 个月\nmeasures:\n  - {target}\n"
        )

    def checklist(self, index: int) -> str:
        asked = [
            (f"standard:{standard[0]}{self.tail}#R{part}", f"都做到：{WORDS.split(standard[4][part - 1])[0]}。")
            for number, standard in enumerate(STANDARDS)
            for part in ((2, 3) if number < FIGURES - 1 else (1, 2, 3))
        ]
        point = "时间、事由和经办人的记录齐全。"
        asked += [(f"process:{flow}{self.tail}#S2", point) for flow in FLOWS]
        asked += [(f"procedure:{procedure[0]}{self.tail}#S2", point) for procedure in PROCEDURES]
        items = "".join(
            f"      - id: C{number}\n        text: 抽 5 件{self.word(number)}，{what}\n"
            f'        weight: {number % 3 + 1}\n        verifies: ["{target}"]\n'
            for number, (target, what) in enumerate(asked[index :: len(CHECKLISTS)], 1)
        )
        return (
            f"{self.head('checklist', f'第 {index + 1} 号检查表', '逐项核验要求有没有做到。', 5)}"
            f"used_by: [{self.roles[index % len(ROLES)]}]\nnature: self-check\nwhere: {self.place}服务大厅\n"
            f"frequency: 1 天\nmode: do-confirm\n"
            f"pass_mark: 90\nsections:\n  - title: 现场\n    items:\n{items}"
        )

    def curriculum(self, index: int) -> str:
        modules = "".join(
            f"  - id: M{step + 1}\n    title: {COMPETENCES[item][1]}\n    text: 看三个案例，练五次，再上岗跟一天。\n"
            f"    method: {MODULES[step % 4]}\n    hours: {step + 2}\n    trainer: {self.roles[6]}\n"
            f"    teaches:\n      - competence: {COMPETENCES[item][0]}{self.tail}\n        level: 4\n"
            f'    covers: ["standard:{STANDARDS[item][0]}{self.tail}#R1"]\n'
            for step, item in enumerate(range(index, len(COMPETENCES), 3))
        )
        return (
            f"{self.head('curriculum', f'第 {index + 1} 门课', '哪些岗位学、怎么学、怎么考。', 6)}"
            f"needs: 上季度抽查 200 件，{8 + index} 件因为不会做而退回。\nlearners: [{', '.join(self.roles)}]\n"
            f"modules:\n{modules}assessment:\n  method: 现场办理三件模拟申请。\n  pass_mark: 80\nrefresh: 12 个月\n"
        )

    def commitment(self) -> str:
        return (
            f"{self.head('commitment', '服务承诺', '客户在本中心最多等多久，超过了怎么办。', 1)}"
            f"promised_to: 到{self.place}办事的每一位客户。\npromises:\n"
            f"  - id: P1\n    text: 取号后 20 分钟内叫到您。\n"
            f'    rests_on: ["standard:queueing{self.tail}#R1"]\n    shown_by: [figure-2{self.tail}]\n'
            f"  - id: P2\n    text: 投诉在 {self.quote('reply')} 内书面答复。\n"
            f'    rests_on: ["standard:complaint-handling{self.tail}#R2"]\n    shown_by: [figure-1{self.tail}]\n'
            f"remedy:\n  text: 当面说明原因，下一个办理。\n  within: 10 分钟\n  by: {self.roles[1]}\n"
            f"claim: 找大厅值班经理。\npublished_at: [大厅入口公示栏]\n"
        )

    def meeting(self) -> str:
        return (
            f"{self.head('meeting', '班前会', '每天开窗前把当天的安排说清楚。', 1)}"
            f'purpose: 开窗时人人知道今天怎么站位。\nrhythm: {{every: workday, at: "08:50", lasts: 10 分钟}}\n'
            f'led_by: {self.roles[1]}\nparticipants: ["team:team-1{self.tail}"]\nagenda:\n'
            f"  - id: A1\n    title: 昨日问题\n    minutes: 5\n    by: {self.roles[3]}\n"
            f'    reviews: ["indicator:figure-2{self.tail}"]\n'
            f"  - id: A2\n    title: 今日安排\n    minutes: 5\n"
        )

    def term(self, index: int) -> str:
        other = (index + 1) % EXPLAINED + 1
        name, title = STANDARDS[index % len(STANDARDS)][:2]
        return (
            f"{self.head('term', TERMS[index], f'“{TERMS[index]}”在本中心是什么意思。')}"
            "audience: public\n"
            f"definition: >-\n  {self.place}各窗口所说的{TERMS[index]}，指从客户提出到记录归档的这一段做法；\n"
            f"  与[相近的说法](term:term-{other}{self.tail})不同，不包括事后的抽查，\n"
            f"  抽查的依据见[{title}](standard:{name}{self.tail})。\n"
            f"aliases:\n  - {self.place}{TERMS[index]}制度\n  - {self.place}{TERMS[index]}办法\n"
            f"tags: [{TERMS[index]}, 术语]\n"
        )

    def case(self, index: int) -> str:
        name, title = STANDARDS[index * 3 + self.number % 3][:2]
        return (
            f"---\n{self.head('case', f'{title}案例', f'一个中心怎样把{title}做好。')}"
            f"sector: {('government', 'bank')[index]}\ncontext: 高峰时段客户要等 45 分钟。\n"
            f"action: 值班经理按半小时预测人数，提前加开窗口。\nresult: 三个月后平均等候由 45 分钟降到 18 分钟。\n"
            f"lesson: 先看数据，再排班。\nsource: 该中心年度服务报告\nillustrates:\n  - standard:{name}{self.tail}#R1\n"
            f"  - process:{FLOWS[index]}{self.tail}\n---\n{self.prose(index)}"
        )

    def guide(self, index: int) -> str:
        name, title = STANDARDS[index * 5 + self.number % 5][:2]
        return (
            f"---\n{self.head('guide', f'{title}指南', f'新来的人怎样读懂{title}。')}"
            f"about:\n  - standard:{name}{self.tail}\n  - procedure:{PROCEDURES[index][0]}{self.tail}\n---\n"
            f"{self.prose(index)}"
        )

    def prose(self, index: int) -> str:
        rows = "".join(f"| {self.word(row)} | {row * 3 + 10} 分钟 | 第 {row + 1} 窗口 |\n" for row in range(4))
        return (
            f"\n## 从哪里开始\n\n先读[投诉处理](standard:complaint-handling{self.tail})，"
            f"再看[叫号](term:term-7{self.tail})。\n\n"
            f"- 上岗前把{self.word(index)}练三遍。\n- 每天下班前写一条**体会**。\n\n"
            f"| 做法 | 用时 | 在哪里 |\n| --- | --- | --- |\n{rows}\n"
            f"## 常见的错\n\n只做{self.word(index + 5)}而不记{self.word(20)}，月底就说不清。\n"
        )
