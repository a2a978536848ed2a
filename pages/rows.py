"""Where a figure comes from: the rows behind it."""

from cesp.ui.rows import show_rows
from cesp.ui.selection import selected

show_rows(selected())
