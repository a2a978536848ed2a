"""Text is data: whatever a cell holds, the page shows it letter by letter."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from cesp.ui.markup import join, listed, table, tag, unmarked


class Reader(HTMLParser):
    """What a browser would make of markup: its tags, its attributes and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def read(markup: str) -> Reader:
    reader = Reader()
    reader.feed(markup)
    reader.close()
    return reader


# A browser reads a carriage return as a new line, and no other control character has a place in a page.
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]))


@given(TEXT, TEXT)
def test_any_text_comes_out_as_it_went_in(content: str, attribute: str) -> None:
    page = read(tag("p", content, attributes={"title": attribute}))
    assert (page.tags, page.attributes, "".join(page.text)) == (["p"], [("title", attribute)], content)


def test_elements_nest_and_strings_do_not() -> None:
    assert tag("p", "a < b ", tag("strong", "& c"), css="x") == '<p class="x">a &lt; b <strong>&amp; c</strong></p>'
    assert join(("<i>", tag("i", "x"))) == "&lt;i&gt;<i>x</i>"
    assert listed(("a", "<b>")) == "<ul><li>a</li><li>&lt;b&gt;</li></ul>"


def test_a_label_that_reads_markdown_is_told_to_take_every_sign_as_it_is() -> None:
    assert unmarked("≈ *<5* of $4: [a](b), café 1") == r"≈ \*\<5\* of \$4\: \[a\]\(b\)\, café 1"


def test_a_table_tells_numbers_words_and_nothing_apart() -> None:
    markup = table(("Place", "Value"), (("<A>", 1234.5), ("B", None)), "Neglect & more")
    assert '<th scope="col">Place</th>' in markup
    assert '<td class="cesp-short">&lt;A&gt;</td><td class="cesp-number">1,234.5</td>' in markup
    assert '<td class="cesp-short">B</td><td>–</td>' in markup
    assert 'aria-label="Neglect &amp; more"' in markup


def test_a_large_whole_number_keeps_every_digit() -> None:
    assert "12,345,678" in table(("n",), ((12345678,),))
