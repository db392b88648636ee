"""What people ask a handbook, and where each is answered: among the first three results."""

from __future__ import annotations

_COMPLAINTS = "standards/complaint-handling/"

#: By the edition in which it is asked. What is wanted is the beginning of an address, as a regular expression.
FOUND: dict[str, dict[str, str]] = {
    "": {
        # names, whole and in part
        "投诉": _COMPLAINTS,
        "投诉处理": _COMPLAINTS,
        "投诉专员": "roles/complaint-officer/",
        "窗口受理员": "roles/window-clerk/",
        "回访": "glossary/follow-up/",
        "平均等候时间": "indicators/waiting-time/",
        "一次性告知": "glossary/one-time-notice/",
        "火灾": "procedures/fire/",
        "排队": "standards/queueing/",
        "职责矩阵": "raci/",
        "无障碍": "standards/accessibility/",
        # parts, by words that no dictionary cuts so
        "投诉台账": f"{_COMPLAINTS}#R2",
        "装齐五份材料": f"{_COMPLAINTS}#R5",
        "严重程度": f"{_COMPLAINTS}|procedures/|glossary/complaint-severity/",
        "轮椅坡道": "standards/accessibility/#R1|checklists/accessibility-inspection/",
        "障碍": "standards/accessibility/",
        "灭火器": "checklists/fire-safety-inspection/|standards/site-safety/",
        # Traditional, full width, codes, mixed
        "投訴": _COMPLAINTS,
        "投訴專員": "roles/complaint-officer/",
        "窗口受理員": "roles/window-clerk/",
        "ＺＷＦＷ－Ｃ－０１": _COMPLAINTS,
        "ZWFW-C-01": _COMPLAINTS,
        "zwfw c 01": _COMPLAINTS,
        "zwfwc01": _COMPLAINTS,
        "GC-03": "procedures/fire/",
        "ISO9001": "frameworks/iso-9001-2015/",
        "iso 9001": "frameworks/iso-9001-2015/",
        "12345 投诉": f"{_COMPLAINTS}|processes/complaint/|roles/complaint-officer/",
        # as it sounds
        "tousu": _COMPLAINTS,
        "tousuchuli": _COMPLAINTS,
        "tousuzhuanyuan": "roles/complaint-officer/",
        "huozai": "procedures/fire/",
        "paidui": "standards/queueing/",
        "huifang": "glossary/follow-up/",
        "ts": _COMPLAINTS,
        "wza": "standards/accessibility/",
        "yingji": "procedures/|standards/site-safety/",
        # questions
        "着火了怎么办": "procedures/fire/",
        "投诉多久答复": f"{_COMPLAINTS}|indicators/complaint",
        "等候多久": "standards/queueing/|indicators/waiting-time/|commitments/waiting/",
        "群众要投诉怎么办": f"{_COMPLAINTS}|processes/complaint/|procedures/complaint-response/",
        "系统坏了怎么办": "procedures/system-outage/",
        "谁来回访": f"glossary/follow-up/|{_COMPLAINTS}|indicators/follow-up",
        "怎样修改标准": "guides/changing-a-standard/",
        # what is called otherwise in the handbook
        "打人": "procedures/violent-conflict/",
        "泄密": "procedures/data-leak/",
        "厕所": "standards/hall-environment/",
        # English in the Chinese edition: ids and other names
        "complaint": "glossary/complaint|standards/complaint|procedures/complaint",
        "follow-up call": "glossary/follow-up/",
    },
    "en/": {
        "complaint handling": _COMPLAINTS,
        "complaints": _COMPLAINTS,
        "handling complaints": _COMPLAINTS,
        "complaints officer": "roles/complaint-officer/",
        "window clerk": "roles/window-clerk/",
        "queuing": "standards/queueing/",
        "fire": "procedures/fire/",
        "fire extinguishers": "checklists/fire-safety-inspection/|standards/site-safety/",
        "extingiusher": "checklists/fire-safety-inspection/|standards/site-safety/",
        "complant": _COMPLAINTS,
        "ocmplaint": _COMPLAINTS,
        "accessibilty": "standards/accessibility/|checklists/accessibility",
        "wheelchair": "standards/accessibility/|checklists/accessibility-inspection/",
        "ZWFW-C-01": _COMPLAINTS,
        "zwfwc01": _COMPLAINTS,
        "how long do customers wait": "standards/queueing/|commitments/waiting/|indicators/waiting-time/",
        "what to do in a fire": "procedures/fire/",
        "following up": "glossary/follow-up|indicators/follow-up|standards/complaint",
        "acceptances": "processes/acceptance/|standards/",
        "raci": "raci/|glossary/raci/",
        "wheel chair": "standards/|checklists/accessibility-inspection/|procedures/",
        "mystery shopper": "glossary/mystery-visit/",
        "refund": "standards/fees-and-receipts/",
    },
}

#: What no page of the handbook speaks of.
NOTHING: dict[str, list[str]] = {
    "": [
        "退休",
        "护照",
        "养老金",
        "比特币",
        "宠物寄养",
        "轮渡时刻",
        "zzqqxx",
        "退休怎么办",
        "支付宝",
        "彩票",
        "龘",
        "qqxxzz",
    ],
    "en/": ["passport", "bitcoin", "zzqqxx", "pension", "helicopter", "how do I get a passport", "crypto wallet"],
}
