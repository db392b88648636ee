"""How long it takes to read documents, for who learns from them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial
from math import ceil

from svcq_build.model import Prose, leaves, parse_reference
from svcq_build.render.views import Context

#: Read in a minute: characters of Chinese (Trauzettel-Klosinski and Dietz 2012), and words of other languages (English
#: non-fiction, Brysbaert 2019).
_CHARACTERS, _WORDS = 255, 238
_CHARACTER = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_WORD = re.compile(r"[^\W\d_\u3400-\u9fff\uf900-\ufaff]+(?:[’'-][^\W\d_\u3400-\u9fff]+)*")
#: What is not read to learn: what happened to a document.
_NOT_READ = {
    "kind",
    "code",
    "status",
    "version",
    "owner",
    "effective",
    "review",
    "changes",
    "tags",
    "audience",
    "aliases",
}


def reading_minutes(context: Context, targets: Iterable[str]) -> int:
    """How many minutes it takes to read some documents once, at least one; 0 where there are none.

    Args:
        targets: documents or parts of them; of a part, the document is read.
    """
    refs = dict.fromkeys(reference.document for target in targets if (reference := parse_reference(target)))
    return ceil(sum(context.once(("reading", ref), partial(_seconds, context, ref)) for ref in refs) / 60)


def _seconds(context: Context, ref: str) -> float:
    """How many seconds it takes to read a document; 0 for one that cannot be shown."""
    local = context.local(ref)
    if local is None:
        return 0.0
    data = local.doc.model_dump(mode="json", by_alias=True, exclude=_NOT_READ, exclude_none=True)
    words = " ".join(str(leaf.value) for leaf in leaves(local.kind.model, data, Prose))
    return 60 * (len(_CHARACTER.findall(words)) / _CHARACTERS + len(_WORD.findall(words)) / _WORDS)


PROVIDES = {"reading_minutes": reading_minutes}
