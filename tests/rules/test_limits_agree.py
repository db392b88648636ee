"""What contradicts what: a requirement and the item that verifies it, by pairs, of a hotel and of a bank."""

import datetime as dt
import json

import pytest

from svcq_build.check.run import check
from svcq_build.load.folder import load
from svcq_build.load.graph import build_graph
from svcq_build.load.sources import TextSource
from svcq_build.model.limits import limits_in
from tests.kinds.kind_files import sound
from tests.rules.rule_examples import merge

#: They differ in numbers and say the same, or speak of different things.
AGREE = [
    ("前台在客人到店后 5 分钟内办完入住。", "抽 10 位客人，都在 5 分钟内办完入住。"),
    ("前台在客人到店后 5 分钟内办完入住。", "看 30 分钟录像，客人办入住都没有超过五分钟。"),
    ("客房在退房后 45 分钟内打扫完毕。", "抽查 6 间客房，退房到打扫完都在 45 分钟以内，床单每间更换 2 条。"),
    ("送餐在下单后半小时内送到房间。", "近一周送餐记录，30 分钟内送到。"),
    ("总机在铃响 3 声内接听。", "试拨 5 次，都在三声内接听。"),
    ("行李员在 2 分钟内到大堂接应。", "呼叫行李员 3 次，2 分钟内到大堂。"),
    ("早餐厅 6:30 至 10:00 开放。", "7:15 到早餐厅，10 种热菜都在保温。"),
    ("遗失物品保管 90 天。", "遗失物品登记册上 3 件的保管期都满三个月。"),
    ("泳池水质每 2 小时检测 1 次。", "检测记录每两小时一次，5 项指标齐全。"),
    ("客房噪声夜间不超过 35 分贝。", "23:00 在 3 间客房各测 1 分钟，都不高于 35 分贝。"),
    ("退款在 3 个工作日内到账。", "抽 8 笔退款，到账都不超过 3 个工作日，金额与单据一致。"),
    ("客诉在 24 小时内回复客人。", "客诉台账 1 天内都有回复。"),
    ("客诉在 24 小时内回复客人。", "抽 12 件客诉，24 小时内回复，7 天内回访过。"),
    ("每班至少 2 名救生员在岗。", "看 4 个班次的签到，每班不少于 2 名救生员。"),
    ("布草每 3 年全部更换。", "仓库台账有布草的入库日期，抽 20 件没有超过三年的。"),
    ("电梯困人后 30 分钟内救援人员到场。", "最近 2 次演练，救援人员 30 分钟内到场，乘客 10 分钟一次得到安抚。"),
    ("预订在 2 小时内确认。", "网上预订 5 单，确认都在 120 分钟以内。"),
    ("满意度不低于 90%。", "季度问卷 400 份，满意的占九成以上。"),
    ("柜员每天办理不超过 80 笔业务。", "抽 5 天，没有一天超过 80 笔。"),
    ("大额取款提前 1 个工作日预约。", "抽 10 笔大额取款，都至少提前 1 个工作日有预约记录。"),
    ("开户资料在 3 个工作日内录入系统。", "抽 20 份开户资料，录入都在受理后 3 个工作日内，缺件 0 份。"),
    ("贵宾室至少 6 个座位。", "贵宾室坐得下 6 位客户，饮水机有 2 种水。"),
    ("自动取款机缺钞后 1 小时内加钞。", "上周 4 次缺钞，都在六十分钟内加钞。"),
    ("客户等候超过 20 分钟时，大堂经理加开 1 个窗口。", "等候超过 20 分钟的 3 次都加开了窗口。"),
    ("客户等候不超过 20 分钟。", "等候超过 20 分钟的每一位，5 分钟内有大堂经理安抚。"),
    ("录像保存不少于 90 天。", "随机调 3 个时点的录像，最早的在 90 天前，都能播放。"),
    ("Guests are checked in within 5 minutes of arrival.", "Watch 10 guests: each was checked in within five minutes."),
    ("Rooms are ready by 15:00.", "At 15:10, 20 of 20 sampled rooms were ready."),
    ("Calls are answered within 15 seconds.", "Make 5 test calls; each was answered in 15 seconds or less."),
    ("Complaints are answered within one day.", "All complaints of the last month were answered within 24 hours."),
    ("At least 95% of meals are served within half an hour.", "Of 40 meals, 38 of 40 were served within 30 minutes."),
    (
        "Loan applications are decided within 3 working days.",
        "Sample 12 applications: all were decided in three business days.",
    ),
    ("A lifeguard checks the pool every 2 hours.", "The log has a check every two hours on 7 days."),
    ("The queue is never longer than 8 customers.", "At 3 times of the day at most 8 customers are waiting."),
    (
        "Cash machines are refilled within 1 hour of an alarm.",
        "The last 6 alarms: each machine was refilled within 60 minutes.",
    ),
    ("Statements are sent before the 5th of each month.", "The last 3 statements were sent before the 5th."),
    ("New tellers have 40 hours of training.", "The files of 4 new tellers show at least 40 hours of training."),
    ("Lost property is kept for 90 days.", "The register shows 10 items that were kept for 90 days."),
    ("Cheques above 10,000 yuan need two signatures.", "5 cheques above 10000 yuan have both signatures."),
    ("Guests choose one of 3 time slots within 2 days.", "The list of one-time guests shows 3 time slots, 2 areas."),
    ("Nine of ten guests rate the stay as good.", "The survey of 200 guests shows 90 percent good ratings."),
    ("公用触摸屏和评价器每天 2 次消毒。", "公用触摸屏和评价器每天消毒 2 次。"),
    ("公用触摸屏每天消毒 2 次。", "消毒卡每天 2 次签名。"),
    ("公用触摸屏每天消毒 2 次。", "看 7 天消毒卡，每天 2 次，共 14 次。"),
    ("发生争吵时，窗口人员 1 分钟内请保安。", "抽 3 次争吵录像，保安 2 分钟内到场。"),
    ("发生争吵时，1 分钟内请值班经理到场。", "值班经理 2 分钟内到场。"),
    ("Call the manager within 1 minute.", "The manager arrived within 2 minutes."),
    ("召回后 1 个工作日内告知每一位购买者。", "每位购买者在 1 个工作日内告知，3 个工作日内退款。"),
    ("专员在 5 个工作日内办结申请。", "距承诺日期还有 1 个工作日没有办结的申请，专员当天说明原因。"),
    ("Officers decide applications within 5 working days.", "Applications with 1 working day left were reported."),
    ("Tell each buyer within 1 working day.", "Each buyer was told within 1 working day, in 3 calls."),
]
#: They say two things of one.
DISAGREE = [
    (
        "The engineer arrives within 4 hours of an emergency report.",
        "Last 10 emergency reports: the engineer arrived within six hours of each.",
    ),
    ("前台在客人到店后 5 分钟内办完入住。", "抽 10 位客人，都在 15 分钟内办完入住。"),
    ("客房在退房后 45 分钟内打扫完毕。", "退房到打扫完都在一个半小时以内。"),
    ("送餐在下单后半小时内送到房间。", "送餐四十五分钟内送到。"),
    ("客诉在 24 小时内回复客人。", "客诉台账 3 天内都有回复。"),
    ("每班至少 2 名救生员在岗。", "每班不少于 1 名救生员在岗。"),
    ("满意度不低于 90%。", "问卷里满意的不少于八成。"),
    ("满意度不低于 90%。", "10 位客人中至少 8 位满意。"),
    ("退款在 3 个工作日内到账。", "退款都在十三个工作日内到账。"),
    ("录像保存不少于 90 天。", "录像保存不少于 1 个月。"),
    ("客户等候超过 20 分钟时，大堂经理加开窗口。", "客户等候超过 40 分钟的，都加开了窗口。"),
    ("Guests are checked in within 5 minutes of arrival.", "Each guest was checked in within 15 minutes."),
    ("Calls are answered within 15 seconds.", "Test calls are answered within a minute."),
    ("Complaints are answered within one day.", "Complaints were answered within three days."),
    ("At least 95% of meals are served hot.", "9 of 10 meals are served hot."),
    ("Loan applications are decided within 3 working days.", "Applications were decided within 30 working days."),
    ("A lifeguard checks the pool every 2 hours.", "The log has a check every four hours."),
    ("公用触摸屏每天消毒 2 次。", "公用触摸屏每天消毒 1 次。"),
    ("值班经理在呼叫后 2 分钟内到场。", "值班经理接到呼叫后 5 分钟内到场。"),
]


