"""Pictures of charts for paper, from the same Plotly figures as the screen, taken by a browser that keeps running.

The browser is kaleido's: started at first use, closed when the process ends. It draws with the plotly.js that the
plotly package carries; a proxy that leads nowhere keeps it from the network. Kaleido loads its page anew after every
picture, which takes four times as long as the picture. A figure leaves nothing behind, so here the page stays.
"""

from __future__ import annotations

import asyncio
import atexit
import hashlib
import json
import re
from collections import OrderedDict
from collections.abc import Coroutine, Sequence
from functools import lru_cache
from pathlib import Path
from threading import Lock, Thread
from typing import Any, Literal, NamedTuple, TypeVar
from xml.etree.ElementTree import canonicalize

from cesp.charts.canvas import FONT
from cesp.charts.draw import draw
from cesp.charts.series import Chart
from cesp.export.standing import printable

PictureKind = Literal["png", "svg"]
NO_PICTURE = (
    "There is no picture of this chart: no Chromium, Chrome or Edge could be started where this document was made. "
    "The table holds the same figures."
)
#: Fonts of one width that nearly every machine has, so that what was measured fits where it is read.
PICTURE_FONT = "Arial, Liberation Sans, Helvetica, sans-serif"
_NOWHERE = "127.0.0.1:9"
_TABS, _SECONDS, _KEPT = 1, 60, 512
_OWN_ID = re.compile(r'<defs id="defs-([0-9a-f]{6})"')
_T = TypeVar("_T")


class _Wanted(NamedTuple):
    chart: Chart
    kind: PictureKind
    width: int
    height: int | None
    scale: float


def take_pictures(
    charts: Sequence[Chart], kind: PictureKind, width: int, height: int | None = None, scale: float = 2
) -> list[bytes | None]:
    """A picture of each chart on a light page, `width` by `height` pixels, as high as the chart asks if None; a PNG has
    `scale` times as many. Each is None where no browser can be started. The same chart gives the same bytes."""
    return _studio().take([_Wanted(chart, kind, width, height, scale) for chart in charts])


def find_browser() -> str | None:
    """Path of the Chromium, Chrome or Edge that takes the pictures."""
    from choreographer.browsers.chromium import Chromium

    path = Chromium.find_browser(skip_local=False)
    return path if path and Path(path).is_file() else None


class _Browser:
    """A running kaleido, in a thread with a loop of its own."""

    def __init__(self, path: str) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, name="pictures", daemon=True)
        self._thread.start()
        self._kaleido = _new_kaleido(path)
        try:
            self._wait(self._kaleido.open())
        except BaseException:
            self.close()
            raise
        # Only now, so that it runs before the folders that kaleido opened are swept.
        atexit.register(self.close)

    def draw(self, wanted: Sequence[_Wanted]) -> list[bytes]:
        """A picture of each."""
        return self._wait(self._draw(wanted))

    def close(self) -> None:
        """Ends the browser, the loop and the thread."""
        atexit.unregister(self.close)
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result(_SECONDS)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _wait(self, work: Coroutine[Any, Any, _T]) -> _T:
        return asyncio.run_coroutine_threadsafe(asyncio.wait_for(work, _SECONDS), self._loop).result()

    async def _draw(self, wanted: Sequence[_Wanted]) -> list[bytes]:
        return await asyncio.gather(*(self._picture(want) for want in wanted))

    async def _picture(self, want: _Wanted) -> bytes:
        size = {"width": want.width, "height": want.height, "scale": want.scale if want.kind == "png" else 1}
        taken: bytes = await self._kaleido.calc_fig(_figure(want.chart), opts={"format": want.kind, **size})
        return _settled(taken) if want.kind == "svg" else taken

    async def _end(self) -> None:
        await self._kaleido.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)


class _Studio:
    """The browser of this process, and the pictures last taken. Threads take turns."""

    def __init__(self) -> None:
        self._turn = Lock()
        self._browser: _Browser | None = None
        self._kept: OrderedDict[_Wanted, bytes] = OrderedDict()

    def take(self, wanted: Sequence[_Wanted]) -> list[bytes | None]:
        """Those that are kept, and the rest taken now."""
        with self._turn:
            known = {want: self._kept[want] for want in wanted if want in self._kept}
            missing = [want for want in dict.fromkeys(wanted) if want not in known]
            known |= dict(zip(missing, self._draw(missing), strict=False))
            for want, picture in known.items():
                self._kept[want] = picture
                self._kept.move_to_end(want)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
            return [known.get(want) for want in wanted]

    def close(self) -> None:
        """Ends the browser; the next picture starts another."""
        with self._turn:
            self._close()

    def _draw(self, wanted: Sequence[_Wanted]) -> list[bytes]:
        """None of them where no browser answers. One that was ended from outside is started again, once."""
        from choreographer.errors import BrowserClosedError, BrowserFailedError, ChannelClosedError

        path = find_browser() if wanted else None
        for _ in range(2 if path else 0):
            try:
                self._browser = self._browser or _Browser(str(path))
                return self._browser.draw(wanted)
            except (BrowserClosedError, BrowserFailedError, ChannelClosedError, TimeoutError):
                self._close()
        return []

    def _close(self) -> None:
        browser, self._browser = self._browser, None
        if browser:
            browser.close()


@lru_cache(maxsize=1)
def _studio() -> _Studio:
    return _Studio()


def _new_kaleido(path: str) -> Any:
    from kaleido import Kaleido  # type: ignore[import-untyped]

    class Staying(Kaleido):  # type: ignore[misc]
        async def _return_kaleido_tab(self, tab: object) -> None:
            await self.tabs_ready.put(tab)

    return Staying(n=_TABS, timeout=_SECONDS, mathjax=False, path=path, proxy_server=_NOWHERE)


def _figure(chart: Chart) -> dict[str, Any]:
    """The figure of the screen in the fonts of paper, on white. Traces are named by place; Plotly would by chance."""
    text: str = draw(chart, "light").to_json()
    figure: dict[str, Any] = json.loads(text.replace(f'"family":"{FONT}"', f'"family":"{PICTURE_FONT}"'))
    figure["layout"] |= {"paper_bgcolor": "#FFFFFF"}
    figure["data"] = [{**trace, "uid": f"t{place}"} for place, trace in enumerate(figure["data"])]
    return figure


def _settled(svg: bytes) -> bytes:
    """The same picture in one spelling. Plotly names its parts by chance; named by what is drawn, they are the same
    each time, and no two charts on a page share them."""
    text = canonicalize(printable(svg.decode()))
    found = _OWN_ID.search(text)
    if found is None:
        return text.encode()
    own = found[1]
    name = hashlib.sha256(text.replace(own, "").encode()).hexdigest()[:8]
    return re.sub(rf'((?:id="|#)[A-Za-z-]*){own}', rf"\g<1>{name}", text).encode()
