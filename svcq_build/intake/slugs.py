"""Slugs: a title → an id; Chinese by its sounds."""

from __future__ import annotations

import re
import unicodedata

from pypinyin import lazy_pinyin

from svcq_build.model import TAKEN_IDS
from svcq_build.words import is_device

#: Longer ones can be typed by nobody.
_LONGEST = 48


def slug_of(title: str, otherwise: str = "document") -> str:
    """An id for a title: pinyin for Chinese, letters and digits as they are.

    Args:
        title: the title. otherwise: the id where nothing of the title can stand in one.
    """
    spelt = " ".join(lazy_pinyin(unicodedata.normalize("NFKC", title)))
    plain = unicodedata.normalize("NFKD", spelt).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(slug) > _LONGEST:
        slug = slug[:_LONGEST].rpartition("-")[0] or slug[:_LONGEST]
    if not slug:
        return otherwise
    return f"{slug}-1" if slug in TAKEN_IDS or is_device(slug) else slug
