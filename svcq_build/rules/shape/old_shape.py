"""A document says something in a shape of former days.

Why: It is still read as what it means; what today's shape can say besides, such as an id to refer to, it cannot.
Bad:
    # standards/service/queueing.yml
    people: [导办员能在 30 秒内帮办事群众完成取号。]
Good:
    # standards/service/queueing.yml
    people:
      - {id: P1, level: must, text: 导办员能在 30 秒内帮办事群众完成取号。}
Fix: Run “svcq migrate”; “svcq migrate --dry-run” shows first what it would write.
"""

from svcq_build.model import Severity

SEVERITY = Severity.WARNING
