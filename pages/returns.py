"""What is expected from whom, and what came."""

from cesp.ui.returns import show_returns
from cesp.ui.selection import selected

show_returns(selected())
