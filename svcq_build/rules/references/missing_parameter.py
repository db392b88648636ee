"""A text or a field quotes a parameter that does not exist.

Why: Its readers see braces where a value should stand, or nothing at all.
Bad:
    # standards/parameters/waiting.yml
    kind: parameters
    title: 等候参数
    summary: 与等候有关的数值。
    parameters:
      - {id: wait-max, title: 最长等候, value: 15 分钟, meaning: 从取号到叫号。}
    # standards/service/queueing.yml
    goal: 等候不超过 {param:wait-mx}。
Good:
    # standards/parameters/waiting.yml
    kind: parameters
    title: 等候参数
    summary: 与等候有关的数值。
    parameters:
      - {id: wait-max, title: 最长等候, value: 15 分钟, meaning: 从取号到叫号。}
    # standards/service/queueing.yml
    goal: 等候不超过 {param:wait-max}。
Fix: Write the id of a parameter that exists, or add the parameter to a document in standards/parameters/.
"""

from svcq_build.model import Severity

SEVERITY = Severity.ERROR
NEEDED = True
