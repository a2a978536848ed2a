"""Actions of the plans, and the measures for children."""

from cesp.ui.selection import selected
from cesp.ui.topic import show_topic

show_topic(selected())
