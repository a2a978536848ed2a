"""Which sheet of which quarter is untidy, and how."""

from __future__ import annotations

from dataclasses import replace

import mess
from mess import Mess, Sheet
from story_training import QUARTERS

from cesp.periods import Quarter

Part = tuple[str, Quarter]  # a sheet's name and the quarter it is for


def untidy(sheet: Sheet, quarter: Quarter) -> Sheet:
    """The sheet with what `UNTIDY` says for it."""
    for change in UNTIDY.get((sheet.name, quarter), ()):
        sheet = change(sheet)
    return sheet


def _dashes(sheet: Sheet) -> Sheet:
    """A dash where nobody counted cancellations of the first course."""
    column = next(n for n, heading in enumerate(sheet.headings) if heading.startswith("Cancel"))
    first, *rest = sheet.rows
    return replace(sheet, rows=((*first[:column], "-", *first[column + 1 :]), *rest))


UNTIDY: dict[Part, tuple[Mess, ...]] = {
    ("Sessions", QUARTERS[0]): (mess.merge_title, mess.add_total),
    ("Sessions", QUARTERS[1]): (mess.stray_quote, mess.add_notes),
    ("Sessions", QUARTERS[2]): (mess.hard_spaces, mess.add_footnotes),
    ("Sessions", QUARTERS[3]): (mess.text_numbers,),
    ("Sessions", QUARTERS[5]): (mess.add_wrong_total, mess.merge_title),
    ("Sessions", QUARTERS[6]): (mess.shouted_headings, mess.add_total),
    ("Sessions", QUARTERS[7]): (_dashes, mess.stray_quote),
    ("Sessions", QUARTERS[9]): (mess.merge_title, mess.add_footnotes),
    ("Sessions", QUARTERS[13]): (mess.hard_spaces, mess.add_notes),
    ("By agency", QUARTERS[4]): (mess.blank_column, mess.hard_spaces),
    ("By agency", QUARTERS[8]): (mess.stray_quote, mess.add_total),
    ("By agency", QUARTERS[12]): (mess.text_numbers, mess.add_notes),
    ("Evaluation", QUARTERS[11]): (mess.add_footnotes,),
    ("Own courses", QUARTERS[7]): (mess.repeat_row,),
    ("Own courses", QUARTERS[10]): (mess.stray_quote, mess.add_total),
    ("Courses", QUARTERS[6]): (mess.add_notes, mess.add_footnotes),
    ("Audits", QUARTERS[3]): (mess.merge_title,),
    ("Grades", QUARTERS[9]): (mess.hard_spaces, mess.shouted_headings),
    ("Recommendations", QUARTERS[10]): (mess.add_notes, mess.hard_spaces),
    ("Findings", QUARTERS[11]): (mess.stray_quote, mess.hard_spaces),
    ("Findings", QUARTERS[13]): (mess.merge_title, mess.add_footnotes),
    ("You said we did", QUARTERS[9]): (mess.merge_title, mess.text_numbers),
    ("You said we did", QUARTERS[12]): (mess.shouted_headings, mess.add_footnotes),
    ("Meetings", QUARTERS[9]): (mess.shouted_headings, mess.hard_spaces),
    ("Meetings", QUARTERS[11]): (mess.add_notes, mess.repeat_row),
    ("Meetings", QUARTERS[13]): (mess.blank_column, mess.add_footnotes),
    ("Section 11", QUARTERS[10]): (mess.merge_title, mess.hard_spaces),
    ("Section 11", QUARTERS[14]): (mess.shouted_headings, mess.add_footnotes),
    ("Section 175", QUARTERS[13]): (mess.add_notes, mess.hard_spaces),
    ("Reviews", QUARTERS[8]): (mess.add_notes,),
    ("Actions", QUARTERS[5]): (mess.merge_title, mess.add_footnotes),
    ("Actions", QUARTERS[13]): (mess.shouted_headings, mess.text_numbers),
    ("Indicators", QUARTERS[7]): (mess.blank_column, mess.add_notes),
    ("Indicators", QUARTERS[12]): (mess.hard_spaces, mess.add_footnotes),
}
