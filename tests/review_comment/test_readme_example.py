"""The READMEs show what becomes of one edit to a time limit; what they show is what happens."""

from pathlib import Path

import pytest

from tests.review_comment.readme_example import READMES, comment, edited_handbook, shown


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return edited_handbook(tmp_path_factory.mktemp("example"))


@pytest.mark.parametrize("language", READMES)
def test_the_comment_in_the_readme_is_the_one_that_is_written(edited: Path, language: str) -> None:
    assert shown(language) == comment(edited, language), "renew it: python -m tests.review_comment.readme_example"
