"""Step 1: where a return comes from: files, the e-mail they came in, a table that is pasted, rows that are typed."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.elements.lib.column_types import ColumnConfig

from cesp.catalogue import Column, Dataset, Partnership
from cesp.errors import Mendable
from cesp.export.offered import explain, offered
from cesp.intake.pasted import pasted_table, table_bytes
from cesp.intake.results import Envelope
from cesp.jobs.desk import Desk
from cesp.jobs.uploads import take_apart
from cesp.ui.markup import tag
from cesp.ui.notices import show_fault

KINDS = ("xlsx", "xls", "xlsm", "xlsb", "ods", "csv", "tsv", "txt", "eml", "msg", "zip")
_PASTED, _TYPED = "pasted.csv", "typed.csv"
WRITTEN_HERE = frozenset((_PASTED, _TYPED))
_ROWS = 3


class Chosen(NamedTuple):
    """One file to be checked, and what the letter it came in said of itself."""

    name: str
    content: bytes
    envelope: Envelope | None = None


def choose_files(desk: Desk) -> tuple[list[Chosen], DeltaGenerator]:
    """Everything that was dropped, pasted or typed, and a place under the drop zone for what becomes of it.

    What cannot be opened is told of in its place.
    """
    dropped = st.file_uploader(
        "Drop the quarter's spreadsheets here, or the e-mails they came in: several at once, from any agency. "
        "25 MB each at most.",
        type=KINDS,
        accept_multiple_files=True,
        key="files",
    )
    beside = st.empty()
    chosen: list[Chosen] = []
    for file in dropped:
        try:
            parts = _open(desk.partnership.name, file.name, file.getvalue(), desk)
        except Mendable as fault:
            show_fault(fault)
            continue
        if len(parts) > 1 or parts[0].name != file.name:
            names = ", ".join(part.name for part in parts)
            st.html(tag("p", f"In {file.name}: {names}.", css="cesp-quiet"))
        chosen += parts
    return [*chosen, *_pasted(), *_typed(desk)], beside


# For this person's session only, as with readings.
@st.cache_data(show_spinner="Opening the e-mail ...", max_entries=40, scope="session")
def _open(partnership: str, name: str, content: bytes, _desk: Desk) -> list[Chosen]:
    return [Chosen(part.name, part.content, part.envelope) for part in take_apart(_desk, name, content)]


def _pasted() -> list[Chosen]:
    with st.expander("Paste a table"):
        text = st.text_area(
            "Copy the table from the e-mail or document, its headings too, paste it here, then click outside the box.",
            key="pasted",
            height=160,
        )
        content = pasted_table(text)
        if content:
            st.html(tag("p", "It is read below as “pasted”. Say there who sent it and for which quarter."))
    return [Chosen(_PASTED, content)] if content else []


def _typed(desk: Desk) -> list[Chosen]:
    """A small grid for a sender who only rang."""
    with st.expander("Type it in, for a sender who only rang"):
        datasets = {one.name: one for one in desk.catalogue.datasets if one.family != "national"}
        name = st.selectbox(
            "What they told you", tuple(datasets), index=None, format_func=lambda one: datasets[one].title,
            placeholder="Choose the kind of return", key="typed-kind",
        )  # fmt: skip
        if name is None:
            return []
        dataset = datasets[name]
        how = f"One row is {dataset.row_is}. Double-click a cell to fill it in; columns with a star must be filled in."
        st.html(tag("p", how, css="cesp-quiet"))
        empty = pd.DataFrame({column.name: [None] * _ROWS for column in dataset.columns}, dtype="object")
        filled = st.data_editor(
            empty, num_rows="dynamic", hide_index=True, key=f"typed-{name}", placeholder="",
            column_config={column.name: _shown(column, desk.partnership) for column in dataset.columns},
        )  # fmt: skip
        content = typed_file(dataset, filled)
        if content:
            st.html(tag("p", "It is read below as “typed”. Say there who told you and for which quarter."))
    return [Chosen(_TYPED, content)] if content else []


def _shown(column: Column, partnership: Partnership) -> ColumnConfig:
    """How a column is typed: from a list, as a number, as a day, or as words."""
    title, help_ = f"{column.title}{' *' if column.required else ''}", explain(column)
    if words := offered(column, partnership):
        return st.column_config.SelectboxColumn(title, options=list(words), help=help_)
    if column.kind == "count":
        return st.column_config.NumberColumn(title, min_value=0, step=1, help=help_)
    return st.column_config.TextColumn(title, help=help_)


def typed_file(dataset: Dataset, filled: pd.DataFrame) -> bytes:
    """The rows that hold anything, under the columns that hold anything, as bytes of a CSV file."""
    held = filled.dropna(how="all")
    if held.empty:
        return b""
    columns = [column for column in dataset.columns if column.required or held[column.name].notna().any()]
    rows = [[_cell(row[column.name]) for column in columns] for _, row in held.iterrows()]
    return table_bytes([[column.title for column in columns], *rows])


def _cell(value: object) -> object:
    return None if pd.isna(value) else value  # type: ignore[call-overload]
