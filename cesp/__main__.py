"""`python -m cesp` is the command line."""

from cesp.cli import main

main()
