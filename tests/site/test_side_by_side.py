"""Tasks beside each other: what they say, hear, return and raise, in processes of their own or in turn."""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from svcq_build.site.failures import SiteError
from svcq_build.site.forks import Hear, Say, Task, side_by_side
from svcq_build.words.messages import say as message


@pytest.fixture(params=["forked", "in turn"])
def ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "in turn":
        monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    return str(request.param)


def double(number: int) -> Callable[[Say, Hear], int]:
    def task(say: Say, hear: Hear) -> int:
        say(f"{number} begins")
        told: int = hear()
        return number * told

    return task


def run(tasks: Sequence[Task[int]]) -> dict[int, int]:
    with side_by_side(tasks, lambda words: None) as running:
        running.tell(1)
        return dict(running.done())


@pytest.mark.usefixtures("ways")
def test_tasks_hear_say_and_return() -> None:
    said: list[str] = []
    with side_by_side([double(1), double(2), double(3)], said.append) as tasks:
        tasks.tell(10)
        tasks.listen()
        assert dict(tasks.done()) == {0: 10, 1: 20, 2: 30}
    assert sorted(said) == ["1 begins", "2 begins", "3 begins"]


@pytest.mark.usefixtures("ways")
def test_more_is_told_than_a_pipe_holds_and_nobody_waits() -> None:
    def late(say: Say, hear: Hear) -> int:
        time.sleep(0.2)
        return len(hear())

    def deaf(say: Say, hear: Hear) -> int:
        return -1

    with side_by_side([late, deaf], lambda words: None) as tasks:
        before = time.monotonic()
        tasks.tell("x" * 5_000_000)
        assert time.monotonic() - before < 0.2
        assert dict(tasks.done()) == {0: 5_000_000, 1: -1}


@pytest.mark.usefixtures("ways")
def test_the_first_error_is_raised_with_its_words() -> None:
    def fail(say: Say, hear: Hear) -> int:
        raise SiteError(message("The site engine does not know the page {name}.", name="x.md"))

    with pytest.raises(SiteError) as raised:
        run([fail, double(2)])
    assert "x.md" in str(raised.value)


def test_what_fails_here_ends_the_tasks(tmp_path: Path) -> None:
    def slow(say: Say, hear: Hear) -> int:
        say(str(os.getpid()))
        time.sleep(60)
        (tmp_path / "finished").touch()
        return 0

    said: list[str] = []

    def fail_meanwhile() -> None:
        with side_by_side([slow], said.append) as tasks:
            while not said:
                tasks.listen()
            raise ZeroDivisionError

    before = time.monotonic()
    with pytest.raises(ZeroDivisionError):
        fail_meanwhile()
    assert time.monotonic() - before < 30
    with pytest.raises(ProcessLookupError):
        os.kill(int(said[0]), 0)


def test_a_process_that_dies_is_noticed() -> None:
    def die(say: Say, hear: Hear) -> int:
        os._exit(9)

    with pytest.raises(SiteError, match=r"was ended from outside \(code 9\)"):
        run([die])
