"""What svcq writes into a repository stays in it, and waits for nobody."""

import os
from pathlib import Path

import pytest

from svcq_build.files.regular import NotAFile
from svcq_build.files.saving import save, save_below


def make(root: Path, how: str) -> Path:
    """Where a file is to be written, which something else stands in the way of."""
    outside = root.parent / "outside"
    outside.mkdir()
    if how == "folder":
        (root / "a").symlink_to(outside)
    else:
        (root / "a").mkdir(parents=True)
    if how == "link":
        (outside / "b.yml").write_text("theirs")
        (root / "a/b.yml").symlink_to(outside / "b.yml")
    elif how == "dangling link":
        (root / "a/b.yml").symlink_to(outside / "b.yml")
    elif how == "pipe":
        os.mkfifo(root / "a/b.yml")
    return root / "a/b.yml"


@pytest.mark.parametrize("how", ["folder", "link", "dangling link", "pipe"])
def test_nothing_is_written_where_a_link_or_a_pipe_leads(how: str, tmp_path: Path) -> None:
    root = tmp_path / "handbook"
    root.mkdir()
    place = make(root, how)
    with pytest.raises(NotAFile) as refused:
        save_below(root, {root / "new/c.yml": b"new", place: b"ours"})
    assert refused.value.filename == str(place)
    assert not (root / "new").exists()
    assert [path.read_text() for path in (tmp_path / "outside").iterdir()] == (["theirs"] if how == "link" else [])


def test_links_inside_of_it_stay_links(tmp_path: Path) -> None:
    (tmp_path / "real.yml").write_text("old")
    (tmp_path / "link.yml").symlink_to("real.yml")
    save_below(tmp_path, {tmp_path / "link.yml": b"new", tmp_path / "x/y/z.yml": b"new"})
    assert (tmp_path / "link.yml").is_symlink()
    assert [(tmp_path / name).read_text() for name in ("real.yml", "x/y/z.yml")] == ["new", "new"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a system without named pipes")
def test_a_pipe_that_nobody_reads_is_refused_and_one_that_somebody_reads_is_written(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(NotAFile):
        save(pipe, b"x")
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    save(pipe, b"x")
    assert os.read(reader, 9) == b"x"
    os.close(reader)


@pytest.mark.skipif(not Path("/dev/fd").is_dir(), reason="a system that does not name what is open")
def test_what_is_open_is_written_by_the_name_that_the_system_gives_it() -> None:
    reader, writer = os.pipe()
    save(Path(f"/dev/fd/{writer}"), b"x")
    assert os.read(reader, 9) == b"x"
    os.close(reader)
    os.close(writer)
