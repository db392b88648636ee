"""A part's id is used twice in a document.

Why: “queueing#R1” must mean one demand, on the page, in the checklist and in last year's report.
Bad:
    # standards/service/queueing.yml
    requirements:
      - {id: R1, level: must, text: 导办员在客户进门 1 分钟内发号。}
      - {id: R1, level: must, text: 等候超过 30 分钟时由导办员当面说明原因。}
Good:
    # standards/service/queueing.yml
    requirements:
      - {id: R1, level: must, text: 导办员在客户进门 1 分钟内发号。}
      - {id: R2, level: must, text: 等候超过 30 分钟时由导办员当面说明原因。}
Fix: Give the newer part the next number that was never used.
"""

from svcq_build.model import Severity

SEVERITY = Severity.ERROR
