"""The value of a parameter does not fit the place that quotes it.

Why: “15 分钟 分钟” reads like a slip, “15 分钟 %” means nothing, and a percentage is no time limit. What is
    recorded of a change says what was, and must not change with the value.
Bad:
    # standards/parameters/waiting.yml
    kind: parameters
    title: 等候参数
    summary: 与等候有关的数值。
    parameters:
      - {id: wait-max, title: 最长等候, value: 15 分钟, meaning: 从取号到叫号。}
    # standards/service/queueing.yml
    goal: 等候不超过 {param:wait-max} 分钟。
Good:
    # standards/parameters/waiting.yml
    kind: parameters
    title: 等候参数
    summary: 与等候有关的数值。
    parameters:
      - {id: wait-max, title: 最长等候, value: 15 分钟, meaning: 从取号到叫号。}
    # standards/service/queueing.yml
    goal: 等候不超过 {param:wait-max}。
Fix: A quote brings the unit of its parameter with it; delete the one behind it, or quote a parameter that fits.
"""

from svcq_build.model import Severity

SEVERITY = Severity.ERROR
