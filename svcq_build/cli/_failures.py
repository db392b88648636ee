"""What to say when the tool or the repository is broken."""

from __future__ import annotations

import os
import tempfile
import traceback
from pathlib import Path

from svcq_build import __version__
from svcq_build.check import RuleCrashed
from svcq_build.repository import NotARepository


def explain_failure(error: Exception) -> str:
    """One or two sentences for a person. An unexpected error's traceback goes to a file that is named."""
    if isinstance(error, NotARepository):
        return (
            f"{error} is no svcq repository: it has no mkdocs.yml.\n"
            "Go to your handbook's folder, or name it with --root DIR."
        )
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename}: {error.strerror or error}. Nothing was changed."
    told = getattr(error, "told", None)
    if isinstance(told, str):
        return told
    report = _write_report(error)
    if isinstance(error, RuleCrashed):
        subject = f"while it looked at {error.document}" if error.document else "while it looked at all documents"
        return f"The rule “{error.rule}” crashed {subject}. This is a bug in svcq; the details are in {report}."
    return f"svcq {__version__} failed ({type(error).__name__}: {error}). The details are in {report}."


def _write_report(error: Exception) -> Path:
    handle, name = tempfile.mkstemp(prefix="svcq-", suffix=".log")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write("".join(traceback.format_exception(error)))
    return Path(name)
