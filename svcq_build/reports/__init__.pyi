from .paper import is_of_periods as is_of_periods
from .paper import quality_report as quality_report
from .paper import reports_of as reports_of
