"""One priority: the shell makes a page of this file for each of them."""

from cesp.ui.priority import show_priority
from cesp.ui.selection import selected

show_priority(selected())
