"""Waiting for joint protection, which takes seconds once for each version of what is held: told while it runs."""

from __future__ import annotations

import streamlit as st

from cesp.catalogue import Edition
from cesp.jobs.clearing import clearance, is_cleared
from cesp.jobs.desk import Desk
from cesp.ui.markup import tag


def await_clearance(desk: Desk, edition: Edition) -> None:
    """Says how far it is until it is done. The officers' edition does not wait."""
    if edition == "officer" or is_cleared(desk):
        return
    told = st.empty()

    def tell(line: str) -> None:
        told.html(tag("p", line, css="cesp-quiet"))

    clearance(desk, tell)
    told.empty()
