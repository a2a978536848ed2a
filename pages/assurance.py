"""Meetings, section 11 and 175, reviews and returns."""

from cesp.ui.selection import selected
from cesp.ui.topic import show_topic

show_topic(selected())
