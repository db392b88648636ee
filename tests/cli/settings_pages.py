"""The pages of ``docs/`` that tell of the settings: ``python -m tests.cli.settings_pages`` writes them again."""

from pathlib import Path

from svcq_build.reference.settings import settings_page
from svcq_build.translate.interface import translator

DOCS = Path(__file__).parent.parent.parent / "docs"
PAGES = {"en": DOCS / "settings.md", "zh": DOCS / "settings.zh.md"}


def page(language: str) -> str:
    """What the page in a language has to say."""
    return settings_page(translator(language), language)


if __name__ == "__main__":
    DOCS.mkdir(exist_ok=True)
    for language, path in PAGES.items():
        path.write_text(page(language), encoding="utf-8")
