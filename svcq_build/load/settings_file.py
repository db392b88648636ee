"""Settings file: the bytes of ``mkdocs.yml`` → the settings of a repository, and a finding for all that is wrong."""

from __future__ import annotations

from svcq_build.files import CONFIGURATION
from svcq_build.load.decoding import decode, decode_leniently
from svcq_build.load.documents import from_fault, not_a_mapping
from svcq_build.load.quote_faults import misplaced_quotes
from svcq_build.load.settings import Settings
from svcq_build.load.shape import validate
from svcq_build.load.yaml_texts import past_colons, read_yaml
from svcq_build.model import FILE_START, Finding, Spot
from svcq_build.syntax import Unreadable, conflict_faults
from svcq_build.words import say


def read_settings(configuration: bytes) -> Settings:
    """The settings in the bytes of ``mkdocs.yml``; those that hold where nothing is said, if they have faults."""
    return settings_in(configuration, [])[0]


def settings_in(configuration: bytes, findings: list[Finding]) -> tuple[Settings, dict[str, str]]:
    """The settings in the bytes of ``mkdocs.yml``, and its text by its path; what is wrong is added to ``findings``."""
    try:
        text = decode(configuration)
        conflicts = conflict_faults(text)
        if conflicts:
            findings.extend(from_fault(CONFIGURATION, fault, None) for fault in conflicts)
            return Settings(), {CONFIGURATION: text}
        read = past_colons(read_yaml(text))
        if read.empty:
            findings.append(
                Finding(
                    Spot(CONFIGURATION, span=FILE_START),
                    say("This file is empty."),
                    say("Write at least the name of the site: site_name: …"),
                    rule="empty-file",
                )
            )
            return Settings(), {CONFIGURATION: text}
        data = read.data
        findings.extend(from_fault(CONFIGURATION, fault, None) for fault in read.faults)
    except Unreadable as error:
        findings.extend(from_fault(CONFIGURATION, fault, None) for fault in error.faults)
        return Settings(), {CONFIGURATION: decode_leniently(configuration)}
    if not isinstance(data, dict):
        findings.append(not_a_mapping(CONFIGURATION, None, text))
        return Settings(), {CONFIGURATION: text}
    settings, problems = validate(Settings, data, Spot(CONFIGURATION), None, text)
    findings.extend(problems)
    findings.extend(
        misplaced_quotes(Spot(CONFIGURATION), data, say("Settings quote no parameters."), say("Write the value."))
    )
    return settings or Settings(), {CONFIGURATION: text}
