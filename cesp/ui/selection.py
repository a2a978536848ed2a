"""What the person looking has chosen. The shell sets it before it runs a page; the page takes it from here."""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass

from cesp.jobs.desk import Desk
from cesp.jobs.present import Scope


@dataclass(frozen=True)
class Selection:
    """One view: whose desk, which page ("" is the overview, else a priority's id), which scope.

    `scope` is None where nothing is held yet. `query` is what an address needs to show the same again.
    """

    desk: Desk
    page: str
    scope: Scope | None
    query: Mapping[str, str]


# A context variable and not session state: it lives for one run of the script, so no page can read an old one.
_SELECTED: ContextVar[Selection] = ContextVar("selection")


def select(selection: Selection) -> None:
    """Hands the selection to the page about to run."""
    _SELECTED.set(selection)


def selected() -> Selection:
    """The selection of this run; LookupError outside a run of the shell."""
    return _SELECTED.get()


def current() -> Selection | None:
    """As `selected`; None outside a run of the shell."""
    return _SELECTED.get(None)
