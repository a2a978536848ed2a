"""The screen: the only rooms that speak Streamlit. They render what they are handed, and compute nothing."""

from pathlib import Path

SHELL = Path(__file__).with_name("shell.py")
