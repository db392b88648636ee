"""Namesakes: which document is meant by words that are no reference to one.

People write a document's title, its code, an alias, its path, its address on the site, or its id with a slip. Where
only one document can be meant, and it goes by that very name, the reference is certain.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from svcq_build.kinds import all_kinds
from svcq_build.load.corpus import Corpus, Entry
from svcq_build.load.former_names import former_documents
from svcq_build.model import PART_PATTERN, Finding, Named, Ref, Replacement
from svcq_build.syntax import like
from svcq_build.words import Message, nearest, say

_AROUND = " \t\n\"'“”‘’《》〈〉「」『』[]()（）【】。，、；,;"
_LINK = re.compile(r"\[[^\[\]]*\]\((?P<address>[^()\s]+)\)")
_PART = re.compile(rf"(?P<document>.+?)(?: *# *| +(?:第 ?)?)(?P<part>{PART_PATTERN})(?: ?条)?", re.ASCII)
_ENDING = re.compile(r"\.(?:ya?ml|md|html?)$", re.IGNORECASE)
#: Nobody names a document in more characters than this.
_LONGEST = 200
#: So many documents are named where any of them can stand.
_MOST_NAMED = 8
_SEPARATORS = re.compile(r" ?[、，,;；] ?")
#: What parts the words of an id, as people and programs write it: blanks, and all that looks like a hyphen.
_SPACES = re.compile("[\\s_\u00ad\u2010-\u2015\u2212-]+")


@dataclass(frozen=True, slots=True)
class Meant:
    """What words may mean.

    Attributes:
        references: as the field wants them written, best first. certain: whether the first can alone be meant.
        near: it only looks like what is written. all: the words name each of them, one after the other.
    """

    references: tuple[str, ...]
    certain: bool
    near: bool = False
    all: bool = False


class Namesakes:
    """The documents of a corpus by all the names that they go by."""

    def __init__(self, corpus: Corpus) -> None:
        """Take a corpus; it is looked at only when the first name is asked for."""
        self._corpus = corpus
        self._known: dict[tuple[str, tuple[str, ...], str], Meant | None] = {}
        self._ids: dict[tuple[str, ...], dict[str, Entry]] = {}

    @cached_property
    def _by_name(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = defaultdict(list)
        for entry in self._corpus.entries.values():
            names = [
                entry.id,
                entry.path,
                entry.path.rpartition("/")[2],
                entry.data.get("title"),
                entry.data.get("code"),
            ]
            aliases = entry.data.get("aliases")
            names += aliases if isinstance(aliases, list) else []
            for name in {_folded(name) for name in names if isinstance(name, str)}:
                found[name].append(entry)
        return found

    @cached_property
    def _former(self) -> dict[str, list[Entry]]:
        """Documents by the ids that they had once."""
        found: dict[str, list[Entry]] = defaultdict(list)
        for former, now in former_documents(self._corpus).items():
            if now in self._corpus.entries:
                found[former.partition(":")[2]].append(self._corpus.entries[now])
        return found

    def meant(self, text: str, mark: Ref) -> Meant | None:
        """What ``text`` may mean in a field that wants ``mark``; None when nothing comes near."""
        if len(text) > _LONGEST:
            return None
        key = (text, mark.kinds, mark.part)
        if key not in self._known:
            found = self._meant(text, mark)  # a document that lacks the part which it is named with is not meant
            self._known[key] = found if found is not None and found.references else None
        return self._known[key]

    def _meant(self, text: str, mark: Ref) -> Meant | None:
        linked = _LINK.fullmatch(text.strip())  # ``[words](role:clerk)``: a link's address is what is meant
        plain = unicodedata.normalize("NFKC", linked["address"] if linked else text).strip(_AROUND)
        whole = self._one(plain, None, mark)
        if whole is not None and whole.certain:
            return whole
        pieces = _SEPARATORS.split(plain)
        if len(pieces) == 1 and all(":" in piece for piece in plain.split()):  # ``role:a role:b``
            pieces = plain.split()
        if 1 < len(pieces) <= 8:
            each = [self._one(piece, None, mark) for piece in pieces]
            sure = [one.references[0] for one in each if one is not None and one.certain]
            return Meant(tuple(sure), certain=False, all=len(sure) == len(pieces)) if sure else whole
        found = _PART.fullmatch(plain)
        if found is None and "#" in plain:
            bare = self._one(plain.partition("#")[0].strip(_AROUND), None, mark)
            return replace(bare, certain=False) if bare is not None else whole
        return (self._one(found["document"].strip(_AROUND), found["part"], mark) if found else None) or whole

    def _one(self, words: str, part: str | None, mark: Ref) -> Meant | None:
        kind, name = _kind_and_name(words)
        kinds = (kind,) if kind and (not mark.kinds or kind in mark.kinds) else mark.kinds or tuple(all_kinds())
        exact = _of(self._by_name.get(_folded(name), ()), kinds) or _of(self._former.get(name.lower(), ()), kinds)
        if exact:
            return self._written(exact, part, mark, certain=len(exact) == 1)
        if kinds not in self._ids:
            entries = self._corpus.entries.values()
            self._ids[kinds] = {entry.id: entry for entry in entries if entry.kind.name in kinds}
        ids = self._ids[kinds]
        slug = _SPACES.sub("-", _ENDING.sub("", name)).lower()
        close = nearest(slug, ids) if slug.isascii() and slug else None
        if close is not None:
            return replace(self._written([ids[close]], part, mark, _one_slip(slug, close, ids)), near=True)
        if kind and len(mark.kinds) > 1:
            others = replace(mark, kinds=tuple(one for one in mark.kinds if one != kind))
            found = _of(self._by_name.get(_folded(name), ()), others.kinds)
            if len(found) == 1:
                return replace(self._written(found, part, mark, certain=False), near=True)
        inside = [
            entry
            for entry in ids.values()
            if isinstance(title := entry.data.get("title"), str) and _overlap(name, title)
        ]
        return self._written(inside[:3], part, mark, certain=False) if inside else None

    def _written(self, entries: Sequence[Entry], part: str | None, mark: Ref, certain: bool) -> Meant:
        written = []
        for entry in entries:
            name = entry.id if mark.default_kind == entry.kind.name else entry.ref
            parts = _part_names(entry, part)
            if mark.part == "must":
                written += [f"{name}#{each}" for each in parts[:8]]
                certain = certain and len(parts) == 1 and part is not None
            elif mark.part == "may" and part is not None:
                written += [f"{name}#{each}" for each in parts[:1]] or [name]
                certain = certain and len(parts) == 1
            else:
                written.append(name)
                certain = certain and part is None  # what is named besides would be lost
        return Meant(tuple(written), certain)

    def hint_of_all(self, mark: Ref) -> Message:
        """The advice where nothing comes near: what there is to choose from, or how to write it."""
        kinds = [kind for kind in all_kinds().values() if not mark.kinds or kind.name in mark.kinds]
        entries = _of(self._corpus.entries.values(), [kind.name for kind in kinds])
        names = [entry.id if mark.default_kind == entry.kind.name else entry.ref for entry in entries]
        if mark.part == "must":
            names = [f"{name}#{part}" for name, entry in zip(names, entries, strict=True) for part in entry.parts]
        folders = ", ".join(kind.folder for kind in kinds[:3])
        values = {
            "folders": folders if len(kinds) <= 3 else f"{folders} …",
            "command": f"svcq explain {kinds[0].name}" if len(kinds) == 1 else "svcq new --help",
        }
        if not names:
            return say("There is none yet; write one in {folders}: “{command}” tells how.", **values)
        if len(names) <= _MOST_NAMED:
            written = ", ".join(names)
            return say("Write one of {choices}, or a new one in {folders}: “{command}” tells how.",
                       choices=written, **values)  # fmt: skip
        return say(
            "Write the id of one in {folders} ({choices} …), or a new one: “{command}” tells how.",
            choices=", ".join(names[:3]),
            **values,
        )


def _part_names(entry: Entry, part: str | None) -> list[str]:
    """The parts of a document that a part's name may mean; all where none is named."""
    if part is None:
        return list(entry.parts)
    if part in entry.parts:
        return [part]
    return [name for name in entry.parts if name.lower() == part.lower()]


