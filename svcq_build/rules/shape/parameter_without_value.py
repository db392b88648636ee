"""A parameter has no value for an organisation of the size that the settings choose.

Why: Whatever quotes it has no value to show.
Bad:
    # standards/parameters/waiting.yml
    kind: parameters
    title: 等候参数
    summary: 与等候有关的数值。
    parameters:
      - id: wait-max
        title: 最长等候
        meaning: 从取号到叫号。
        by_size:
          - {size: large, value: 20 分钟}
Good:
    # standards/parameters/waiting.yml
    kind: parameters
    title: 等候参数
    summary: 与等候有关的数值。
    parameters:
      - id: wait-max
        title: 最长等候
        value: 15 分钟
        meaning: 从取号到叫号。
        by_size:
          - {size: large, value: 20 分钟}
Fix: Give it a “value” that holds for all sizes, or one for this size under “by_size”.
"""

from svcq_build.model import Severity

SEVERITY = Severity.ERROR
NEEDED = True
