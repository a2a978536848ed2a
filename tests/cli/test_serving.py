"""How the dashboard is started: on this computer only, wherever the command is given."""

from __future__ import annotations

from cesp.cli.serving import flags


def test_only_this_computer_can_reach_it() -> None:
    given = flags(8600, browser=False)
    pairs = list(zip(given[::2], given[1::2], strict=True))
    assert ("--server.address", "127.0.0.1") in pairs
    assert [value for name, value in pairs if name == "--server.allowedHosts"] == ["127.0.0.1", "localhost"]
    assert ("--server.port", "8600") in pairs
    assert ("--server.headless", "true") in pairs


def test_without_a_port_the_first_free_one_is_taken_and_the_browser_opens() -> None:
    given = flags(None, browser=True)
    assert "--server.port" not in given
    assert given[given.index("--server.headless") + 1] == "false"
