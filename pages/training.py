"""Who was trained, and what came of it."""

from cesp.ui.selection import selected
from cesp.ui.topic import show_topic

show_topic(selected())
