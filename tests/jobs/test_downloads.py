"""Tables as files: who may take them away, what they say of themselves, and the line of the audit trail for each."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cesp.briefing.exhibit import Exhibit
from cesp.briefing.registers import Register
from cesp.catalogue import Edition
from cesp.errors import NotAllowed
from cesp.export.tables import FileKind
from cesp.jobs.desk import Desk, open_desk
from cesp.jobs.downloads import (
    EXPORT,
    download_exhibit,
    download_overview,
    download_register,
    exhibit_file,
    may_take,
    overview_file,
    register_file,
)
from cesp.jobs.overview import overview
from cesp.jobs.places import partnership_folder
from cesp.jobs.present import Scope, exhibit_of
from cesp.jobs.registers import make_register
from cesp.jobs.templates import marked_copy, template
from cesp.jobs.uploads import check
from cesp.measures.values import Ask
from cesp.people import LOCAL, Person, Role
from cesp.periods import Period
from tests.intake.books import workbook
from tests.measures.world import desk as open_world
from tests.measures.world import table

Q2 = Period(2023, 2, 2)
CLOCK = datetime(2024, 1, 9, 12, 0, tzinfo=UTC)
INDICATORS = """
    when    | priority | indicator | numerator | denominator
    2022 Q2 | neglect  | standing  | 40        | 100
    2023 Q2 | neglect  | standing  | 20        | 100
"""
VOICE = """
    when    | priority | you_said       | we_did   | children
    2023 Q2 | neglect  | Ask us sooner. | We do so | 12
    2023 Q2 | neglect  | =1+1           |          | 9
"""


@pytest.fixture
def world() -> Iterator[Desk]:
    with open_world(table("indicators", INDICATORS), table("voice", VOICE)) as opened:
        yield opened


def seat(world: Desk, *roles: Role) -> Desk:
    return replace(world, person=Person("Amy Hall", frozenset(roles)), clock=lambda: CLOCK)


def scope(edition: Edition) -> Scope:
    return Scope(Q2, "same-period", edition)


def exhibit(world: Desk, edition: Edition) -> Exhibit:
    return exhibit_of(world, Ask("indicator", "neglect", "standing"), scope(edition))


def exports(desk: Desk) -> list[tuple[str, str, datetime]]:
    return [(entry.by, entry.detail, entry.at) for entry in desk.store.events() if entry.what == EXPORT]


def test_every_file_that_leaves_is_in_the_audit_trail(world: Desk) -> None:
    """TRUST: the log says who exported what, and when."""
    officer = seat(world, "officer")
    shown, page = exhibit(officer, "officer"), overview(officer, scope("public"))
    voice = make_register(officer, "voice", scope("officer"))
    version = officer.version()
    download_exhibit(officer, shown, "xlsx")
    download_overview(officer, page, "csv")
    download_register(officer, voice, "Neglect", replace(page.frame, edition="officer"), "csv")
    told = [
        "Standing, Neglect, 2023/24 Q2; edition Officer working; xlsx",
        "Priorities by measures, July to September 2023; edition Part 1; csv",
        "What children and families said, and what was done, Neglect, July to September 2023; edition Officer working; "
        "csv",
    ]
    assert [(by, detail) for by, detail, _ in reversed(exports(officer))] == [("Amy Hall", line) for line in told]
    assert all(at >= CLOCK for _, _, at in exports(officer))
    assert officer.version() == version  # no figure changed


def test_a_marked_workbook_is_in_the_audit_trail_and_an_empty_template_is_not(world: Desk) -> None:
    officer = seat(world, "officer")
    content = workbook([["Course", "Date", "Attended"], ["Neglect", "1 May 2023", "many"]], "Q1 2023-24")
    marked_copy(officer, "return.xlsx", content, check(officer, "return.xlsx", content))
    template(officer, "training")
    assert [detail for _, detail, _ in exports(officer)] == ["return - to mend.xlsx; marked workbook"]


@pytest.mark.parametrize(
    ("role", "edition", "may"),
    [
        ("viewer", "public", True),
        ("viewer", "restricted", False),
        ("viewer", "officer", False),
        ("uploader", "officer", False),
        ("officer", "officer", True),
        ("scrutineer", "restricted", True),
    ],
)
def test_who_may_take_which_edition_away(world: Desk, role: Role, edition: Edition, may: bool) -> None:
    person = seat(world, role)
    assert may_take(person, edition) is may
    shown, page = exhibit(world, edition), overview(world, scope(edition))
    voice = Register("voice", "Voice", "2 things were said.", ("You said",), (("Ask us sooner.",),))

    def takes() -> None:
        download_exhibit(person, shown, "csv")
        download_overview(person, page, "csv")
        download_register(person, voice, "", page.frame, "csv")

    if may:
        takes()
        assert len(exports(person)) == 3
        return
    with pytest.raises(NotAllowed):
        takes()
    with pytest.raises(NotAllowed):
        download_overview(person, page, "csv")
    with pytest.raises(NotAllowed):
        download_register(person, voice, "", page.frame, "csv")
    assert exports(person) == []


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_files_are_named_after_what_they_show(world: Desk, kind: FileKind) -> None:
    page, voice = overview(world, scope("public")), make_register(world, "voice", scope("public"))
    assert exhibit_file(exhibit(world, "public"), kind) == f"standing-neglect-2023-24-q2-public.{kind}"
    assert overview_file(page, kind) == f"priorities-by-measures-july-to-september-2023-public.{kind}"
    name = "what-children-and-families-said-and-what-was-done-neglect-july-to-september-2023-public"
    assert register_file(voice, "Neglect", page.frame, kind) == f"{name[:90].strip('-')}.{kind}"


def test_a_registers_file_holds_its_rows_and_what_they_are(world: Desk) -> None:
    officer = seat(world, "officer")
    frame = overview(officer, scope("officer")).frame
    voice = make_register(officer, "voice", scope("officer"))
    text = download_register(officer, voice, "Neglect", frame, "csv").decode("utf-8-sig")
    about, rows = text.split("\r\n\r\n")
    assert f'Finding,"{voice.sentence}"' in about
    assert "Priority,Neglect" in about
    assert "Edition,Officer working" in about
    assert len(rows.strip().splitlines()) == 1 + 2
    assert rows.splitlines()[1].startswith("'=1+1,no answer yet")  # unanswered first, and never a formula
    assert "Ask us sooner.,We do so" in rows


def test_a_protected_editions_register_has_no_rows_to_take(world: Desk) -> None:
    assert make_register(world, "voice", scope("public")).rows == ()


def test_files_of_samples_say_so(sample_file: Path, tmp_path: Path) -> None:
    copy = shutil.copy(sample_file, tmp_path / "copy.db")
    desk = open_desk(f"sqlite:///{copy}", partnership_folder(), LOCAL)
    shown = exhibit_of(desk, Ask("attendances", "neglect"), Scope(Period.to_date(2023, 3), "same-period", "public"))
    text = download_exhibit(desk, shown, "csv").decode("utf-8-sig")
    assert "Part 1 (public)" in text
    assert desk.partnership.synthetic in text
    page = overview(desk, Scope(Period.to_date(2023, 3), "same-period", "officer"))
    lines = download_overview(desk, page, "csv").decode("utf-8-sig").splitlines()
    assert sum(line.startswith(("Neglect,", "Sexual Abuse,")) for line in lines) == 2
    desk.store.close()
