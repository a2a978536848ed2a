"""Whatever sound return is written comes back the same, from a workbook of four sheets and from text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cesp.catalogue import Catalogue, Partnership
from cesp.intake import read_return
from cesp.intake.results import Reading, ReadOptions
from tests.intake.books import messages, workbook_of
from tests.intake.frames import FRAMES, YEAR, Frame, csv_of, frames

OPTIONS = ReadOptions(sender="police", period=YEAR)


def assert_same(reading: Reading, sent: list[Frame]) -> None:
    assert messages(reading, "error") == []
    assert messages(reading, "warning") == []
    for frame in sent:
        assert frame.found(reading.rows) == frame.expected()
    assert len(reading.rows) == sum(len(frame.rows) for frame in sent)
    assert reading.left_out == ()


@given(data=st.data())
def test_frames_come_back_the_same_from_a_workbook(
    data: st.DataObject, catalogue: Catalogue, partnership: Partnership
) -> None:
    sent = [data.draw(frames(catalogue, name), label=name) for name in data.draw(st.permutations(FRAMES))]
    book = workbook_of({f"Sheet {at}": frame.table() for at, frame in enumerate(sent)})
    assert_same(read_return("return.xlsx", book, catalogue, partnership, OPTIONS), sent)


@given(data=st.data())
def test_a_frame_comes_back_the_same_from_text(
    data: st.DataObject, catalogue: Catalogue, partnership: Partnership
) -> None:
    frame = data.draw(frames(catalogue, data.draw(st.sampled_from(FRAMES))))
    encoding = data.draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
    text = csv_of(frame, data.draw(st.sampled_from(",;	")), encoding)
    assert_same(read_return("return.csv", text, catalogue, partnership, OPTIONS), [frame])
