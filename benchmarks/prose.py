"""Longer texts for the generated handbook, no two alike, so that it compresses as a real one does."""

from __future__ import annotations

import random
import re

from vocabulary import NOUNS, VERBS

#: The texts that are made longer, one line each; in the second, also those of steps and duties, which demand nothing
#: that has to be checked word by word.
_TEXTS = r"mission|goal|purpose|situation|definition|method|source|behaviour|reason|finding|needs|context|action|lesson"
_LINE = re.compile(rf"^ *(?:- )?(?:{_TEXTS}|summary): .*。$", re.MULTILINE)
_LINE_AND_STEPS = re.compile(rf"^ *(?:- )?(?:{_TEXTS}|summary|text): .*。$", re.MULTILINE)
#: The last line of a term's definition.
_BLOCK_END = re.compile(r"^  抽查见.*。$", re.MULTILINE)
#: Documents whose `text` is a demand or a promise: their words are judged.
_JUDGED = ("standards/service/", "playbooks/checklists/", "playbooks/commitments/")


def at_length(path: str, text: str) -> str:
    """A generated document with what its texts leave out; the same document always gives the same."""
    dice = random.Random(f"{path}")

    def longer(found: re.Match[str]) -> str:
        return found[0] + sentence(dice, 5 if "summary:" in found[0] else 16)

    text = (_LINE if path.startswith(_JUDGED) else _LINE_AND_STEPS).sub(longer, text)
    text = _BLOCK_END.sub(lambda found: "\n".join([found[0], *(f"  {sentence(dice, 7)}" for _ in range(6))]), text)
    if path.endswith(".md"):
        text += "\n## 细节\n\n" + "\n\n".join("".join(sentence(dice, 4) for _ in range(4)) for _ in range(3)) + "\n"
    return text


def sentence(dice: random.Random, clauses: int) -> str:
    """A sentence of so many clauses that say what is done with what."""
    return "，".join(f"{dice.choice(NOUNS)}{dice.choice(VERBS)}{dice.choice(NOUNS)}" for _ in range(clauses)) + "。"
