"""Writes docs/measures.md from the catalogue and the partnership that ships; with --check it only compares.

python docs/make_docs.py [--check]
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from cesp.briefing.definitions import Definitions, define_all
from cesp.briefing.facts import Entry, Fact
from cesp.catalogue import Catalogue, Column, Dataset, load_catalogue, load_partnership
from cesp.export.offered import choice_words, explain
from cesp.jobs.places import partnership_folder

FILE = Path(__file__).with_name("measures.md")
HEAD = """# Measures and datasets

Made by `docs/make_docs.py` from `cesp/catalogue/` and `data/partnership/`. To change a line, change it there, then run
`python docs/make_docs.py`; `.ci/run` fails where the two differ. The page *Definitions* of the dashboard says the same.
"""


def write() -> str:
    """The whole file."""
    catalogue = load_catalogue()
    page = define_all(catalogue, load_partnership(partnership_folder()))
    parts = (HEAD, *_measures(page), "# How to read them", *_guide(page), "# Datasets", *_datasets(catalogue))
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _measures(page: Definitions) -> Iterator[str]:
    for group in page.groups:
        yield f"## {group.title}"
        yield from (part for entry in group.entries for part in _entry(entry))


def _entry(entry: Entry) -> Iterator[str]:
    yield f"### {entry.title}"
    yield f"`{entry.anchor}` {entry.definition}"
    yield _facts(entry.facts)


def _guide(page: Definitions) -> Iterator[str]:
    guide = page.guide
    yield from ("## Red, amber and green", *guide.rule, "## Chance or change", *guide.chance)
    for title, facts in (
        ("What is said of a comparison", guide.verdicts),
        ("What stands in place of a number", guide.statuses),
        ("Editions", guide.editions),
    ):
        yield from (f"## {title}", _facts(facts))


def _datasets(catalogue: Catalogue) -> Iterator[str]:
    for dataset in catalogue.datasets:
        titles = {column.name: column.title.lower() for column in dataset.columns}
        key = ", ".join(titles.get(name, name) for name in dataset.natural_key)
        yield f"## {dataset.title}"
        yield (
            f"`{dataset.name}` One row is {dataset.row_is}; it comes every {dataset.every}. Rows with the same "
            f"{key} are one row sent twice. Its numbers are of: {dataset.counts}."
        )
        yield _columns(dataset)


def _columns(dataset: Dataset) -> str:
    rows = ((column.title, f"`{column.name}`", _what(column)) for column in dataset.columns)
    return _table(("column", "name", "what belongs in it"), rows)


def _what(column: Column) -> str:
    words = ", ".join(choice_words(name, spellings) for name, spellings in column.choices.items())
    return " ".join(filter(None, (explain(column), f"One of: {words}." if words else "")))


def _facts(facts: Iterable[Fact]) -> str:
    return "\n".join(f"- **{label}**: {words}" for label, words in facts)


def _table(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    headings = tuple(headings)
    lines = (headings, ("---",) * len(headings), *rows)
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines)


def main(arguments: list[str]) -> int:
    made = write()
    if arguments != ["--check"]:
        FILE.write_text(made, encoding="utf-8")
        return 0
    if FILE.exists() and FILE.read_text(encoding="utf-8") == made:
        return 0
    sys.stderr.write(f"differs: {FILE.name}; run python docs/make_docs.py\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
