"""E-mails and archives: each file in them is read by itself, and the letter says who sent it and for which quarter."""

from __future__ import annotations

from pathlib import Path

import pytest

from cesp.catalogue import Catalogue, Partnership
from cesp.intake import Limits, read_return
from cesp.intake.container import is_container, open_container
from cesp.intake.refused import Refused
from cesp.intake.results import Envelope, Reading, ReadOptions
from cesp.periods import Period
from tests.intake.books import XLSX, workbook
from tests.intake.letters import eml, forwarded, msg, zipped

CSV = b"Course,Attended\nIntroduction to CSE,9\n"
BOOKS = (("sessions.xlsx", XLSX), ("more.csv", CSV))
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def known(partnership: Partnership) -> Partnership:
    """The partnership, with mail domains: one agency's own, one that two share, and one below that."""
    domains = {"health": ("health.example", "shared.example", "nurses.shared.example"), "police": ("shared.example",)}
    agencies = [one.model_copy(update={"domains": domains.get(one.id, ())}) for one in partnership.agency]
    return partnership.model_copy(update={"agency": tuple(agencies)})


def read_letter(content: bytes, catalogue: Catalogue, partnership: Partnership) -> list[Reading]:
    return [
        read_return(part.name, part.content, catalogue, partnership, ReadOptions(envelope=part.envelope))
        for part in open_container("letter", content)
    ]


@pytest.mark.parametrize("make", [eml, None], ids=["eml", "msg"])
def test_each_attachment_is_a_file_of_its_own_and_logos_are_not(make: object) -> None:
    letter = (
        eml("Police <p@police.example>", "Q1", BOOKS)
        if make
        else msg("Police", "p@police.example", "Q1", (*BOOKS, ("image001.png", PNG)))
    )
    parts = open_container("return.msg", letter)
    assert [(part.name, part.content) for part in parts] == list(BOOKS)
    assert parts[0].envelope is not None
    assert parts[0].envelope.subject == "Q1"


def test_sender_and_quarter_come_from_the_letter_where_the_file_is_silent(
    catalogue: Catalogue, known: Partnership
) -> None:
    letter = eml("Ann Bell <ann@training.health.example>", "Training return Q2 2022/23", [("more.csv", CSV)])
    [reading] = read_letter(letter, catalogue, known)
    assert (reading.sender, reading.sender_from) == ("health", "the e-mail's sender")
    assert (reading.period, reading.period_from) == (Period(2022, 2, 2), "e-mail's subject")
    assert [(row.year, row.quarter, row.values["attended"]) for row in reading.rows] == [(2022, 2, 9)]


def test_what_the_file_says_of_itself_beats_its_letter(catalogue: Catalogue, known: Partnership) -> None:
    book = workbook([["Agency: Police"], ["Quarter 1 2022/23"], ["Course", "Attended"], ["Introduction to CSE", 9]])
    [reading] = read_letter(eml("x@health.example", "Q3 2023/24", [("a.xlsx", book)]), catalogue, known)
    assert (reading.sender, reading.period) == ("police", Period(2022, 1, 1))


@pytest.mark.parametrize(
    ("sender", "expected"),
    [
        ("Westshire Police Training <a@x.example>", "police"),
        ("Ann Bell <ann@health.example>", "health"),
        ("Ann Bell <ann@nothealth.example>", "westshire"),
        ("police.training@shared.example", "police"),
        ("Ann Bell <ann@x.example>", "westshire"),
        ("Ann Bell <ann@shared.example>", "westshire"),
        ("Ann Bell <ann@nurses.shared.example>", "health"),
    ],
)
def test_the_sender_is_known_by_name_or_domain(
    catalogue: Catalogue, known: Partnership, sender: str, expected: str
) -> None:
    [reading] = read_letter(eml(sender, "Q1 2022/23", [("more.csv", CSV)]), catalogue, known)
    assert reading.sender == expected


def test_a_letter_passed_on_is_from_whoever_wrote_it_first(catalogue: Catalogue, known: Partnership) -> None:
    first = eml("Ann <ann@health.example>", "Q2 2022/23", [("more.csv", CSV)])
    [attached] = read_letter(forwarded("Westshire Partnership <o@westshire.example>", first), catalogue, known)
    body = "FYI\n\n> From: Westshire Police <p@x.example>\n> Subject: return\n"
    [quoted] = read_letter(eml("Office <o@x.example>", "FW", [("more.csv", CSV)], body), catalogue, known)
    assert (attached.sender, attached.period, quoted.sender) == ("health", Period(2022, 2, 2), "police")


def test_a_table_in_the_letter_is_read_where_none_is_attached(catalogue: Catalogue, known: Partnership) -> None:
    html = "<p>Hi</p><table><tr><th>Course</th><th>Attended</th></tr><tr><td>Neglect</td><td>12</td></tr></table>"
    [reading] = read_letter(eml("police@x.example", "Q1 2022/23", [], html=html), catalogue, known)
    assert (reading.file, reading.sheets[0].sheet) == ("table in the e-mail.csv", "table in the e-mail")
    assert [(row.number, row.values["attended"]) for row in reading.rows] == [(2, 12)]


def test_an_archive_is_opened_one_level_deep() -> None:
    inner = zipped([("deep.csv", CSV)])
    archive = zipped([("folder/a.csv", CSV), ("__MACOSX/._a.csv", b"x"), ("inner.zip", inner)])
    assert [part.name for part in open_container("all.zip", archive)] == ["a.csv", "inner.zip"]
    assert [part.name for part in open_container("x.eml", eml("a@b.example", "", [("all.zip", archive)]))] == [
        "a.csv", "inner.zip",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (eml("a@b.example", "Q1", []), "no file in it and no table"),
        (zipped([(f"{number}.csv", b"x") for number in range(51)]), "more than 50 files"),
        (zipped([("big.csv", b"0" * (101 * 1024 * 1024))]), "100 MB"),
        (zipped([("a.csv", CSV)])[:-30], "damaged"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "__substg1.0_".encode("utf-16-le") + b"\x00" * 600,
            "could not be opened",
        ),
    ],
    ids=["nothing", "many", "bomb", "cut", "broken msg"],
)
def test_what_cannot_be_opened_is_refused_in_words(content: bytes, words: str) -> None:
    with pytest.raises(Refused) as refused:
        open_container("return.zip", content)
    assert words in refused.value.message
    assert refused.value.fix


def test_a_letter_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(Refused, match="longer than"):
        open_container("x.eml", eml("a@b.example", "", BOOKS), Limits(seconds=0.001))


def test_plain_files_are_their_own_part(reference: Path) -> None:
    for path in sorted((reference / "hostile").iterdir()):
        content = path.read_bytes()
        assert not is_container(path.name, content), path.name
    titled = b"From: Police\nSubject: Return\nCourse,Attended\nNeglect,3\n"
    assert open_container("a.csv", titled) == (("a.csv", titled, None),)
    assert open_container("a.xlsx", XLSX) == (("a.xlsx", XLSX, None),)


def test_an_envelope_says_nothing_where_the_letter_does_not() -> None:
    assert open_container("all.zip", zipped([("a.csv", CSV)]))[0].envelope is None
    assert Envelope() == Envelope((), "")
