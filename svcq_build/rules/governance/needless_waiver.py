"""A waiver silences a rule that has nothing to say there.

Why: A leftover waiver would one day hide a real hole.
Bad:
    # standards/service/queueing.yml
    status: active
    basis: [{source: survey, finding: 2025 年 300 份问卷中 62% 的人不满等候}]
    requirements:
      - {id: R1, level: must, text: 等候超过 30 分钟时由导办员当面说明原因}
    waivers:
      - {rule: no-data-basis, reason: 数据收集中, approved_by: clerk, until: 2026-12-31}
Good:
    # standards/service/queueing.yml
    status: active
    basis: [{source: survey, finding: 2025 年 300 份问卷中 62% 的人不满等候}]
    requirements:
      - {id: R1, level: must, text: 等候超过 30 分钟时由导办员当面说明原因}
    waivers:
      - {rule: unverified-requirement, part: R1, reason: 叫号系统改造中, approved_by: clerk, until: 2026-12-31}
Fix: Delete the waiver.
"""

from svcq_build.model import Severity

SEVERITY = Severity.WARNING
