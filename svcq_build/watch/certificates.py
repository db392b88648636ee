"""Certificates: those that count, where a person has had several of the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from svcq_build.records import Certificate


def newest_certificates(certificates: Iterable[Certificate]) -> list[Certificate]:
    """Of each person's certificates of the same, the one that lasts longest."""
    newest: dict[tuple[str, str], Certificate] = {}
    for certificate in certificates:
        known = newest.setdefault((certificate.who, certificate.certifies or certificate.title), certificate)
        if (known.ends or dt.date.max) < (certificate.ends or dt.date.max):
            newest[certificate.who, certificate.certifies or certificate.title] = certificate
    return list(newest.values())
