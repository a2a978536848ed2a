"""Words under an exhibit and choices about sentences, as AppTest sees them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from streamlit.testing.v1 import AppTest

from tests.ui.test_pages import page_of

Use = Callable[[Path | None], str]
OPENERS = {"Which words": "comment-one", "Sentence": "choices-s"}  # a box of a dialog -> the button that opens it


def show_one(edition: str, roles: tuple[str, ...], measure: str) -> None:
    """One real exhibit of the samples with the words beside it, and sentences to choose about, for a person."""
    from dataclasses import replace

    import streamlit as st

    from cesp.briefing.summary import Sentence
    from cesp.jobs.present import Scope, exhibit_of, latest_period
    from cesp.measures.values import Ask
    from cesp.people import LOCAL, Person
    from cesp.ui.cache import take_desk
    from cesp.ui.exhibit import show_exhibit
    from cesp.ui.markup import listed
    from cesp.ui.selection import Selection, select, selected
    from cesp.ui.words import show_sentence_choices, tell
    from tests.ui.builders import HOSTILE

    person = Person("Amy Hall", frozenset(roles)) if roles else LOCAL  # type: ignore[arg-type]
    desk = replace(take_desk(), person=person)
    scope = Scope(latest_period(desk), "same-period", edition)  # type: ignore[arg-type]
    select(Selection(desk, "neglect", scope, {}))
    show_exhibit(exhibit_of(desk, Ask(measure, "neglect"), scope), "one", {})
    made = [Sentence(f"r{at}", "r", "working", f"{at} of 9. {HOSTILE}", "neglect", "", 1.0, ()) for at in (3, 4)]
    st.html(listed(one.text for one in tell(selected(), made)))
    show_sentence_choices(made, "s")


def shown(edition: str = "officer", *roles: str, measure: str = "sessions_held") -> AppTest:
    app = AppTest.from_function(show_one, args=(edition, roles, measure), default_timeout=120).run()
    assert not app.exception
    return app


def press(app: AppTest, label: str) -> AppTest:
    [button] = [one for one in app.button if one.label == label]
    button.click()
    return again(app)


def again(app: AppTest) -> AppTest:
    """Runs the page with its dialog open. A browser runs the dialog by itself; AppTest always runs the whole page, so
    what opened it is pressed each time."""
    for box in app.selectbox:
        if box.label in OPENERS:
            app.button(key=OPENERS[box.label]).click()
    return app.run()


def choose(app: AppTest) -> AppTest:
    """Chooses the first words there are, in the dialog that is open."""
    [box] = [one for one in app.selectbox if one.label == "Which words"]
    box.select(1)
    return again(app)


def fill(app: AppTest, label: str, text: str) -> None:
    [box] = [one for one in (*app.text_area, *app.text_input) if one.label == label]
    box.input(text)


def test_commentary_is_written_checked_agreed_approved_and_only_then_public(use_store: Use, sample_file: Path) -> None:
    from tests.ui.builders import HOSTILE

    use_store(sample_file)
    app = press(shown(), "Comment")
    fill(app, "Words", f"Two venues closed. {HOSTILE}")
    fill(app, "Your name", "Amy Hall")
    press(app, "Keep as a draft")
    page = page_of(shown())
    assert 'class="cesp-draft">Draft</span> Two venues closed.' in page
    assert "<img" not in page
    assert "Two venues closed" not in page_of(shown("public"))
    for state in ("Checked by the supplying agency", "Agreed by the lead", "Approved"):
        app = press(shown(), "Comment")
        app = choose(app)
        [now] = [box for box in app.selectbox if box.label == "Now"]
        assert now.options[0] == state
        fill(app, "Who did so", "Sgt Lowe")
        press(app, "Record the step")
    page = page_of(shown("public"))
    assert "Two venues closed. &lt;img" in page
    assert 'cesp-draft">Draft</span> Two' not in page
    assert "Sgt Lowe" not in page


def test_what_is_lacking_is_told_in_the_form(use_store: Use, sample_file: Path) -> None:
    use_store(sample_file)
    app = press(press(shown(), "Comment"), "Keep as a draft")
    assert "There are no words to keep" in page_of(app)


def test_words_are_changed_answered_and_taken_back(use_store: Use, sample_file: Path) -> None:
    use_store(sample_file)
    app = press(shown("officer", "scrutineer"), "Comment")
    assert [box.label for box in app.radio] == ["Kind"]
    app.radio[0].set_value("challenge")
    app = again(app)
    fill(app, "Words", "Why so few?")
    press(app, "Keep as a draft")
    for act, label, text, button in [
        ("Change", "Words", "Why so few sessions?", "Keep, as a draft again"),
        ("Take back", "Why", "Settled.", "Take back"),
    ]:
        app = press(shown("officer", "scrutineer"), "Comment")
        app = choose(app)
        [choice] = [box for box in app.radio if box.label == "What to do"]
        choice.set_value(act)
        app = again(app)
        fill(app, label, text)
        press(app, button)
        if act == "Change":
            app = press(shown("officer", "officer"), "Comment")
            app = choose(app)
            fill(app, "Words", "Two trainers left.")
            press(app, "Keep the answer as a draft")
            page = page_of(shown())
            assert page.index("Why so few sessions?") < page.index("Two trainers left.")
    assert "Why so few" not in page_of(shown())


def test_a_lead_agrees_what_a_rule_proposed(use_store: Use, sample_file: Path) -> None:
    use_store(sample_file)
    app = press(shown(measure="little_progress"), "Comment")
    fill(app, "Why", "Two posts stood empty.")
    fill(app, "Lead who decides", "Jo Bell")
    press(app, "Record the decision")
    assert "Agreed: Two posts stood empty." in page_of(shown(measure="little_progress"))
    app = press(shown(measure="little_progress"), "Comment")
    app = choose(app)
    [choice] = [box for box in app.radio if box.label == "What to do"]
    assert choice.options == ["Next step", "Decide again", "Take back"]


def test_commentary_of_an_earlier_period_is_offered_and_carried_forward(use_store: Use, sample_file: Path) -> None:
    from cesp.jobs.desk import open_desk
    from cesp.jobs.places import partnership_folder
    from cesp.jobs.words import Note, Place, write
    from cesp.people import LOCAL
    from cesp.periods import Period

    address = use_store(sample_file)
    desk = open_desk(address, partnership_folder(), LOCAL)
    write(desk, "commentary", Place("neglect", "sessions_held", None, Period(2023, 1, 1)), Note("Then.", name="Amy"))
    desk.store.close()
    assert "To be reviewed, from an earlier period:" in page_of(shown())
    app = press(shown(), "Comment")
    app = choose(app)
    fill(app, "Who carries it forward", "Ben Fox")
    press(app, "Carry forward as a draft")
    page = page_of(shown())
    assert "Carried forward from an earlier period (no. 1)." in page
    assert "To be reviewed" not in page


def test_a_sentence_is_reworded_with_its_numbers_then_approved(use_store: Use, sample_file: Path) -> None:
    from tests.ui.builders import HOSTILE

    use_store(sample_file)
    ask = "Decide about these sentences: 2 of 2 are drafts"
    app = press(shown("officer", "officer"), ask)
    [choice] = [box for box in app.radio if box.label == "Decision"]
    choice.set_value("reword")
    label = "Reworded (every number stays, and none is added)"
    fill(app, label, "3 of 10 were good.")
    app = press(app, "Record the decision")
    assert "The numbers of a sentence stay as they are" in page_of(app)
    app = press(shown("officer", "officer"), ask)
    [choice] = [box for box in app.radio if box.label == "Decision"]
    choice.set_value("reword")
    fill(app, label, "Good in 3 of 9 (1).")
    assert HOSTILE.count("1") == 1
    press(app, "Record the decision")
    assert "Good in 3 of 9 (1)." in page_of(shown("officer", "officer"))
    assert "Good in 3 of 9 (1)." not in page_of(shown("public"))
    app = press(shown("officer", "officer"), ask)
    press(app, "Approve the decision")
    assert "Good in 3 of 9 (1)." in page_of(shown("public"))
    app = press(shown("officer", "officer"), "Decide about these sentences: 1 of 2 are drafts")
    fill(app, "Why, if it is taken back", "Unclear.")
    press(app, "Take the decision back")
    assert "Good in 3 of 9 (1)." not in page_of(shown("officer", "officer"))


def test_who_may_not_write_is_offered_no_form(use_store: Use, sample_file: Path) -> None:
    use_store(sample_file)
    for app in (shown("public", "viewer"), shown("public")):
        assert app.button == []
    assert [one.label for one in shown("officer", "scrutineer").button] == ["Comment"]
