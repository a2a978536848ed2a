"""What was loaded, by whom, and what was held on any day."""

from cesp.ui.history import show_history
from cesp.ui.selection import selected

show_history(selected())
