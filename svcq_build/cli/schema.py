"""schema: write a JSON Schema for every kind and for mkdocs.yml, and editor settings that use them."""

from __future__ import annotations

import json
from pathlib import Path

import click

from svcq_build.cli import CLEAN, USAGE
from svcq_build.cli._options import find_language, find_root, language_option, root_option

_EDITOR = Path(".vscode", "settings.json")


@click.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help="Where to write the schemas (default: .svcq/schema, and editor settings in .vscode/).",
)
@root_option
@language_option
def command(out: Path | None, root: Path | None, language: str | None) -> int:
    """Write a JSON Schema (2020-12) for every kind and for mkdocs.yml, and editor settings that use them.

    Kinds of documents and kinds of records have one each.
    Known ids are offered as completions for references. Existing editor settings are kept; only
    the schemas' entries are renewed.
    """
    from svcq_build.files import read_file, save_all, save_below
    from svcq_build.kinds import all_kinds
    from svcq_build.load import load_folder
    from svcq_build.records import all_record_kinds
    from svcq_build.reference import dump, editor_settings, json_schema, record_schema, settings_schema
    from svcq_build.translate import translator

    folder = find_root(root)
    words = translator(find_language(language))
    corpus = load_folder(folder)
    target = out if out is not None else folder / ".svcq" / "schema"
    schemas = {kind.name: dump(json_schema(kind, corpus)) for kind in all_kinds().values()}
    schemas |= {kind.name: dump(record_schema(kind, corpus)) for kind in all_record_kinds().values()}
    schemas["mkdocs"] = dump(settings_schema(words, corpus))
    files = {target / f"{name}.json": text.encode() for name, text in schemas.items()}
    if out is None:
        save_below(folder, files)
    else:
        target.mkdir(parents=True, exist_ok=True)
        save_all(files)
    click.echo(words("{count} schemas written to {folder}").format(count=len(schemas), folder=target))
    if out is not None:
        return CLEAN
    settings = editor_settings(".svcq/schema")
    editor = folder / _EDITOR
    if editor.exists():
        try:
            existing = json.loads(read_file(editor).decode())
        except ValueError:
            told = words("{path} is not plain JSON and was left alone. Add this to it:").format(path=editor)
            click.echo(f"{told}\n{dump(settings)}", err=True)
            return USAGE
        known = {**existing.get("yaml.schemas", {}), **settings["yaml.schemas"]}
        settings = {**settings, **existing, "yaml.schemas": known}
    save_below(folder, {editor: dump(settings).encode()})
    click.echo(words("Editor settings written to {path} (VS Code with the YAML extension)").format(path=editor))
    return CLEAN
