"""Uploads and their rows: slices, validity, history; answers questions put to it."""
