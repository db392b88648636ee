"""export: write documents as Word or PDF files, to hand out, to sign, or to go on with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from svcq_build.cli import CLEAN, FINDINGS
from svcq_build.cli._completion import complete_document
from svcq_build.cli._options import find_language, find_root, language_option, root_option, today_option
from svcq_build.cli._papers import find_paper_language, named, refuse_to_overwrite

if TYPE_CHECKING:
    from svcq_build.export import Outline, Papers
    from svcq_build.load import Corpus, Graph


#: What a standard can be laid out as.
_LAYOUTS = ("plain", "gbt1.1")


@click.command()
@click.argument("reference", metavar="[REF]", required=False, shell_complete=complete_document)
@click.option("--role", "role", metavar="ROLE", default=None, help="One booklet of all that binds a role.")
@click.option("--all", "everything", is_flag=True, help="Every document, each in a file of its own.")
@click.option(
    "--format", "form", type=click.Choice(("docx", "pdf")), required=True, help="Word, to go on with; or PDF."
)
@click.option(
    "--layout",
    type=click.Choice(_LAYOUTS),
    default="plain",
    show_default=True,
    help="For standards: gbt1.1 has the structure that GB/T 1.1-2020 gives Chinese standards.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=None,
    help="The file or folder, with --all the folder (default: named after the document, in the current folder).",
)
@click.option(
    "--language", "paper", metavar="LANGUAGE", default=None, help="One of the handbook's (default: its first)."
)
@click.option("--force", is_flag=True, help="Write over files that are there.")
@root_option
@today_option
@language_option
def command(
    reference: str | None,
    role: str | None,
    everything: bool,
    form: str,
    layout: str,
    out: Path | None,
    paper: str | None,
    force: bool,
    root: Path | None,
    today: dt.date,
    language: str | None,
) -> int:
    """Write documents as Word or PDF files: controlled copies with version, date, commit and page numbers.

    REF is kind:id, or an id or a title alone when only one document has it. The same commit makes the same file.
    PDF needs the extra “pdf”: pip install 'svcq[pdf]'. Existing files are only written over with --force.
    """
    from svcq_build.cli._tell import tell
    from svcq_build.export import open_papers
    from svcq_build.files import save_all
    from svcq_build.load import build_graph, load_folder
    from svcq_build.translate import translator
    from svcq_build.words import in_shell

    words = translator(find_language(language))
    if (reference is not None) + (role is not None) + everything != 1:
        raise click.UsageError(words("Say what to export: REF, --role ROLE, or --all."))
    if role is not None and layout != "plain":
        raise click.UsageError(words("A booklet has no other layout: --layout is for standards."))
    folder = find_root(root)
    corpus = load_folder(folder)
    graph = build_graph(corpus)
    papers = open_papers(folder, graph, find_paper_language(corpus.settings, paper, words), today)
    lay_out = papers.document if layout == "plain" else _laid_out(folder, graph, papers, today)
    if everything:
        target = out if out is not None else Path("export")
        outlines = {target / f"{name}.{form}": outline for name, outline in _all(corpus, lay_out)}
    else:
        name, outline = _one(corpus, papers, reference, role, layout, lay_out, words)
        outlines = {named(out, name, form): outline}
    refuse_to_overwrite(outlines, form, force, words)
    made = {path: _write(outline, form) for path, outline in outlines.items()}
    for path in made:
        path.parent.mkdir(parents=True, exist_ok=True)
    save_all(made)
    for outline in outlines.values():
        for remark in _remarks(outline, form, words):
            tell(remark, err=True)
    left_out = [file.path for file in corpus.unread]
    left_out += [entry.path for entry in corpus.entries.values() if entry.model is None]
    for faulty in left_out if everything else ():
        tell(
            words("{path} has faults and was left out; run: svcq check {file}").format(
                path=faulty, file=in_shell(faulty)
            ),
            err=True,
        )
    if everything:
        tell(words("{count} files written to {folder}").format(count=len(made), folder=target))
    else:
        tell(words("Written: {path}").format(path=next(iter(made))))
    return FINDINGS if everything and left_out else CLEAN


def _laid_out(root: Path, graph: Graph, papers: Papers, today: dt.date) -> Callable[[str], Outline]:
    """Lays standards out as GB/T 1.1 wants them, other documents as usual; a cover has the title in two languages."""
    from svcq_build.export import gbt_standard, open_papers

    others = [one for one in graph.corpus.settings.svcq.languages if one[:2] != papers.desk.lang[:2]]
    second = open_papers(root, graph, "en" if "en" in others else others[0], today) if others else None

    def lay_out(ref: str) -> Outline:
        if not ref.startswith("standard:"):
            return papers.document(ref)
        return gbt_standard(papers, ref, second.title(ref) if second is not None else "")

    return lay_out


def _one(
    corpus: Corpus,
    papers: Papers,
    reference: str | None,
    role: str | None,
    layout: str,
    lay_out: Callable[[str], Outline],
    words: Callable[[str], str],
) -> tuple[str, Outline]:
    """A name for the file of one document, or of one role's booklet, and what stands in it.

    Raises:
        UsageError: when there is no such document, or not in this layout.
    """
    from svcq_build.cli._references import find_document
    from svcq_build.export import booklet

    if role is not None:
        known = role if ":" in role or f"role:{role}" not in corpus.entries else f"role:{role}"
        entry = find_document(corpus, known, words)
        if entry.kind.name != "role":
            raise click.UsageError(words("{document} is no role.").format(document=entry.ref))
        return f"{entry.id}-booklet", booklet(papers, entry.ref)
    entry = find_document(corpus, reference or "", words)
    if layout != "plain" and entry.kind.name != "standard":
        raise click.UsageError(
            words("Only a standard has the layout gbt1.1; {document} is none.").format(document=entry.ref)
        )
    return entry.id, lay_out(entry.ref)


def _all(corpus: Corpus, lay_out: Callable[[str], Outline]) -> Iterator[tuple[Path, Outline]]:
    """Every document, by a name in the folder of its kind."""
    for ref, entry in corpus.entries.items():
        if entry.model is not None:
            yield Path(entry.kind.plural, entry.id), lay_out(ref)


def _write(outline: Outline, form: str) -> bytes:
    from svcq_build.export import write_docx, write_pdf

    return write_docx(outline) if form == "docx" else write_pdf(outline)


def _remarks(outline: Outline, form: str, words: Callable[[str], str]) -> Iterator[str]:
    """What a file lacks of its document, and what it cannot hold."""
    from svcq_build.export import pictures_in, replaced

    if (count := replaced(outline)) > 0:
        yield words("{title}: {count} characters that no file can hold are shown as “\ufffd”.").format(
            title=outline.title, count=count
        )
    for picture in pictures_in(outline.blocks) if form == "docx" else ():
        if picture.format == "webp":
            yield words("{title}: Word shows no WebP, so the picture “{picture}” is there in words only.").format(
                title=outline.title, picture=picture.words
            )
