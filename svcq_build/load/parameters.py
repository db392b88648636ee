"""Parameters: the values that texts and fields quote, from the documents that hold them.

They are read before all other documents, patiently: one that has a fault keeps its name, so that nobody is told that
it does not exist.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from svcq_build.files import PARAMETERS
from svcq_build.load.decoding import decode
from svcq_build.load.settings import Settings
from svcq_build.load.sources import Source, split_name
from svcq_build.load.yaml_texts import read_yaml
from svcq_build.model import PART_PATTERN, QUOTE, Amount, Finding, Parameter, Route, Spot, parse_amount
from svcq_build.syntax import Unreadable
from svcq_build.words import say


@dataclass(frozen=True)
class Parameters:
    """All parameters of a handbook, as its settings choose them.

    Attributes:
        known: those that have a value, by id. broken: the ids of those that have none; that is told where they stand.
        former: from ids of then to those of now.
        complete: whether everything that holds parameters could be read, so that what is not here does not exist.
        findings: what is wrong with them, beyond the shape of their documents. language: that of the documents.
        titles: what they are called, by id.
    """

    known: Mapping[str, Parameter] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()
    former: Mapping[str, str] = field(default_factory=dict)
    complete: bool = True
    findings: tuple[Finding, ...] = ()
    language: str = "zh"
    titles: Mapping[str, str] = field(default_factory=dict)

    def called(self, words: str) -> str | None:
        """The one parameter that words can only mean: by its id, however that is spelt, or by its title."""
        plain = _SPELT.sub("-", unicodedata.normalize("NFKC", words).strip().lower())
        if plain in self.known:
            return plain
        named = [name for name, title in self.titles.items() if title == words.strip() or name.lower() == plain]
        return named[0] if len(named) == 1 and named[0] in self.known else None

    def over(self, older: Mapping[str, Parameter]) -> Parameters:
        """These for a document of then: by the ids of then too, and with others that it quotes and that are gone."""
        former = {was: self.known[now] for was, now in self.former.items() if now in self.known}
        return Parameters({**older, **former, **self.known}, complete=False, language=self.language)


_ID = re.compile(PART_PATTERN, re.ASCII)
_SPELT = re.compile(r"[\s_\u2010-\u2015-]+")
#: What is known where nobody looked.
UNKNOWN = Parameters(complete=False)


def holds_parameters(path: str) -> bool:
    """Whether a file's place is among the documents that hold parameters."""
    return path.startswith(PARAMETERS) and path.endswith((".yml", ".md"))


def parameters_of(sources: Iterable[Source], settings: Settings) -> Parameters:
    """The parameters in some files; files that hold none are passed over.

    Args:
        sources: the files. settings: of the repository, which choose the size.
    """
    files = []
    for source in sources:
        if holds_parameters(source.path):
            try:
                files.append((source.path, source.read()))
            except OSError:
                files.append((source.path, b"\xff"))  # whoever reads it as a document tells it
    return read_parameters(files, settings)


def read_parameters(files: Iterable[tuple[str, bytes]], settings: Settings) -> Parameters:
    """The parameters in some files, by their paths and bytes; the rest as for :func:`parameters_of`."""
    reader = _Reader(settings.svcq.size, settings.svcq.languages[0])
    for path, content in files:
        reader.read(path, content)
    return reader.done()


@dataclass(slots=True)
class _Raw:
    """A parameter as it is written: where, and what of it."""

    path: str
    document: str
    route: Route
    value: Any
    value_route: Route
    unit: str
    title: str


