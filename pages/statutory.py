"""What the yearly report must show, and whether it is held."""

from cesp.ui.selection import selected
from cesp.ui.statutory import show_statutory

show_statutory(selected())
