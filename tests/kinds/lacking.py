"""What kinds lack: ``python -m tests.kinds.lacking`` tells which file or word is missing, and what to put there."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from svcq_build.kinds import all_kinds
from tests.records.record_files import lacking_records
from tests.translate.page_words import untranslated

ROOT = Path(__file__).parents[2]


def lacking_files(root: Path, known: Iterable[str]) -> Iterator[str]:
    """What a repository lacks of the files that each kind needs: a sentence for each.

    Args:
        root: the repository. known: the kinds that there are.
    """
    templates = root / "site_templates" / "kinds"
    ending = next(
        path.name.removeprefix("term") for path in templates.glob("term.*.jinja") if path.name.count(".") == 2
    )
    pages = {path.name.removesuffix(ending) for path in templates.glob(f"[!_]*{ending}")}
    pages = {name for name in pages if "." not in name}  # term.list.… is a page of term
    modules = {path.stem for path in (root / "svcq_build/kinds").glob("[!_]*.py")}
    examples = {path.parent.name for path in (root / "tests/kinds").glob("*/good")}
    for kind in sorted({*known, *modules, *pages, *examples}):
        if kind not in modules:
            yield f"svcq_build/kinds/{kind}.py is missing: the model of the kind “{kind}”, and KIND = Kind(...)."
        if kind not in pages:
            yield f"site_templates/kinds/{kind}{ending} is missing: the page of a document of the kind “{kind}”."
        here = root / "tests/kinds" / kind
        if not (here / "good/full.yml").is_file():
            yield f"tests/kinds/{kind}/good/full.yml is missing: a document that is sound and has every field."
        if not any((here / "bad").glob("*.yml")):
            yield (
                f"tests/kinds/{kind}/bad/*.yml is missing: a document with one fault, and in its first line which and "
                "where (# expect: missing-field at points.0.text)."
            )


def lacking_words() -> Iterator[str]:
    """Which words of kinds and templates lack a translation: a sentence for each."""
    for language in ("zh", "en"):
        for context, word in untranslated(language):
            what = {"": "a template says", "relation": "a reference names the relation"}.get(
                context, f"the field “{context}” offers"
            )
            yield f"site_templates/interface/{language}.po has no msgstr for “{word}”: {what} so."


if __name__ == "__main__":
    told = [*lacking_files(ROOT, all_kinds()), *lacking_records(), *lacking_words()]
    print("\n".join(told) or "Nothing is missing.")
    sys.exit(1 if told else 0)
