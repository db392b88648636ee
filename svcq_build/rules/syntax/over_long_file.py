"""The file is larger than the limit.

Why: A document is a page that people read; what is larger is an export or an accident, and would hold everyone up.
Bad:
    #! standards/glossary/queue.yml
    title: <600 KB>
Good:
    # standards/glossary/queue.yml
    title: 排队
Fix: Split the document, or raise “extra.svcq.max_file_kb” in mkdocs.yml.
"""

from svcq_build.model import Severity

SEVERITY = Severity.ERROR
