"""The easy-read draft of a paper, for Word."""
