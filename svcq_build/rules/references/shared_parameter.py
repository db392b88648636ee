"""Two documents define a parameter with the same id.

Why: Texts quote parameters by their ids alone; nobody knows which of the two values is meant.
Bad:
    # standards/parameters/waiting.yml
    kind: parameters
    title: 等候参数
    summary: 与等候有关的数值。
    parameters:
      - {id: wait-max, title: 最长等候, value: 15 分钟, meaning: 从取号到叫号。}
    # standards/parameters/windows.yml
    kind: parameters
    title: 窗口参数
    summary: 与窗口有关的数值。
    parameters:
      - {id: wait-max, title: 最长等候, value: 20 分钟, meaning: 在窗口前。}
Good:
    # standards/parameters/waiting.yml
    kind: parameters
    title: 等候参数
    summary: 与等候有关的数值。
    parameters:
      - {id: wait-max, title: 最长等候, value: 15 分钟, meaning: 从取号到叫号。}
    # standards/parameters/windows.yml
    kind: parameters
    title: 窗口参数
    summary: 与窗口有关的数值。
    parameters:
      - {id: window-wait-max, title: 窗口前最长等候, value: 20 分钟, meaning: 在窗口前。}
Fix: Give one of the two another id, or delete it and quote the other.
"""

from svcq_build.model import Severity

SEVERITY = Severity.ERROR
