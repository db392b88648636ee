"""GitHub's workflow commands: one line that becomes an annotation in a pull request."""

from __future__ import annotations

from collections.abc import Mapping

from svcq_build.words import in_command


def annotation(command: str, properties: Mapping[str, object], text: str) -> str:
    """A workflow command, escaped as its syntax asks. ``command`` is ``error``, ``warning`` or ``notice``."""
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{command} {listed}::{_data(text)}"


def _data(text: str) -> str:
    return in_command(text).replace("%", "%25").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
