"""A certificate lasts longer than its curriculum allows.

Why: Whoever looks at the date believes that the holder may still do the work, when it is time to learn again.
Bad:
    # playbooks/training/first-aid.yml
    certificate: {title: 急救员证, valid: 2 年}
    # records/certificates/s014-first-aid.yml
    certifies: curriculum:first-aid
    issued: 2026-03-01
    ends: 2029-03-01
Good:
    # playbooks/training/first-aid.yml
    certificate: {title: 急救员证, valid: 2 年}
    # records/certificates/s014-first-aid.yml
    certifies: curriculum:first-aid
    issued: 2026-03-01
    ends: 2028-03-01
Fix: Write the last day that the curriculum's “valid” gives.
"""

import datetime as dt
from collections.abc import Iterator

from svcq_build.kinds.curriculum import Curriculum
from svcq_build.model import Finding, Severity, parse_reference
from svcq_build.records import Record
from svcq_build.rules import Context
from svcq_build.words import say

SEVERITY = Severity.WARNING
KINDS = ("certificate",)


def check_record(record: Record, context: Context) -> Iterator[Finding]:
    """Yield a finding for an end that comes after what the curriculum, as it stood on the day of issue, gives."""
    certifies = record.data.get("certifies")
    target = parse_reference(certifies) if isinstance(certifies, str) else None
    entry = context.behind.entry(target) if target is not None else None
    if entry is None:
        return
    issued = dt.date.fromisoformat(str(record.data["issued"]))
    model = context.behind.on(entry, issued).model
    if not isinstance(model, Curriculum) or model.certificate is None or model.certificate.valid is None:
        return
    last = model.certificate.valid.after(issued)
    written = record.data.get("ends")
    if written is None or dt.date.fromisoformat(str(written)) > last:
        yield Finding(
            record.spot("ends" if written is not None else "issued"),
            say("The certificate of {issued} holds until {last} at most.", issued=issued, last=last),
            say("Write: ends: {last}", last=last),
            document=record.ref,
        )
