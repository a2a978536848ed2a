"""What was audited, how good practice was, and what was learned."""

from cesp.ui.selection import selected
from cesp.ui.topic import show_topic

show_topic(selected())
