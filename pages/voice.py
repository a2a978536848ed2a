"""What children and families said, and what was done."""

from cesp.ui.selection import selected
from cesp.ui.topic import show_topic

show_topic(selected())
