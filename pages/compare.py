"""Any measure, any two periods, whole or by what it is cut by."""

from cesp.ui.compare import show_compare
from cesp.ui.selection import selected

show_compare(selected())
