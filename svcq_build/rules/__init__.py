"""Rules: graph → findings, one file a rule, found by its place: ``rules/<group>/<name>.py``.

A rule's module is its documentation. Its docstring states in the first line what is wrong, then
*Why*, *Bad*, *Good* and *Fix*; ``svcq explain``, the reference page and SARIF show it, and the
tests run its Bad and its Good. The module defines ``SEVERITY`` and one of

* ``check_document(entry, context)``: yields findings about one document;
* ``check_corpus(context)``: yields findings that take the whole corpus to see;
* ``check_record(record, context)``: yields findings about one record, of the ``KINDS`` that it names, if it names any;
* ``check_records(context)``: yields findings that take all records to see;
* neither: the loader finds these faults while it reads.

``NEEDED`` marks a rule whose faults keep the site from being built: nobody can switch it off or silence it.
``ON_REQUEST`` marks one that is off until ``mkdocs.yml`` gives it a severity: what it asks is a house style.

Where its findings are true only if something else was read, ``RESTS_ON`` names it (and a finding's ``rests_on`` what it
alone rests on): :class:`svcq_build.load.Grounds` decides, for all rules, whether they speak.
"""

from __future__ import annotations

import datetime as dt
import importlib
import pkgutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from types import ModuleType
from typing import TYPE_CHECKING

from svcq_build.model import Finding, Ground, Severity
from svcq_build.records import NO_RECORDS, Background, Merged, Records
from svcq_build.words import Words

if TYPE_CHECKING:
    from svcq_build.change import ReviewBase
    from svcq_build.history import Past
    from svcq_build.load import Corpus, Entry, Graph
    from svcq_build.records import Record

#: The groups in the order in which one asks their questions.
GROUPS = {
    "syntax": Words("文件读得懂吗？", "Can the file be read?"),
    "shape": Words("字段对不对？", "Are the fields right?"),
    "references": Words("指向的东西存在吗？", "Does what it refers to exist?"),
    "coverage": Words("有没有漏洞？", "Are there holes?"),
    "governance": Words("有人管、按时复审吗？", "Is it owned, reviewed, recorded?"),
    "agreement": Words("前后一致吗？", "Do they agree with each other?"),
    "wording": Words("写得能核验吗？", "Can what it says be checked?"),
    "records": Words("记录可信吗？", "Can the records be relied on?"),
    "translation": Words("译文可靠吗？", "Are the translations sound?"),
    "change": Words("改得有据可查吗？", "Did it change as changes are made?"),
}


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may look at.

    Attributes:
        graph: all references. today: the day of the check.
        review_base: what the documents were before the change under review; None when there is no such change. With it,
            only rules of the group ``change`` find more than without.
        running: the names of the rules that are run.
        past: ids that were removed once, and what they stood for; empty when history is not looked at.
        records: what was measured, inspected, taught and decided.
        merged: what was done to merged records by the change under review; None when there is no such change.
        background: the documents that records speak of, now and then; only with records.
    """

    graph: Graph
    today: dt.date
    review_base: ReviewBase | None = None
    running: frozenset[str] = frozenset()
    past: Mapping[str, Past] = field(default_factory=dict)
    records: Records = NO_RECORDS
    background: Background | None = None
    merged: Merged | None = None

    @property
    def corpus(self) -> Corpus:
        """The documents."""
        return self.graph.corpus

    @property
    def behind(self) -> Background:
        """The documents that records speak of, for a rule that looks at records."""
        assert self.background is not None
        return self.background


@dataclass(frozen=True)
class Rule:
    """One rule, as its module declares it.

    Attributes:
        name: kebab-case, says what is wrong. group: the folder it lies in.
        severity: unless ``mkdocs.yml`` says otherwise.
        docstring: its documentation. needed: whether the site could not be built with what it finds.
        check_document, check_corpus, check_record, check_records: the functions, where it has them.
        rests_on: what has to have been read for any of its findings to be true.
        on_request: whether it is off unless ``mkdocs.yml`` says otherwise.
        kinds: the kinds of records that ``check_record`` looks at; all, if empty.
    """

    name: str
    group: str
    severity: Severity
    docstring: str
    check_document: Callable[[Entry, Context], Iterable[Finding]] | None
    check_corpus: Callable[[Context], Iterable[Finding]] | None
    needed: bool = False
    rests_on: tuple[Ground, ...] = ()
    on_request: bool = False
    check_record: Callable[[Record, Context], Iterable[Finding]] | None = None
    check_records: Callable[[Context], Iterable[Finding]] | None = None
    kinds: tuple[str, ...] = ()

    @cached_property
    def sections(self) -> dict[str, str]:
        """The docstring by section: ``summary``, ``Why``, ``Bad``, ``Good``, ``Fix``."""
        return split_docstring(self.docstring)


def split_docstring(docstring: str) -> dict[str, str]:
    """Split a rule's docstring at its section headings; code keeps its relative indentation."""
    sections: dict[str, list[str]] = {"summary": []}
    current = "summary"
    for line in docstring.strip("\n").split("\n"):
        heading, colon, rest = line.partition(":")
        if colon and heading in ("Why", "Bad", "Good", "Fix"):
            current = heading
            sections[current] = [rest.strip()] if rest.strip() else []
        else:
            sections[current].append(line[4:] if line.startswith("    ") else line)
    return {name: "\n".join(lines).strip("\n") for name, lines in sections.items()}


@cache
def all_rules() -> dict[str, Rule]:
    """Every rule by name, group by group."""
    rules = {}
    for group in GROUPS:
        package = importlib.import_module(f"{__name__}.{group}")
        for module in pkgutil.iter_modules(package.__path__):
            if not module.name.startswith("_"):
                rule = _rule(group, importlib.import_module(f"{package.__name__}.{module.name}"))
                rules[rule.name] = rule
    return rules


def _rule(group: str, module: ModuleType) -> Rule:
    name = module.__name__.rpartition(".")[2].replace("_", "-")
    return Rule(
        name,
        group,
        module.SEVERITY,
        module.__doc__ or "",
        getattr(module, "check_document", None),
        getattr(module, "check_corpus", None),
        getattr(module, "NEEDED", False),
        getattr(module, "RESTS_ON", ()),
        getattr(module, "ON_REQUEST", False),
        getattr(module, "check_record", None),
        getattr(module, "check_records", None),
        getattr(module, "KINDS", ()),
    )
