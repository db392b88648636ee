"""``mkdocs.yml`` names a style sheet or script that is not there.

Why: Every page would ask for it in vain and look otherwise than was meant, and the site is not built.
Bad:
    #! mkdocs.yml
    site_name: 手册
    extra_css: [assets/svcq/own.css]
Good:
    #! mkdocs.yml
    site_name: 手册
    extra_css: [assets/svcq/own.css]
    #! site_templates/assets/own.css
    .md-typeset { line-height: 1.8 }
Fix: Put the file into site_templates/assets/ and write assets/svcq/ and its name.
"""

from svcq_build.model import Severity

SEVERITY = Severity.ERROR
NEEDED = True
