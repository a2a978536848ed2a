"""Which slices a submission holds, and what it would do to those already held. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from cesp.catalogue import Catalogue, plain
from cesp.errors import StoreError
from cesp.intake.results import Row, Value
from cesp.store.records import Changes, Slice, Submission
from cesp.store.schema import period_label


def slice_of(row: Row, sender: str, key: str) -> Slice:
    """The slice a row belongs to, where `key` is its dataset's key column; a blank in it is a key of its own, ""."""
    return _slice(row.dataset, sender, row.year, row.quarter or 0, row.values.get(key))


@lru_cache(maxsize=10_000)
def _slice(dataset: str, sender: str, year: int, quarter: int, key: Value) -> Slice:
    return Slice(dataset, sender, year, quarter, "" if key is None else plain(str(key)))


def count_rows(submission: Submission, parts: Iterable[Slice], catalogue: Catalogue) -> dict[Slice, int]:
    """Slice -> rows, sorted, from the slice of each row; 0 for a nil return.

    StoreError where there is nothing to keep, or a nil return is contradicted by rows.
    """
    if not submission.rows and not submission.nil:
        raise StoreError(
            "The file holds no rows that can be kept, so nothing was changed",
            where=submission.file,
            mend="Mend what the findings name, or say that it is a nil return.",
        )
    counts = Counter(parts)
    with_rows = {(held.dataset, held.year, held.quarter) for held in counts}
    for dataset, year, quarter in submission.nil:
        title = catalogue.dataset(dataset).title
        if (dataset, year, quarter) in with_rows:
            raise StoreError(
                f"The return has rows under {title} for {period_label(year, quarter)} and says there are none",
                where=submission.file,
                mend="Take away either the rows or the nil return.",
            )
        counts[Slice(dataset, submission.sender, year, quarter, "")] = 0
    return dict(sorted(counts.items()))


def foresee(submission: Submission, brought: Mapping[Slice, int], held: Mapping[Slice, int]) -> Changes:
    """What `brought` would do to `held` (slice -> rows), without saying whether the file was seen before.

    Only what the same sender holds in the periods and datasets brought is touched or listed. Of that, what is absent
    is kept, unless the submission is complete, is a nil return, or what is held is a nil return that rows now belie.
    """
    periods = {(part.dataset, part.sender, part.year, part.quarter) for part in brought}
    near = {part for part in held if (part.dataset, part.sender, part.year, part.quarter) in periods}
    absent = near - set(brought)
    nil = {(dataset, submission.sender, year, quarter) for dataset, year, quarter in submission.nil}
    gone = {
        part
        for part in absent
        if submission.complete or held[part] == 0 or (part.dataset, part.sender, part.year, part.quarter) in nil
    }
    return Changes(
        new=tuple(sorted(set(brought) - near)),
        replaced=tuple(sorted(set(brought) & near)),
        kept=tuple(sorted(absent - gone)),
        gone=tuple(sorted(gone)),
    )
