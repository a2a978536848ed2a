"""What stands on the topic pages: the file that ships, and what the loader says of one that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from cesp.catalogue.load import load_catalogue, load_topics, read_topics
from cesp.errors import ConfigurationError

TOPIC = """
[[topic]]
id = "training"
title = "Training"
question = "Who came?"
empty = "Upload the training return"

[[topic.part]]
title = "Who came"
block = [{ measure = "attendances" }, %s]
"""


def refused(folder: Path, block: str) -> ConfigurationError:
    path = folder / "topics.toml"
    path.write_text(TOPIC % block, encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        read_topics(path)
    return caught.value


def test_the_pages_that_ship_are_those_of_the_navigation() -> None:
    assert [topic.title for topic in load_topics().topic] == [
        "Training", "Audits and learning", "Plans and progress", "Voice", "Assurance",
    ]  # fmt: skip


def test_every_family_of_returns_has_a_measure_on_some_page() -> None:
    shown = {block.measure for topic in load_topics().topic for part in topic.part for block in part.block}
    catalogue = load_catalogue()
    families = {catalogue.dataset(catalogue.measure(name).dataset).family for name in shown - {""}}
    assert families == {"training", "audits", "progress", "assurance"}


@pytest.mark.parametrize(
    ("block", "what", "key"),
    [
        ("{}", "a block names a measure or a register, one of them", "measure"),
        (
            '{ measure = "attendances", rows = "voice" }',
            "a block names a measure or a register, one of them",
            "measure",
        ),
        ('{ measure = "cake" }', "there is no measure cake", "measure"),
        ('{ measure = "attendances", by = "standard" }', "attendances is not held by standard", "by"),
        ('{ measure = "attendances", indicator = "*" }', "attendances is of no indicator", "indicator"),
        ('{ measure = "indicator" }', "indicator needs an indicator", "indicator"),
    ],
)
def test_a_block_that_does_not_fit_is_named_with_its_place(tmp_path: Path, block: str, what: str, key: str) -> None:
    fault = refused(tmp_path, block)
    assert fault.what == what
    assert fault.where == f"topics.toml, topic 'training', part 'Who came', block '2', key {key}"


def test_a_cut_nobody_knows_is_refused(tmp_path: Path) -> None:
    assert "by" in (refused(tmp_path, '{ measure = "attendances", by = "colour" }').where or "")


def test_a_register_and_a_cut_are_read(tmp_path: Path) -> None:
    path = tmp_path / "topics.toml"
    path.write_text(TOPIC % '{ rows = "voice" }, { measure = "attendances", by = "course" }', encoding="utf-8")
    blocks = read_topics(path).get("training").part[0].block
    assert [(block.measure, block.by, block.rows) for block in blocks] == [
        ("attendances", "", ""), ("", "", "voice"), ("attendances", "course", ""),
    ]  # fmt: skip
    with pytest.raises(KeyError):
        read_topics(path).get("audits")