def found_in(pairs: list[tuple[str, str]]) -> set[str]:
    """The ids of the items that are found to contradict their requirement."""
    requirements = [{"id": f"R{n}", "level": "must", "text": pair[0]} for n, pair in enumerate(pairs)]
    items = [{"id": f"C{n}", "text": pair[1], "verifies": [f"standard:hotel#R{n}"]} for n, pair in enumerate(pairs)]
    files = {
        "standards/service/hotel.yml": merge(sound("standard"), f"requirements: {json.dumps(requirements)}\n"),
        "playbooks/checklists/all.yml": merge(
            sound("checklist"), f"sections: {json.dumps([{'title': '全部', 'items': items}])}\n"
        ),
    }
    corpus = load(b"site_name: x\n", [TextSource(path, text.encode()) for path, text in files.items()])
    found = check(build_graph(corpus), dt.date(2026, 3, 1), frozenset({"limit-disagrees"}))
    assert all(each.rule == "limit-disagrees" for each in found), [str(each.message) for each in found]
    return {f"C{str(each.message).split(' R', 1)[1].split(',', 1)[0]}" for each in found}


def test_what_agrees_is_not_told() -> None:
    found = found_in(AGREE)
    assert not found, [AGREE[int(name[1:])] for name in found]


def test_what_disagrees_is_told() -> None:
    missed = {f"C{n}" for n in range(len(DISAGREE))} - found_in(DISAGREE)
    assert not missed, [DISAGREE[int(name[1:])] for name in missed]


@pytest.mark.parametrize(
    "text",
    [
        "5 个钟头内答复",
        "3 刻钟内到场，并说明原因",
        "2 星期一次，一次通过",
        "每个工作日检查 2 次，再查一遍",
        "一次告知，3 天内办结",
        "１５ 分钟内办完，最多 20 分钟",
        "等候 5 h，不超过 6 h",
    ],
)
def test_a_comma_of_either_width_changes_no_amount(text: str) -> None:
    def amounts(words: str) -> list[tuple[str, float, str]]:
        return [(limit.sort, limit.value, limit.bound) for limit in limits_in(words)]

    assert amounts(text) == amounts(text.replace("，", ",")) == amounts(f"好，{text}")
    assert amounts(text)
