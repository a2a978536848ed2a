"""What stands beside an exhibit's chart, as AppTest sees it."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def show_signs() -> None:
    from dataclasses import replace

    from cesp.briefing.exhibit import Icon
    from cesp.ui.exhibit import show_exhibit
    from tests.ui import builders

    icons = (
        Icon("variation", "", None, "Chance explains the latest figure"),
        Icon("assurance", "F", "miss", "The target will be missed"),
    )
    made = builders.exhibit("attended", "did", builders.line(), "public")
    show_exhibit(replace(made, icons=icons), "with", {})
    show_exhibit(made, "without", {})


def test_an_icon_is_a_shape_with_a_letter_and_its_words_which_alone_are_read_aloud() -> None:
    app = AppTest.from_function(show_signs, default_timeout=60).run()
    assert not app.exception
    page = "\n".join(piece.proto.body for piece in app.get("html"))
    assert page.count('class="cesp-icons"') == 1
    assert (
        '<li><span class="cesp-icon cesp-variation cesp-sign-chance" aria-hidden="true">~</span>'
        "<span>Chance explains the latest figure</span></li>"
        '<li><span class="cesp-icon cesp-assurance cesp-sign-miss" aria-hidden="true">F</span>'
        "<span>The target will be missed</span></li>"
    ) in page
