"""A paper as slides for PowerPoint: native charts, notes and words in reading order."""