def _of(entries: Iterable[Entry], kinds: Sequence[str]) -> list[Entry]:
    return [entry for entry in entries if entry.kind.name in kinds]


def _folded(name: str) -> str:
    """A name without case, blanks and the ending of a file."""
    plain = unicodedata.normalize("NFKC", name).strip(_AROUND).casefold()
    return _SPACES.sub("", _ENDING.sub("", plain))


def _kind_and_name(words: str) -> tuple[str | None, str]:
    """The kind that words name, and the rest: ``Standard: x``, ``服务标准:x``, ``/standards/x/``, a path."""
    before, colon, after = words.partition(":")
    if colon:
        kind = _kind_called(before)
        return kind, after.strip(_AROUND) if kind else words
    folders, slash, last = words.removesuffix("index.html").strip("/.").rpartition("/")
    if slash:
        by_folder = next((kind.name for kind in all_kinds().values() if f"{folders}/".endswith(kind.folder)), None)
        return by_folder or _kind_called(folders.rpartition("/")[2]), last
    return None, words


def _kind_called(word: str) -> str | None:
    plain = word.strip(_AROUND).casefold()
    for kind in all_kinds().values():
        if plain in (kind.name, kind.plural, kind.zh, kind.en.casefold(), kind.en_plural.casefold()):
            return kind.name
    return nearest(plain, all_kinds()) if plain.isascii() else None


