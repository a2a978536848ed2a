"""What every figure means."""

from cesp.ui.definitions import show_definitions
from cesp.ui.selection import selected

show_definitions(selected())
