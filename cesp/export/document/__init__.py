"""A paper as a report for Word, on a template that a council can replace."""
