"""How are we doing? The first page."""

from cesp.ui.overview import show_overview
from cesp.ui.selection import selected

show_overview(selected())
