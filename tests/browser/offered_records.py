"""Records that a page offers to be kept: their text is read as svcq reads files of records."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page

from svcq_build.model import Finding
from svcq_build.records import all_record_kinds
from svcq_build.records.reading import read_record


def offered_record(page: Page, kind: str, folder: str) -> Any:
    """The model of the record of a kind that a page offers; sound, where it goes in ``records/<folder>/``."""
    text = page.locator(".sv-run__record code").text_content() or ""
    name = re.search(r"^id: (\S+)$", text, re.MULTILINE)
    assert name
    findings: list[Finding] = []
    path = f"records/{folder}/{name[1][:4]}/{name[1]}.yml"
    record = read_record(path, text.encode(), all_record_kinds()[kind], findings)
    assert findings == []
    assert record is not None
    return record.model
