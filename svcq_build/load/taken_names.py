"""Taken names: a file is not told to take the name of another that is there already.

What is wrong with a file's name is known from the name alone, and remembered by it; whether the name that it should
have is free is asked when the finding is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from posixpath import dirname, join

from svcq_build.load.corpus import Corpus
from svcq_build.load.sources import split_name
from svcq_build.model import Finding
from svcq_build.words import say

#: What file managers, mail programs and synchronised folders put behind the name of a copy.
_COPY = re.compile(
    r"(?:[ _-]*(?:副本|复件|拷贝|备份|copy|copia|kopie|backup)| ?[(（][0-9]{1,3}[)）]|[ _(（-]*(?:冲突|conflict).*)+$",
    re.IGNORECASE,
)


def beside_others(corpus: Corpus) -> Callable[[Finding], Finding]:
    """What tells a finding about a file's name with regard to the files that are there.

    Args:
        corpus: all that was read, and all that was not.
    """
    taken = {entry.path for entry in corpus.entries.values()} | {file.path for file in corpus.unread}

    def told(finding: Finding) -> Finding:
        if finding.rule != "file-name":
            return finding
        path = finding.spot.path
        folder, (stem, ending) = dirname(path), split_name(path)
        plain = _COPY.sub("", stem)
        if plain != stem and join(folder, plain + ending) in taken:
            hint = say("It looks like a copy of {name}: delete it, or give it an id of its own.", name=plain + ending)
            return replace(finding, hint=hint)
        name = str(dict(finding.hint.values).get("name", "")) if finding.hint is not None else ""
        if not name or join(folder, name) not in taken or join(folder, name) == path:
            return finding
        return replace(finding, hint=say("{name} is there already: delete one of the two files.", name=name))

    return told
