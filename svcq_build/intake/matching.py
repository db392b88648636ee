"""Matching: what words of headings and tables are compared as, in whichever of the two scripts they are written."""

from __future__ import annotations

import re

#: The characters of the words that tell kinds, fields and columns, where the two scripts differ.
_TRADITIONAL = (
    "標準規範檢應預訓課職責崗務員辦條術語問題單據時間內環節驟編號實圍義釋級權績統計來頻場設備衛話稱項說記錄輸關鍵點質"
    "險結終適範對象屬領導組織構業處緊須當許禁嚴進導練講師學習評產後資料報總則錯誤達優"
)
_SIMPLIFIED = (
    "标准规范检应预训课职责岗务员办条术语问题单据时间内环节骤编号实围义释级权绩统计来频场设备卫话称项说记录输关键点质"
    "险结终适范对象属领导组织构业处紧须当许禁严进导练讲师学习评产后资料报总则错误达优"
)
_TABLE = str.maketrans(_TRADITIONAL, _SIMPLIFIED)
_HAN = "\u4e00-\u9fff"
#: Characters set apart with blanks, as offices set titles: 岗 位 说 明 书, 目　的.
_SET_APART = re.compile(rf"(?<![{_HAN}])[{_HAN}](?:[ \u3000\u00a0]+[{_HAN}])+(?![{_HAN}])")
_BLANKS = re.compile(r"[ \u3000\u00a0]+")


def closed_up(text: str) -> str:
    """A text in which no characters are set apart with blanks."""
    return _SET_APART.sub(lambda found: _BLANKS.sub("", found[0]), text)


def matched(text: str) -> str:
    """A text as patterns look at it: the words that they know are closed up and in Simplified characters."""
    return closed_up(text).translate(_TABLE)
