"""Parameters are built from each other in a circle.

Why: None of them has a value, and whatever quotes them says nothing.
Bad:
    # standards/parameters/waiting.yml
    kind: parameters
    title: 等候参数
    summary: 与等候有关的数值。
    parameters:
      - {id: wait-max, title: 最长等候, value: "{param:call-limit}", meaning: 从取号到叫号。}
      - {id: call-limit, title: 叫号时限, value: "{param:wait-max}", meaning: 叫号的时限。}
Good:
    # standards/parameters/waiting.yml
    kind: parameters
    title: 等候参数
    summary: 与等候有关的数值。
    parameters:
      - {id: wait-max, title: 最长等候, value: 15 分钟, meaning: 从取号到叫号。}
      - {id: call-limit, title: 叫号时限, value: "{param:wait-max}", meaning: 叫号的时限。}
Fix: Write the value itself in one of them.
"""

from svcq_build.model import Severity

SEVERITY = Severity.ERROR
NEEDED = True