def _overlap(name: str, title: object) -> bool:
    if not isinstance(title, str):
        return False
    name, title = _folded(name), _folded(title)
    return len(name) >= 2 and len(title) >= 2 and (name in title or title in name)


def _one_slip(name: str, close: str, ids: Iterable[str]) -> bool:
    """Whether a name is an id but for one wrong, missing, doubled or swapped letter, and like no other id."""
    from rapidfuzz.distance import OSA

    if len(close) < 6 or re.sub("[^0-9]", "", name) != re.sub("[^0-9]", "", close):
        return False
    if OSA.distance(name, close, score_cutoff=1) > 1:
        return False
    return all(other == close or OSA.distance(name, other, score_cutoff=3) > 3 for other in ids)


def hint_of(meant: Meant) -> Message:
    """The advice to write what is meant."""
    if len(meant.references) > 1:
        return say("Did you mean one of {choices}?", choices=", ".join(meant.references))
    if meant.certain and not meant.near:
        return say("Write {meant}.", meant=meant.references[0])
    return say("Did you mean “{name}”?", name=meant.references[0])


def tell_meant(namesakes: Namesakes, finding: Finding) -> Finding:
    """A finding about a value that is no reference, with the document that it was meant to name."""
    named = finding.named
    meant = namesakes.meant(named.text, named.mark) if named is not None else None
    if named is None or (finding.hint is not None and meant is None):
        return finding
    if meant is None:
        return replace(finding, hint=namesakes.hint_of_all(named.mark))
    if meant.all and isinstance(named.route[-1], int):
        hint = say("Give each an item of its own: {items}.", items=", ".join(meant.references))
        return replace(finding, hint=hint, fix=_as_items(finding, named, meant) or finding.fix)
    fix = finding.fix
    if meant.certain and named.span is not None:
        fix = (Replacement(finding.spot.path, named.span, like(named.raw, meant.references[0]), named.route),)
    return replace(finding, hint=hint_of(meant), fix=fix)


def _as_items(finding: Finding, named: Named, meant: Meant) -> tuple[Replacement, ...]:
    """What makes items of the names that stand in one item of a list."""
    if named.span is None or not (named.in_brackets or named.dash):
        return ()
    between = ", " if named.in_brackets else f"\n{named.dash}"
    text = between.join(like(named.raw, reference) for reference in meant.references)
    return (Replacement(finding.spot.path, named.span, text, named.route[:-1]),)
