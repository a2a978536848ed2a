"""A paper as a Word document: a section of a committee report, with numbered paragraphs, on a council's template."""

from __future__ import annotations

from cesp.briefing.paper import Paper


def make_docx(paper: Paper, template: bytes | None = None) -> bytes:
    """The .docx; the same paper on the same template gives the same bytes. The template's own styles are used by their
    names, and what it holds comes first. Mendable where it is no Word document."""
    from cesp.export.document.body import write_body
    from cesp.export.document.sheet import Sheet

    sheet = Sheet(template)
    write_body(sheet, paper)
    return sheet.close(paper)
