"""A paper as a tagged PDF, and the one-page guide, set by typst."""
