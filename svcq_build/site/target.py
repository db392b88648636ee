"""The folder that a site is put in: whose it is, what marks it as ours, and the finished site in its place at once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from svcq_build.files import new_folder, swap
from svcq_build.load import Audience
from svcq_build.site.failures import SiteError
from svcq_build.words import reason, say

#: The file that says that a folder holds a site of ours, and may be replaced.
MARK = "svcq.json"


@contextmanager
def staging(target: Path, audience: Audience = "internal") -> Iterator[Path]:
    """A new folder beside ``target`` for the site to be built in; removed again whatever happens, if need be next time.

    Raises:
        SiteError: when ``target`` may not be replaced, or nothing can be written beside it or, later, in it.
    """
    refuse_foreign(target)
    _refuse_other_audience(target, audience)
    with ExitStack() as stack:
        try:
            folder = stack.enter_context(new_folder(target))
        except OSError as error:
            raise SiteError(
                say(
                    "Cannot write beside {target}: {reason}. The last good site is kept.",
                    target=target,
                    reason=reason(error),
                )
            ) from error
        yield folder


def refuse_foreign(target: Path) -> None:
    """Refuse to replace what is no site of ours.

    Raises:
        SiteError: when ``target`` is a file, or a folder with other things in it.
    """
    try:
        if not target.exists():
            return
        if not target.is_dir():
            raise SiteError(say("{target} is a file; a site needs a folder.", target=target))
        if any(target.iterdir()) and not (target / MARK).is_file():
            raise SiteError(
                say(
                    "{target} holds other files and was not built by svcq (it has no {mark}); it is left alone.\n"
                    "Name another folder with --site DIR, or empty this one.",
                    target=target,
                    mark=MARK,
                )
            )
    except OSError as error:
        raise SiteError(say("Cannot read {target}: {reason}.", target=target, reason=reason(error))) from error


def audience_of_site(folder: Path) -> Audience:
    """For whom the site in a folder was built; where it does not say so, it is the internal one."""
    try:
        return audience_in((folder / MARK).read_text(encoding="utf-8", errors="replace"))
    except OSError:
        return "internal"


def audience_in(marked: str) -> Audience:
    """For whom a site is, by the text of its mark."""
    try:
        said = json.loads(marked)
    except ValueError:
        return "internal"
    return "public" if isinstance(said, dict) and said.get("audience") == "public" else "internal"


def _refuse_other_audience(target: Path, audience: Audience) -> None:
    """Refuse to put the internal site in the place of the public one, where everybody would read it, and the reverse.

    Raises:
        SiteError: when another audience's site is there.
    """
    if not (target / MARK).is_file() or audience_of_site(target) == audience:
        return
    message = (
        say("{target} holds the internal site; the public one needs another folder: --site DIR.", target=target)
        if audience == "public"
        else say("{target} holds the public site; the internal one needs another folder: --site DIR.", target=target)
    )
    raise SiteError(message)


def mark(
    folder: Path,
    languages: tuple[str, ...],
    day: str,
    origin: str,
    checked: bool,
    past_is_whole: bool = True,
    audience: Audience = "internal",
) -> None:
    """Mark a folder as a site of ours, made on a day from files with a digest (:mod:`svcq_build.site.origin`).

    Args:
        checked: whether the check found no errors in them. past_is_whole: whether no past versions are missing.
        audience: for whom the site is.
    """
    value = {"version": 1, "languages": list(languages), "built": day, "origin": origin, "checked": checked}
    value |= {"past_is_whole": past_is_whole, "audience": audience}
    (folder / MARK).write_text(json.dumps(value) + "\n", encoding="utf-8")


def put_in_place(finished: Path, target: Path) -> None:
    """Make ``finished`` the site at ``target``; the previous one ends up in the place of ``finished``.

    Raises:
        SiteError: when the file system refuses; the previous site is then as it was.
    """
    try:
        finished.chmod(0o755)
        swap(finished, target)
    except OSError as error:
        raise SiteError(
            say("Cannot replace {target}: {reason}. The last good site is kept.", target=target, reason=reason(error))
        ) from error
