"""A repository's own template cannot be read.

Why: The pages that it is for cannot be made, and the site is not built.
Bad:
    #! site_templates/kinds/guide.html.jinja
    {% if doc.summary %}{{ doc.summary | text }}
Good:
    #! site_templates/kinds/guide.html.jinja
    {% if doc.summary %}{{ doc.summary | text }}{% endif %}
Fix: Correct the template at the line named; deleting it brings back the one that comes with svcq.
"""

from svcq_build.model import Severity

SEVERITY = Severity.ERROR
NEEDED = True
