"""The list of questions and their tests, held to each other."""

from __future__ import annotations

import re
from pathlib import Path

HERE = Path(__file__).parent
DOCUMENT = HERE.parent.parent / "docs" / "questions.md"


def test_every_question_has_its_test_and_every_test_its_question() -> None:
    listed = re.findall(r"`(test_asked_\w+)`", DOCUMENT.read_text(encoding="utf-8"))
    texts = [path.read_text(encoding="utf-8") for path in HERE.glob("test_of_*.py")]
    written = [name for text in texts for name in re.findall(r"^def (test_asked_\w+)", text, re.MULTILINE)]
    assert sorted(listed) == sorted(written)
