"""A priority page's server run, warm, beside its floor: as many ready-made figures drawn by bare Streamlit.

Both are run by Streamlit's own test harness in one process, turn about, so that the machine's noise falls on both. What
is timed is the script's run on the server, not the network nor the browser. Prints milliseconds and the ratio of the
medians; the aim is at most 1.5: python -m benchmarks.floor
"""

from __future__ import annotations

import os
import statistics
import tempfile
from pathlib import Path
from time import perf_counter

from streamlit.testing.v1 import AppTest

from cesp.jobs.desk import open_desk
from cesp.jobs.places import partnership_folder, root
from cesp.jobs.samples import fill_with_samples
from cesp.people import LOCAL

RUNS = 15
SHELL = root() / "cesp" / "ui" / "shell.py"
FLOOR = """
import plotly.io
import streamlit as st

@st.cache_resource
def figures():
    return [plotly.io.from_json(spec) for spec in {specs!r}]

st.set_page_config(layout="wide")
for place, figure in enumerate(figures()):
    st.plotly_chart(figure, theme=None, key=f"chart-{{place}}", width="stretch")
"""


def main() -> None:
    """Fills a store with the samples, opens a priority's page, and times it against its own figures drawn bare."""
    with tempfile.TemporaryDirectory() as folder:
        store = f"sqlite:///{Path(folder) / 'store.db'}"
        desk = open_desk(store, partnership_folder(), LOCAL)
        fill_with_samples(desk, report=lambda line: None)
        desk.store.close()
        os.environ["CESP_STORE"] = store
        page = AppTest.from_file(SHELL, default_timeout=120).run()
        page.switch_page(os.path.relpath(root() / "pages" / "priority.py", SHELL.parent)).run()
        specs = [chart.proto.spec for chart in page.get("plotly_chart")]
        floor = AppTest.from_string(FLOOR.format(specs=specs), default_timeout=120).run()
        times = {"page": [0.0], "floor": [0.0]}
        for _ in range(RUNS):
            times["page"].append(_milliseconds(page))
            times["floor"].append(_milliseconds(floor))
        page_median, floor_median = (statistics.median(times[name][2:]) for name in ("page", "floor"))
        print(f"{len(specs)} figures")
        print(f"page   {page_median:8.1f} ms")
        print(f"floor  {floor_median:8.1f} ms")
        print(f"ratio  {page_median / floor_median:8.2f}")


def _milliseconds(app: AppTest) -> float:
    start = perf_counter()
    app.run()
    return (perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
