"""A notice as an e-mail (.eml): plain words in every language of the handbook that svcq speaks.

It has no recipient, unless the role's account is an address: whoever sends it knows who fills the role. A mail program
opens it as a draft.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from email.message import EmailMessage
from email.policy import SMTP

from svcq_build.load import mentions
from svcq_build.reporters.notices._words import Line, Told
from svcq_build.words import clean


def report(told: Sequence[Told], sender: str | None) -> str:
    """See :func:`svcq_build.reporters.notices.report_notices`; of one role."""
    if not told:
        return ""
    letter = EmailMessage(policy=SMTP)
    first = told[0]
    letter["Subject"] = " / ".join(one.subject for one in told)
    if sender:
        letter["From"] = sender
    addresses = [
        name for name in mentions(first.review.settings.svcq.accounts.get(first.notice.role.partition(":")[2], ""))
        if not name.startswith("@")
    ]  # fmt: skip
    if addresses:
        letter["To"] = ", ".join(addresses)
    letter["X-Unsent"] = "1"
    letter["Auto-Submitted"] = "auto-generated"
    letter.set_content(clean("\n\n".join("\n".join(_lines(one)) for one in told)), charset="utf-8", cte="base64")
    return letter.as_string()


def _lines(told: Told) -> Iterator[str]:
    yield from (told.lead, "", told.headings[0])
    for news in told.news:
        yield f"* {_with_address(news.title, news.facts)}"
        yield from (f"  - {change}" for change in news.changes)
        if news.reason:
            yield f"  - {news.reason}"
    yield from ("", told.headings[1])
    yield from (f"* {_with_address(line)}" for line in told.to_do)
    if told.more.address:
        yield from ("", _with_address(told.more))


def _with_address(line: Line, facts: str = "") -> str:
    shown = f"{line.text} ({facts})" if facts else line.text
    return f"{shown}\n  {line.address}" if line.address else shown
