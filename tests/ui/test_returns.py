"""The returns board as AppTest sees it: its table, a closer look, a nil return, a declaration, and who may see it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from streamlit.testing.v1 import AppTest

from cesp.briefing.returns import Awaited, Board, Correction, Line, Return
from cesp.catalogue import load_catalogue
from cesp.periods import Period
from cesp.store.deliveries import Declaration
from cesp.ui.returns_table import board_table, facts

Use = Callable[[Path | None], str]
GAP = "wirral-community-training-2023/24 Q2"


def returns_page(edition: str) -> None:
    from typing import cast

    from cesp.catalogue import Edition
    from cesp.jobs.present import Scope, latest_period
    from cesp.ui.cache import take_desk
    from cesp.ui.returns import show_returns
    from cesp.ui.selection import Selection

    desk = take_desk()
    scope = Scope(latest_period(desk), "same-period", cast(Edition, edition))
    show_returns(Selection(desk, "returns", scope, {"year": "2023/24"}))


def opened(edition: str = "officer") -> AppTest:
    return AppTest.from_function(returns_page, args=(edition,), default_timeout=120).run()


def page_of(app: AppTest) -> str:
    assert not app.exception
    return "\n".join(piece.proto.body for piece in app.get("html"))


def test_the_gap_comes_first_and_the_message_lies_ready(use_store: Use, sample_file: Path) -> None:
    use_store(sample_file)
    app = opened()
    page = page_of(app)
    assert "21 of 22 returns were received, 1 late. 1 is missing:" in page
    assert app.selectbox(key="return").value.endswith("training return, 2023/24 Q2")
    assert "Figures this makes incomplete" in page
    assert "Attendances; Attended of registered" in page
    [message] = app.code
    assert message.value.startswith(
        "Subject: Reminder: Training return for July to September 2023 (2023/24 Q2)\n\nDear"
    )


def test_another_year_is_another_board(use_store: Use, sample_file: Path) -> None:
    use_store(sample_file)
    app = opened()
    page = page_of(app.selectbox(key="returns-year").select(2022).run())
    assert "33 of 33 returns were received, 4 late, 2 corrected since." in page
    assert "↻ corrected 20 February 2023" in page


def test_a_nil_return_is_recorded_and_seen(use_store: Use, sample_file: Path) -> None:
    use_store(sample_file)
    app = opened()
    page = page_of(app.button(key=f"nil-{GAP}").click().run())
    assert "22 of 22 returns were received, 1 nil, 2 late." in page
    assert "kept as a nil return. It can be undone." in page
    assert not app.code


def test_what_will_not_come_needs_a_reason_and_can_be_taken_back(use_store: Use, sample_file: Path) -> None:
    use_store(sample_file)
    app = opened()
    app.button(key=f"declare-{GAP}-go").click().run()
    assert "A reason is needed" in page_of(app)
    app.text_input(key=f"reason-{GAP}").set_value("No system <b>yet</b>")
    page = page_of(app.button(key=f"declare-{GAP}-go").click().run())
    assert "1 will not be supplied" in page
    assert "Reason: No system &lt;b&gt;yet&lt;/b&gt;" in page
    assert "1 is missing" in page_of(app.button(key=f"back-{GAP}").click().run())


def test_other_editions_are_shown_nothing_of_it(use_store: Use, sample_file: Path) -> None:
    use_store(sample_file)
    page = page_of(opened("public"))
    assert "Who sent what is for officers only." in page
    assert "Wirral" not in page
    assert "21 of 22" not in page


def test_an_empty_store_shows_what_is_expected(use_store: Use) -> None:
    use_store(None)
    page = page_of(opened())
    assert "0 of 22 returns were received. 22 are missing" in page


def made(state: str, quarter: int, **words: object) -> Return:
    awaited = Awaited(
        "police", "The <Police>", "training", ("training_sessions",), ("training_sessions",),
        Period(2022, quarter, quarter), date(2022, 10, 21),
    )  # fmt: skip
    return Return(awaited, state, **words)  # type: ignore[arg-type]


SAID = Declaration("police", "training", 2022, 4, "no staff", "Amy", datetime(2022, 10, 3, tzinfo=UTC))
CAME = {"received": date(2022, 10, 24), "upload": 7}


def test_each_state_has_a_word_and_a_shape_and_a_missing_year_is_told() -> None:
    returns = (
        made("received", 1, **CAME, days=3, corrections=(Correction(9, date(2022, 12, 1)),)),
        made("nil", 2, **CAME), made("declared", 3, declared=SAID), made("not_due", 4),
    )  # fmt: skip
    late, part = made("missing", 1, days=1), made("received", 2, **CAME, lacking=("training_sessions",))
    lines = (Line("police", "The <Police>", "Training return", returns), Line("x", "X", "Audit return", (late, part)))
    board = Board(2022, (2022,), "", lines, ())
    markup = board_table(board, {"year": "2022/23"}, load_catalogue())
    for words in (
        "◷</span> Received late", "3 days after due", "upload 7", "↻ corrected 1 December 2022, upload 9",
        "∅</span> Nil return", "⊘</span> Will not be supplied", "no staff", "○</span> Not yet due",
        "✗</span> Missing", "1 day late", "◐</span> Received in part", "without Training sessions", "Not expected",
        "The &lt;Police&gt;", 'href="returns?year=2022%2F23&amp;return=',
    ):  # fmt: skip
        assert words in markup
    assert markup.count("cesp-gap") == 3  # missing, declared, in part
    assert "The <Police>" not in markup


def test_a_return_in_sentences() -> None:
    catalogue = load_catalogue()
    assert facts(made("received", 1, **CAME, days=3), catalogue) == (
        "Received late. It was due on 21 October 2022.",
        "It came on 24 October 2022 as upload 7, 3 days after it was due.",
    )
    assert facts(made("not_due", 1), catalogue) == ("Not yet due. It is due on 21 October 2022.",)
    assert facts(made("declared", 1, declared=SAID), catalogue)[-1] == (
        "Said on 3 October 2022 by Amy. Reason: no staff"
    )
    assert facts(made("nil", 1, **CAME), catalogue)[-1] == (
        "Nothing to report: a zero. If that is wrong, undo upload 7."
    )
    assert facts(made("received", 1, **CAME, lacking=("training_sessions",)), catalogue)[-1] == (
        "Not in it, and expected: Training sessions."
    )
