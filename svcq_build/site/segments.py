"""Segments: Chinese cut into words, which search needs, since Chinese has no blanks between them."""

from __future__ import annotations

import contextlib
import logging
import re
import warnings
from functools import cache, lru_cache
from typing import Any

from svcq_build.files import cache_folder

#: A run of Chinese characters.
_HAN = re.compile(
    "[\u2e80-\u2fd5\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufad9\U00020000-\U0003ffff]+"
)
#: Stands between words; it has no width.
_MARK = "\u200b"


def segmented(html: str) -> str:
    """A text with a mark of no width around every Chinese word."""
    return _HAN.sub(lambda run: _cut(run[0]), html).strip(_MARK)


@lru_cache(maxsize=50_000)
def _cut(run: str) -> str:
    return f"{_MARK}{_MARK.join(_tokenizer().cut(run))}{_MARK}"


@cache
def _tokenizer() -> Any:
    """jieba, with its dictionary kept in our cache: its own place is a file of one name in the folder for temporary
    files, which anyone can have written there before."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of its own code
        import jieba
    jieba.setLogLevel(logging.CRITICAL)  # it reports in full that it could not keep its dictionary, and goes on
    folder = cache_folder()
    if folder is not None:
        with contextlib.suppress(OSError):
            jieba.dt.tmp_dir = str(folder / "jieba")
            (folder / "jieba").mkdir(parents=True, exist_ok=True)
            for draft in (folder / "jieba").glob("tmp*"):  # of a run that was killed, or found the disk full
                draft.unlink()
    return jieba.dt
