"""Tests, room by room. Shared builders are imported as `tests.<room>.<module>`."""
