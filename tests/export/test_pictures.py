"""Pictures of charts: the figures of the screen, the same bytes for the same chart, and none where no browser is."""

from __future__ import annotations

import re
import struct
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from xml.etree import ElementTree

import pytest

from cesp.charts.draw import draw
from cesp.charts.series import Chart, Point, Series
from cesp.export import pictures
from cesp.export.pictures import PICTURE_FONT, find_browser, take_pictures

HOSTILE = '<b onload="x()">A & B</b> \x01=1+1'


def bars(*labels: str, place: str = "Q1") -> Chart:
    points = tuple(Point(f"{place} {at}", float(at + 1), label) for at, label in enumerate(labels))
    return Chart("bars", (Series("2023/24", "now", points),), "Quarter", "Attendances", False, 0)


def lines_of(svg: bytes) -> list[str]:
    """What is written in it, as text."""
    tree = ElementTree.fromstring(svg)
    return ["".join(node.itertext()) for node in tree.iter("{http://www.w3.org/2000/svg}text")]


def names_in(svg: bytes) -> set[str]:
    return set(re.findall(r' id="([^"]+)"', svg.decode()))


def size_of(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def take(chart: Chart, kind: pictures.PictureKind = "svg", width: int = 500, height: int | None = None) -> bytes:
    [picture] = take_pictures([chart], kind, width, height)
    assert picture is not None
    return picture


@pytest.fixture
def forget() -> None:
    """Whatever was taken before is taken again."""
    pictures._studio()._kept.clear()


@pytest.mark.usefixtures("chromium")
def test_a_picture_has_the_size_asked_for() -> None:
    chart = bars("7", "8")
    assert size_of(take(chart, "png")) == (1000, 2 * draw(chart).layout.height)
    assert size_of(take(chart, "png", 400, 200)) == (800, 400)
    [third] = take_pictures([chart], "png", 400, 200, 3)
    assert third
    assert size_of(third) == (1200, 600)


@pytest.mark.usefixtures("chromium")
def test_pictures_stand_in_the_order_asked_for_and_the_same_chart_may_stand_twice() -> None:
    charts = [bars(str(number)) for number in (31, 32, 31, 33)]
    taken = [picture or b"" for picture in take_pictures(charts, "svg", 500)]
    said = [[line for line in lines_of(picture) if line in ("31", "32", "33")] for picture in taken]
    assert said == [["31"], ["32"], ["31"], ["33"]]
    assert take_pictures([], "svg", 500) == []


@pytest.mark.usefixtures("chromium")
def test_words_in_an_svg_stay_words_in_the_fonts_of_paper() -> None:
    picture = take(bars(HOSTILE, "8"))
    assert '<b onload="x()">A & B</b> =1+1' in lines_of(picture)
    assert not [node for node in ElementTree.fromstring(picture).iter() if node.tag.endswith("}b")]
    assert b"Public Sans" not in picture
    assert PICTURE_FONT.split(",")[0].encode() in picture


@pytest.mark.usefixtures("chromium")
@pytest.mark.parametrize("kind", ["svg", "png"])
def test_the_same_chart_gives_the_same_bytes_from_another_browser(kind: pictures.PictureKind) -> None:
    charts = [bars("7", "8"), bars("9", "c")]
    first = take_pictures(charts, kind, 500)
    pictures._studio().close()
    pictures._studio()._kept.clear()
    assert take_pictures(charts, kind, 500) == first
    assert None not in first


@pytest.mark.usefixtures("chromium")
def test_no_two_charts_on_a_page_share_a_name() -> None:
    first, second = take(bars("7", "8")), take(bars("7", "9"))
    assert names_in(first)
    assert not names_in(first) & names_in(second)
    for picture in (first, second):
        assert set(re.findall(r"url\(#([^)]+)\)", picture.decode())) <= names_in(picture)


@pytest.mark.usefixtures("chromium", "forget")
def test_a_browser_ended_from_outside_is_started_again() -> None:
    before = take(bars("41"))
    browser = pictures._studio()._browser
    assert browser
    browser._kaleido.subprocess.kill()
    browser._kaleido.subprocess.wait()
    pictures._studio()._kept.clear()
    assert take(bars("41")) == before


@pytest.mark.usefixtures("chromium", "forget")
def test_threads_take_turns() -> None:
    charts = [bars(str(number)) for number in range(50, 62)]
    with ThreadPoolExecutor(4) as pool:
        taken = list(pool.map(take, charts))
    assert [next(line for line in lines_of(one) if line.isdigit()) for one in taken] == [str(n) for n in range(50, 62)]


def test_only_the_last_pictures_are_kept(chromium: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "_KEPT", 2)
    charts = [bars(str(number)) for number in (71, 72, 73)]
    assert None not in take_pictures(charts, "svg", 500)
    assert [wanted.chart for wanted in pictures._studio()._kept] == charts[1:]


def test_the_browser_is_kept_from_the_network(chromium: str) -> None:
    take(bars("81"))
    browser = pictures._studio()._browser
    assert browser
    assert "--proxy-server=127.0.0.1:9" in browser._kaleido._browser_impl.get_cli()
    page = (browser._kaleido._html_tmp_dir.path / "index.html").read_text(encoding="utf-8")
    scripts = re.findall(r'src="([^"]+)"', page)
    assert len(scripts) == 2
    assert all(script.startswith("file:") for script in scripts)


def test_without_a_browser_there_is_no_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER_PATH", str(tmp_path / "nothing"))
    assert find_browser() is None
    assert take_pictures([bars("91"), bars("92")], "png", 500) == [None, None]


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")
def test_a_browser_that_cannot_start_gives_no_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "chromium"
    broken.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    broken.chmod(0o755)
    pictures._studio().close()
    monkeypatch.setenv("BROWSER_PATH", str(broken))
    assert find_browser() == str(broken)
    assert take_pictures([bars("93")], "png", 500) == [None]
