"""The child process: a file's bytes on stdin, its sheets as JSON on stdout. `python -m cesp.intake MEMORY CELLS`.

It limits its own memory where the system can; what it dies of never reaches the process that asked.
"""

from __future__ import annotations

import gc
import json
import sys
from typing import Any


def limit_memory(size: int) -> None:
    """Holds this process to `size` bytes of address space; Windows has no such limit, and the parent watches."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def answer(content: bytes, most: int) -> dict[str, Any]:
    """The sheets of the file, or {"refused": [message, fix, sheet, cell]}."""
    from cesp.intake.opening import Opening
    from cesp.intake.refused import Refused

    try:
        return Opening(content, most).open()
    except Refused as refused:
        return {"refused": [refused.message, refused.fix, refused.sheet, refused.cell]}


def main() -> None:
    gc.disable()  # the process ends with its answer, and millions of cells are no cycles
    limit_memory(int(sys.argv[1]))
    sys.stdout.write(json.dumps(answer(sys.stdin.buffer.read(), int(sys.argv[2]))))


if __name__ == "__main__":
    main()
