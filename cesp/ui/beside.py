"""What stands on a priority's page besides its measures: what children said, and what shows no evidence of progress."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from cesp.briefing.exhibit import Frame
from cesp.briefing.progress import ProgressRow
from cesp.jobs.progress import progress_of
from cesp.jobs.registers import make_register
from cesp.ui.cache import ask
from cesp.ui.download import offer_register
from cesp.ui.markup import Markup, join, listed, table, tag
from cesp.ui.selection import Selection

VOICE, HEARD = "what-children-said", "What children said"
PROGRESS, STILL = "little-or-no-progress", "Little or no evidence of progress"


def show_voice(chosen: Selection, priority: str, frame: Frame) -> None:
    """What children and families said on a priority and what was done; how much, where the words are not released."""
    if chosen.scope is None:
        return
    register = ask(chosen.desk, make_register, "voice", chosen.scope, priority)
    said = (table(register.columns, register.rows, HEARD),) if register.rows else ()
    st.html(join((tag("h2", HEARD, attributes={"id": VOICE}), tag("p", register.sentence), *said)))
    offer_register(register, frame, chosen.desk.partnership.get_priority(priority).title)


def show_progress(chosen: Selection, priority: str) -> None:
    """What shows little or no evidence of progress: for officers what is proposed, for others what its lead agreed."""
    if chosen.scope is None:
        return
    progress = ask(chosen.desk, progress_of, priority, chosen.scope)
    lines = (listed(map(_line, progress.rows)),) if progress.rows else ()
    attributes = {"href": f"statutory?{urlencode(chosen.query)}", "target": "_self"}
    decide = (tag("p", tag("a", "Decide on the page of the yearly report", attributes=attributes)),)
    st.html(
        join(
            (
                tag("h2", STILL, attributes={"id": PROGRESS}),
                tag("p", progress.told),
                *lines,
                *(decide if any(row.key for row in progress.rows) else ()),
            )
        )
    )


def _line(row: ProgressRow) -> Markup:
    """An action, how long and why it is listed, and what was decided with the lead's reason."""
    since = f"Since {row.since}: {row.why[0].lower()}{row.why[1:]}."
    return join((tag("strong", row.action), " ", since, " ", row.decided, *((" ", row.because) if row.because else ())))
