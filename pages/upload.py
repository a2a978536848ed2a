"""From a spreadsheet to what is held, in four steps."""

from cesp.ui.selection import selected
from cesp.ui.upload import show_upload

show_upload(selected())
