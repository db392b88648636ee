"""A waiver has passed its date.

Why: An exception that nobody renews has become the rule; then the rule itself is worth nothing.
Bad:
    # standards/service/queueing.yml
    status: active
    requirements:
      - {id: R1, level: must, text: 等候超过 30 分钟时由导办员当面说明原因}
    waivers:
      - {rule: unverified-requirement, part: R1, reason: 叫号系统改造中, approved_by: clerk, until: 2026-01-31}
Good:
    # standards/service/queueing.yml
    status: active
    requirements:
      - {id: R1, level: must, text: 等候超过 30 分钟时由导办员当面说明原因}
    waivers:
      - {rule: unverified-requirement, part: R1, reason: 叫号系统改造中, approved_by: clerk, until: 2026-12-31}
Fix: Close the hole, or have the waiver approved again with a new date.
"""

from svcq_build.model import Severity

SEVERITY = Severity.ERROR
