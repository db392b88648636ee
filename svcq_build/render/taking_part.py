"""Taking part: what readers can say of a page, and where each of it goes, filled in.

On the git host that is a new issue (in the repository's own form, where it has one that asks which page it is about);
for who has no account there, whatever `extra.svcq.feedback_to` names.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

import yaml

from svcq_build.load import Settings
from svcq_build.render.hosting import host_name, report_url

#: Where GitHub looks for forms, and what the field that takes the page is called in the form of “svcq init”.
_FORMS, _PAGE = ".github/ISSUE_TEMPLATE", "page"

#: What can be said, and the icon of it.
_USEFUL, _USELESS = ("useful", "material/thumb-up-outline"), ("useless", "material/thumb-down-outline")
_REPORT, _SUGGEST = ("report", "material/comment-alert-outline"), ("suggest", "material/lightbulb-on-outline")


@dataclass(frozen=True, slots=True)
class Way:
    """Something to say of a page.

    Attributes:
        name: report, suggest, useful or useless. label: on its button. icon: a Material icon.
        address: where it goes.
    """

    name: str
    label: str
    icon: str
    address: str


@dataclass(frozen=True, slots=True)
class TakingPart:
    """All that readers can say of a page; both empty where there is nowhere to send it.

    Attributes:
        ways: each with its address. other: a way for who has no account, beside those that need one; empty without.
        other_label: what it is called.
    """

    ways: tuple[Way, ...] = ()
    other: str = ""
    other_label: str = ""


def ways_of_speaking(
    settings: Settings, word: Callable[..., str], root: Path | None, page: str, place: str
) -> TakingPart:
    """What can be said of pages.

    Args:
        settings: where it goes. word: finds words in the readers' language. root: the repository, for its own form.
        page, place: what stands for a page's name and address; they are put into addresses as they are.
    """
    asked = (
        (_USEFUL, word("Useful"), word("Useful: {page}", page=page), word("What did it help you to do?")),
        (_USELESS, word("Not useful"), word("Not useful: {page}", page=page), word("What were you looking for?")),
        (
            _REPORT,
            word("Report a problem"),
            word("Problem: {page}", page=page),
            word("What is wrong, cannot be done, or is hard to understand?"),
        ),
        (
            _SUGGEST,
            word("Suggest an improvement"),
            word("Suggestion: {page}", page=page),
            word("What would be better, and what does that rest on: a figure, an inspection, complaints?"),
        ),
    )
    form = _form(settings, root)
    mail = settings.svcq.feedback_to or ""
    ways = []
    for (name, icon), label, title, question in asked:
        body = word("{question}\n\n\nPage: {page}\nAddress: {place}\n", question=question, page=page, place=place)
        fields = {"template": form, "title": title, _PAGE: f"{page} {place}"} if form else {}
        address = report_url(settings, title, body, fields) or _written(mail, title, body)
        if address:
            ways.append(Way(name, label, icon, address))
    other = mail if settings.repo_url else ""
    labels = {"mailto": word("Write an e-mail"), "tel": word("Call")}
    label = labels.get(urlsplit(other).scheme, word("Use the form")) if other else ""
    return TakingPart(tuple(ways), _written(other, page, place), label)


def _written(address: str, title: str, body: str) -> str:
    """A mailbox with what is written to it; any other address as it is."""
    if not address.startswith("mailto:"):
        return address
    return f"{address}?subject={quote(title, safe='')}&body={quote(body, safe='')}"


def _form(settings: Settings, root: Path | None) -> str:
    """The file of the repository's own issue form that asks which page it is about; empty without one."""
    if root is None or host_name(settings) != "github":
        return ""
    for path in sorted((root / _FORMS).glob("*.y*ml")):
        try:
            form = yaml.safe_load(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeError, yaml.YAMLError):
            continue
        fields = form.get("body") if isinstance(form, dict) else None
        if any(isinstance(field, dict) and field.get("id") == _PAGE for field in fields or ()):
            return path.name
    return ""
