"""Something looks like a quote of a parameter, but is not written as one.

Why: Its readers see the braces instead of the value.
Bad:
    # standards/parameters/waiting.yml
    kind: parameters
    title: 等候参数
    summary: 与等候有关的数值。
    parameters:
      - {id: wait-max, title: 最长等候, value: 15 分钟, meaning: 从取号到叫号。}
    # standards/service/queueing.yml
    goal: 等候不超过 ｛param：wait-max｝。
Good:
    # standards/parameters/waiting.yml
    kind: parameters
    title: 等候参数
    summary: 与等候有关的数值。
    parameters:
      - {id: wait-max, title: 最长等候, value: 15 分钟, meaning: 从取号到叫号。}
    # standards/service/queueing.yml
    goal: 等候不超过 {param:wait-max}。
Fix: Write {param:id} in half-width characters and without spaces; in a text about quotes, put it between backticks.
"""

from svcq_build.model import Severity

SEVERITY = Severity.ERROR
