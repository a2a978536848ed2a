"""Partnership Impact: from a spreadsheet cell to a committee slide, one way."""

__version__ = "0.1.0"
