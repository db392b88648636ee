"""Words from documents inside Markdown that a git host shows."""

from __future__ import annotations

import re

from svcq_build.words import clean, no_command, one_line

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|~>@:$])")
#: What a git host turns into a mention of a person or an issue even when it is escaped; on GitLab also of a merge
#: request, a snippet, a label, a milestone, an epic.
_CALLS = re.compile(r"\\[@#]|(?<!\w)(?:\\[!$~]|%|&amp;)(?=[\w\"'])")


def safe(text: str) -> str:
    """Words from a document on one line, which must not become markup, mentions or links."""
    escaped = _SPECIAL.sub(r"\\\1", one_line(text).replace("&", "&amp;").replace("<", "&lt;"))
    return _CALLS.sub(lambda found: f"{found[0]}&#8203;", escaped)


def code(text: str) -> str:
    """A name as code."""
    return f"`{no_command(clean(' '.join(text.replace('`', '').split())))}`"
