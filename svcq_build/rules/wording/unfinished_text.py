"""A document in force still holds words that were to be replaced.

Why: “To be written” asks nothing of anybody; readers take the whole document for a draft.
Bad:
    # standards/service/queueing.yml
    status: active
    goal: 待补充
Good:
    # standards/service/queueing.yml
    status: active
    goal: 客户等候不超过 20 分钟。
Fix: Write what was to stand there, leave the field out, or make the document a draft until it is written.
"""

import re
from collections.abc import Iterator

from svcq_build.load import Entry
from svcq_build.model import Finding, Prose, Severity, Spot, leaves
from svcq_build.rules import Context
from svcq_build.rules._standing import in_force
from svcq_build.rules.wording.placeholder_in_force import plain_line
from svcq_build.words import PLACEHOLDERS, say

SEVERITY = Severity.WARNING
_LATER = (
    "待(?:填写|填|写|补充|补|定|完善|编写|撰写|更新|确定|续)"
    "|to be (?:written|defined|done|decided|completed|determined)"
)
_MARKS = r"TODO|TBD|TBC|FIXME|XXX"
#: The whole of a text (or of a line of it) that only says that there will be one.
_WHOLE = re.compile(
    rf"(?:(?:此处|内容|正文)?(?:{_LATER})|(?i:{_MARKS})|lorem ipsum.*)"
    r"[。.…！!]*",
    re.IGNORECASE,
)
#: The same among other words: in brackets, or a mark in capitals that no word of a handbook is.
_AMONG = re.compile(
    rf"[（(【\[](?:{_LATER})[）)】\]]|(?<![A-Za-z0-9_-])(?:TODO|TBD|FIXME)(?![A-Za-z0-9_-])|[xX×]{{3,}}(?=[：:])"
)
#: How each of these begins, in any letters: without it in a text, nothing in it is still to be written. It is one set
#: of first characters, because that is searched for quickly.
_SIGN = re.compile(
    "[待TtFfXx×LlWw在](?:(?<=待)[填写补定完编撰更确续]|(?<=[Tt])(?:[Oo][Dd][Oo]|[Oo]\\s+[Bb][Ee]|[Bb][DdCc])|(?<=[Ff])[Ii][Xx]"
    "|(?<=[Xx×])[Xx×]{2}|(?<=[Ll])[Oo][Rr][Ee]|(?<=[Ww])[Rr][Ii][Tt][Ee]|(?<=在)这里写)"
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|`[^`]*`")


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each text that is still to be written."""
    if not in_force(entry) or not _may_be_open(entry.text):
        return
    for leaf in leaves(entry.kind.model, entry.data, Prose):
        words = _still_open(leaf.value)
        if words is not None:
            yield Finding(
                Spot(entry.path, leaf.route, within=words),
                say("“{words}” stands in a document that is in force.", words=words),
                say("Write what was to stand there, or make the document a draft until it is written."),
                document=entry.ref,
            )


def _may_be_open(text: str) -> bool:
    """Whether a look at each text of a file is worth its time; YAML's escapes and its folded lines may hide a sign."""
    return "\\" in text or _SIGN.search(text) is not None


def _still_open(text: str) -> str | None:
    """The words that say that a text is yet to be written."""
    lines = [plain_line(line) for line in text.split("\n")]
    if any(line in PLACEHOLDERS for line in lines):
        return None  # another rule's
    whole = next((line for line in lines if _WHOLE.fullmatch(line)), None)
    if whole is not None:
        return whole
    found = _AMONG.search(_QUOTED.sub(lambda quoted: " " * len(quoted[0]), text))
    return found[0] if found else None
