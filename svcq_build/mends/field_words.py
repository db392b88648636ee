"""Field words: what people call a field, beside the title that pages show."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

#: Words apart from each other by blanks, by the field that they mean.
FIELD_WORDS: Mapping[str, str] = {
    "kind": "类型 类别 种类 文档类型 文件类型 文档种类 文件种类 type",
    "title": "标题 名称 题目 题名 名字 name",
    "summary": "摘要 简介 概述 概要 提要 description",
    "code": "编号 文号 文件编号 代码",
    "status": "状态 效力 state",
    "version": "版本 版本号 版次",
    "owner": "负责人 责任人 责任岗位 归口 归口岗位 责任部门 主管岗位 归口管理 responsible",
    "effective": "生效 生效日期 生效日 实施日期 施行日期 执行日期 date",
    "review": "复审 评审 复核",
    "every": "周期 频次 频率 间隔",
    "last": "上次 最近 上次复审 上次日期",
    "changes": "变更 变更记录 修订记录 修改记录 history",
    "reason": "原因 理由 变更原因",
    "tags": "标签 关键词 关键字 keywords",
    "audience": "公开范围 受众 读者",
    "goal": "目标 目的 宗旨",
    "purpose": "目的 宗旨",
    "scope": "范围 适用范围",
    "applies_to": "适用于 适用对象 适用岗位",
    "requirements": "要求 条款 内容要求",
    "level": "级别 等级 强制程度",
    "text": "内容 正文 文字 描述 说明",
    "steps": "步骤 流程 环节",
    "by": "执行人 执行岗位 经办人 谁做 岗位",
    "within": "时限 期限 办理时限 用时",
    "items": "检查项 项目 条目",
    "sections": "分组 部分 章节",
    "frequency": "频次 频率 周期",
    "target": "目标值 目标 指标值",
    "warning": "预警值 预警",
    "unit": "单位 计量单位",
    "source": "来源 数据来源",
    "definition": "定义 释义 含义",
    "aliases": "别名 又称 同义词 简称",
    "mission": "使命 职责概述",
    "responsibilities": "职责 岗位职责",
    "members": "成员 组员",
    "weight": "权重 分值 分数",
    "critical": "关键项 关键 否决项",
    "site_name": "站点名称 网站名称 站名 网站名 手册名称",
    "verifies": "核验 对应要求 依据标准",
    "related": "相关 相关文件 参见",
}


def spelt_alike(name: str) -> str:
    """A name as it is without capitals, full-width letters, hyphens, underscores and blanks."""
    return re.sub(r"[-_\s]", "", unicodedata.normalize("NFKC", name)).casefold()


def field_called(name: str, titles: Mapping[str, str]) -> str | None:
    """The one field that a name can only mean: by its title, another spelling, or another word for it.

    Args:
        name: what is written. titles: the Chinese titles of the fields that may stand there, by name.
    """
    said = name.strip()
    for fields, called in zip(_ways(tuple(titles.items())), (spelt_alike(name), said, said), strict=True):
        found = fields.get(called, ())
        if len(found) == 1:
            return found[0]
    return None


@lru_cache(maxsize=1_000)  # a file may have thousands of unknown fields
def _ways(titles: tuple[tuple[str, str], ...]) -> tuple[Mapping[str, list[str]], ...]:
    """The fields by their spelling, by their title, and by other words for them."""
    spelt, titled, worded = defaultdict(list), defaultdict(list), defaultdict(list)
    for field, title in titles:
        spelt[spelt_alike(field)].append(field)
        titled[title].append(field)
        for word in dict.fromkeys(FIELD_WORDS.get(field, "").split()):
            worded[word].append(field)
    return spelt, titled, worded