class _Reader:
    """Gathers parameters, and resolves those that are built from others."""

    def __init__(self, size: str, language: str) -> None:
        self._size, self._language = size, language
        self._raw: dict[str, _Raw] = {}
        self._known: dict[str, Parameter] = {}
        self._broken: set[str] = set()
        self._former: dict[str, str] = {}
        self._complete = True
        self._findings: list[Finding] = []

    def read(self, path: str, content: bytes) -> None:
        """One file."""
        try:
            text = decode(content)
            if path.endswith(".md"):
                text = text[: text.find("\n---", 3) + 1]
            read = read_yaml(text)
            data = read.data
            if any(fault.merges for fault in read.faults):
                self._complete = False  # one whose first line is missing went into the one above it
        except Unreadable:
            data = None
        items = data.get("parameters") if isinstance(data, dict) else None
        if not isinstance(data, dict) or not isinstance(items, list):
            self._complete = False
            return
        document = f"parameters:{split_name(path)[0]}"
        for former in data.get("former_parts") or ():
            if isinstance(former, Mapping) and isinstance(former.get("was"), str):
                self._former[former["was"]] = str(former.get("now"))
        here: set[str] = set()
        for index, item in enumerate(items):
            name = item.get("id") if isinstance(item, Mapping) else None
            if not isinstance(item, Mapping) or not isinstance(name, str) or not _ID.fullmatch(name):
                self._complete = False  # it has another id than it should, which is told where it stands
                continue
            value = self._value(item, index)
            raw = _Raw(path, document, ("parameters", index), *value, _text(item, "unit"), _text(item, "title"))
            self._take(raw, name, here)

    def _take(self, raw: _Raw, name: str, here: set[str]) -> None:
        first = self._raw.setdefault(name, raw)
        if first is not raw and name not in here:  # twice in one document is told as of any part
            self._findings.append(
                Finding(
                    Spot(raw.path, (*raw.route, "id")),
                    say("There is already a parameter “{name}”, in {path}: nobody knows which of the two is quoted.",
                        name=name, path=first.path),
                    say("Give this one another id, or delete it and quote the other."),
                    ((Spot(first.path, (*first.route, "id")), say("first defined here")),),
                    raw.document,
                    "shared-parameter",
                )
            )  # fmt: skip
        here.add(name)

    def _value(self, item: Mapping[str, Any], index: int) -> tuple[Any, Route]:
        """What a parameter is worth in an organisation of the chosen size, and where that stands."""
        sizes = item.get("by_size")
        for at, one in enumerate(sizes if isinstance(sizes, list) else ()):
            if isinstance(one, Mapping) and one.get("size") == self._size and one.get("value") is not None:
                return one["value"], ("parameters", index, "by_size", at, "value")
        return item.get("value"), ("parameters", index, "value")

    def done(self) -> Parameters:
        """All that was read."""
        for name in self._raw:
            self._resolve(name, ())
        return Parameters(
            self._known,
            frozenset(self._broken),
            self._former,
            self._complete,
            tuple(self._findings),
            self._language,
            {name: raw.title for name, raw in self._raw.items() if raw.title},
        )

    def _resolve(self, name: str, path: tuple[str, ...]) -> Parameter | None:
        if name in self._known or name in self._broken:
            return self._known.get(name)
        raw = self._raw.get(name)
        if raw is None:
            return None
        if name in path:
            self._tell_cycle(path[path.index(name) :])
            return None
        if raw.value is None:
            self._broken.add(name)
            self._tell_nothing(name, raw)
            return None
        inner = token_in(raw.value)
        if inner is not None:
            base = self._resolve(inner, (*path, name))
            if base is None or name in self._broken:
                self._broken.add(name)
                return None
            of = (raw.document, name) if raw.unit else base.unit_of
            found = Parameter(name, raw.document, base.amount, raw.unit or base.unit, of)
        else:
            amount = _amount(raw.value)
            if amount is None:
                self._broken.add(name)
                return None
            found = Parameter(name, raw.document, amount, raw.unit, (raw.document, name) if raw.unit else None)
        self._known[name] = found
        return found

    def _tell_cycle(self, names: tuple[str, ...]) -> None:
        self._broken.update(names)
        raw = self._raw[names[0]]
        way = " → ".join((*names, names[0]))
        if len(names) == 1:
            message = say("The parameter “{name}” is built from itself.", name=names[0])
        else:
            message = say("These parameters are built from each other, so none has a value: {way}.", way=way)
        others = tuple(
            (Spot(self._raw[name].path, self._raw[name].value_route), say("“{name}” is built here", name=name))
            for name in names[1:]
        )
        self._findings.append(
            Finding(
                Spot(raw.path, raw.value_route),
                message,
                say("Write the value itself in one of them."),
                others,
                raw.document,
                "parameter-cycle",
            )
        )

    def _tell_nothing(self, name: str, raw: _Raw) -> None:
        self._findings.append(
            Finding(
                Spot(raw.path, (*raw.route, "id")),
                say("The parameter “{name}” has no value for an organisation of the size that mkdocs.yml chooses "
                    "({size}).", name=name, size=self._size),
                say("Give it a “value” that holds for all sizes, or one for this size under “by_size”."),
                document=raw.document,
                rule="parameter-without-value",
            )
        )  # fmt: skip


def token_in(value: object) -> str | None:
    """The id of the parameter that a whole value quotes, also where YAML takes its braces for a group."""
    if isinstance(value, Mapping) and len(value) == 1:
        key, inner = next(iter(value.items()))
        value = f"{{{key}}}" if isinstance(key, str) and inner is None else None
    found = QUOTE.fullmatch(value.strip()) if isinstance(value, str) else None
    return found[1] if found else None


def _amount(value: object) -> Amount | None:
    try:
        return parse_amount(value)
    except ValueError:
        return None


def _text(item: Mapping[str, Any], name: str) -> str:
    value = item.get(name)
    return value if isinstance(value, str) else ""


def all_of(parameters: Parameters) -> Iterator[str]:
    """Every id that a quote may name."""
    yield from parameters.known
    yield from parameters.broken
