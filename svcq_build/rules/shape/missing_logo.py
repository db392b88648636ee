"""``mkdocs.yml`` names a logo or favicon that is not there, or is no picture.

Why: Every page would show a gap in its place, and the site is not built.
Bad:
    #! mkdocs.yml
    site_name: 手册
    theme: {name: material, logo: images/logo.png}
Good:
    #! mkdocs.yml
    site_name: 手册
    theme: {name: material, logo: assets/svcq/logo.gif}
    #! site_templates/assets/logo.gif
    GIF89a
Fix: Put the picture into site_templates/assets/ and write assets/svcq/ and its name.
"""

from svcq_build.model import Severity

SEVERITY = Severity.ERROR
NEEDED = True
