"""A blank that is no ordinary space, or a character that nobody sees, stands where YAML or an id would break.

Why: It looks right and is read as another name, another level or another id, and no one finds out why.
Bad:
    # standards/glossary/queue.yml
    status: draft<byte C2><byte A0>
Good:
    # standards/glossary/queue.yml
    status: draft
Fix: Delete it and type an ordinary space where one belongs; “svcq check --fix” does it.
"""

from svcq_build.model import Severity

SEVERITY = Severity.ERROR
