"""check, preview, load, undo, figures, brief: the only rooms where store, clock and person meet."""
