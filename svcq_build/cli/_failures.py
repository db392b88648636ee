"""What to say when the tool or the repository is broken."""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from pathlib import Path

from svcq_build import __version__
from svcq_build.cli._options import words_of_run
from svcq_build.files import NotARepository
from svcq_build.words import Message, reason, refused_file


def explain_failure(error: Exception) -> str:
    """One or two sentences for a person. An unexpected error's traceback goes to a file that is named."""
    words = words_of_run()
    if isinstance(error, NotARepository):
        return words(
            "No mkdocs.yml here ({folder}): svcq init makes a handbook.\n"
            "If you have one already, go to its folder, or name it with --root DIR."
        ).format(folder=error)
    if isinstance(error, OSError) and (refused_file(error) is not None or error.errno is not None):
        told_by_system = reason(error).render(words, "")
        if refused_file(error) is None:  # while writing: the system does not say what
            return words("The system refused to go on: {reason}.").format(reason=told_by_system)
        if written := getattr(error, "written", None):  # by svcq_build.files.save_all
            return words("{file}: {reason}. Written before it: {written}.").format(
                file=refused_file(error), reason=told_by_system, written=", ".join(written)
            )
        return words("{file}: {reason}. Nothing was changed.").format(file=refused_file(error), reason=told_by_system)
    told = getattr(error, "message", None)
    if isinstance(told, Message):
        return told.render(words, "en" if words is str else "zh")
    report = _write_report(error)
    checks = sys.modules.get("svcq_build.check.crashes")  # not imported for this: perhaps it is what is broken
    if checks is not None and isinstance(error, checks.RuleCrashed):
        return words(
            "The rule “{rule}” crashed while it looked at {subject}. This is a bug in svcq; details are in {report}."
        ).format(rule=error.rule, subject=error.document or words("all documents"), report=report)
    return words("svcq {version} failed ({error}). Details are in {report}.").format(
        version=__version__, error=f"{type(error).__name__}: {error}", report=report
    )


def _write_report(error: Exception) -> Path:
    handle, name = tempfile.mkstemp(prefix="svcq-", suffix=".log")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write("".join(traceback.format_exception(error)))
    return Path(name)
