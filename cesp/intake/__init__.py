"""Bytes -> recognised sheets -> typed rows and findings. Works on bytes, knows no database and no clock."""
