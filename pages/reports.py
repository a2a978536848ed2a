"""Papers for a committee: stories, publications, reports in every format, and the questions that were asked."""

from cesp.ui.reports import show_reports
from cesp.ui.selection import selected

show_reports(selected())
