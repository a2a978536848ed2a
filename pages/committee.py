"""The page for the room: slides, without anything round them."""

from cesp.ui.committee import show_committee
from cesp.ui.selection import selected

show_committee(selected())
