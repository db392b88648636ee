"""A record holds personal data.

Why: Records are kept for years and copied to every clone; what tells of one person belongs where it is protected.
Bad:
    # records/feedback-cases/2026/ts-142.yml
    text: 来电人电话 13912345678，等候过久。
Good:
    # records/feedback-cases/2026/ts-142.yml
    text: 等候过久，来电人的信息见工单系统。
Fix: Take it out: staff go by their codes, customers by the case's number. Once committed, it has to leave history too.
"""

from svcq_build.model import Severity

SEVERITY = Severity.ERROR
