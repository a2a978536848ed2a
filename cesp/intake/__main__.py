"""The child process: a file's bytes on stdin, its sheets or its parts as JSON on stdout.

`python -m cesp.intake MEMORY CELLS WANTED`. It limits its own memory where the system can; what it dies of never
reaches the process that asked.
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


def answer(content: bytes, most: int, wanted: str) -> dict[str, Any]:
    """The sheets or parts of the file, or {"refused": [message, fix, sheet, cell]}."""
    from cesp.intake.refused import Refused

    try:
        return _take_apart(content) if wanted == "parts" else _open(content, most)
    except Refused as refused:
        return {"refused": [refused.message, refused.fix, refused.sheet, refused.cell]}


def _open(content: bytes, most: int) -> dict[str, Any]:
    from cesp.intake.opening import Opening

    return Opening(content, most).open()


def _take_apart(content: bytes) -> dict[str, Any]:
    from cesp.intake.mail import take_apart

    return take_apart(content)


def main() -> None:
    gc.disable()  # the process ends with its answer, and millions of cells are no cycles
    limit_memory(int(sys.argv[1]))
    sys.stdout.write(json.dumps(answer(sys.stdin.buffer.read(), int(sys.argv[2]), sys.argv[3])))


if __name__ == "__main__":
    main()
