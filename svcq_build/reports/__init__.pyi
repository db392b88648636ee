from .pages import issue_pages as issue_pages
from .paper import quality_report as quality_report
