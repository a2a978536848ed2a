"""Definition + period + what is held -> a question; its answer -> numbers, comparison, intervals. Pure."""
