"""Formats that are no text: what is read of PDF, DOCX, mail and MHTML, and that facts stand where they say."""

from __future__ import annotations

import io
import subprocess
import sys
import textwrap
import zipfile
from bisect import bisect
from collections.abc import Callable
from contextlib import suppress
from email.message import EmailMessage
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    PageBreak,
    PageTemplate,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
)

from jobextract import Extractor
from jobextract.errors import BrokenInputError, EncryptedInputError, InputError, LimitError, MissingExtraError
from jobextract.reading import MEDIA_TYPES, Limits, Page, read

PDF, DOCX = MEDIA_TYPES[".pdf"], MEDIA_TYPES[".docx"]
SONG = "STSong-Light"
BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=12, spaceAfter=6)
JUSTIFIED = ParagraphStyle("justified", parent=BODY, alignment=4)
HEADING = ParagraphStyle("heading", fontName="Helvetica-Bold", fontSize=16, leading=20, spaceAfter=6)
CHINESE = ParagraphStyle("chinese", fontName=SONG, fontSize=12, leading=22, wordWrap="CJK", firstLineIndent=24)
CALL = (
    "We are looking for a doctoral researcher who wants to work on the simulation of drifting ice floes and how they"
    " bend, break and gather in the first-year ice of the northern sounds. The position is funded for three years."
)
TOPICS = "floes ridges leads tides ponds melts frazil brine snow slush drift wakes capes sounds fjords".split()
extractor = Extractor(models=None)
few = settings(max_examples=40, deadline=None, derandomize=True, database=None)

pdfmetrics.registerFont(UnicodeCIDFont(SONG))


def laid_out(story: list[Any], *, columns: int = 1, running: str = "") -> bytes:
    """A PDF of paragraphs; `running` stands above each page, its number below."""
    file = io.BytesIO()

    def decorate(canvas: Canvas, document: Any) -> None:
        canvas.setFont("Helvetica", 8)
        if running:
            canvas.drawString(60, 815, running)
            canvas.drawCentredString(300, 20, f"Page {document.page} of 9")

    template = BaseDocTemplate(file, pagesize=A4)
    width = (A4[0] - 120) / columns
    frames = [Frame(60 + index * width, 50, width - 10, 750, id=str(index)) for index in range(columns)]
    template.addPageTemplates(PageTemplate(frames=frames, onPage=decorate))
    template.build(story)
    return file.getvalue()


def call(index: int) -> str:
    """The call, about another topic."""
    topic, other = TOPICS[index % len(TOPICS)], TOPICS[(2 * index + 1) % len(TOPICS)]
    return f"Of {topic}: {CALL.replace('drifting ice', f'{other} that {topic}')}"


def drawn(lines: list[str], font: str = "Helvetica", size: int = 11) -> bytes:
    """A PDF of lines as they are given."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    canvas.setFont(font, size)
    for index, line in enumerate(lines):
        canvas.drawString(60, 780 - 1.2 * size * index, line)
    canvas.save()
    return file.getvalue()


def written(document: Any) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def kinds(page: Page) -> list[tuple[str, int, str]]:
    return [(block.kind, block.level, block.text) for block in page.blocks]


def texts(page: Page) -> list[str]:
    return [block.text for block in page.blocks]


def squeezed(text: str) -> str:
    return "".join(text.split())


def assert_in_place(page: Page) -> None:
    """Each block reads as the slice of the text that it says it is."""
    for block in page.blocks:
        start, end = block.source_span()
        assert squeezed(page.source[start:end]) == squeezed(block.text)


# PDF ---------------------------------------------------------------------------------------------------------


def test_columns_are_read_one_after_the_other_and_lines_joined() -> None:
    paragraphs = [f"{call(index)} {call(index + 1)}" for index in range(14)]
    story = [Paragraph("A position in ice mechanics", HEADING)] + [Paragraph(text, JUSTIFIED) for text in paragraphs]
    page = read(laid_out(story, columns=2), uri="a.pdf")
    assert page.media_type == PDF
    assert kinds(page)[0] == ("heading", 1, "A position in ice mechanics")
    assert texts(page)[1:] == paragraphs
    assert_in_place(page)


def test_headers_that_repeat_stand_once_and_page_numbers_never() -> None:
    story = []
    for index in range(3):
        story += [Paragraph(f"Topic {index}", HEADING), Paragraph(call(index), BODY), PageBreak()]
    page = read(laid_out(story, running="Institute of Ice"), uri="a.pdf")
    assert [(block.text, block.region) for block in page.blocks if "Institute" in block.text] == [
        ("Institute of Ice", "header")
    ]
    assert "of 9" not in page.source
    assert len(page.pages) == 3
    assert [page.source[start : start + 7] for start in page.pages[1:]] == ["Topic 1", "Topic 2"]
    at = page.source.index("Topic 1")
    assert bisect(page.pages, at) == 2


def test_a_paragraph_goes_on_on_the_next_page() -> None:
    text = f"{CALL} " * 6
    page = read(laid_out([Paragraph(CALL, BODY), Spacer(1, 640), Paragraph(text.strip(), BODY)]), uri="a.pdf")
    assert len(page.pages) == 2
    assert texts(page) == [CALL, text.strip()]
    assert page.source[page.pages[1] - 1] == " "


def test_a_box_beside_the_text_is_read_after_it() -> None:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    text = f"{call(0)} {call(1)} {call(2)}"
    for index, line in enumerate(textwrap.wrap(text, 68)):
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 740 - 13 * index, line)
    for index, line in enumerate(["Contact", "Astrid Halvorsen", "Nordvik University", "1 Harbour Road", "Nordvik"]):
        canvas.setFont("Helvetica", 9)
        canvas.drawString(430, 738 - 11.5 * index, line)
    canvas.save()
    page = read(file.getvalue())
    assert texts(page)[0] == text
    assert texts(page)[1].startswith("Contact")


def test_chinese_without_embedded_fonts() -> None:
    lines = [
        "一、应聘条件",
        "课题组因工作需要面向海内外公开招聘博士后研究人员三名，研究方向为海冰遥感、冰力学数值模拟与机器学习，欢迎加入。",
        "1. 具有博士学位，年龄不超过35周岁；",
        "2. 熟悉Python编程。",
    ]
    page = read(laid_out([Paragraph(line, CHINESE) for line in lines]), uri="a.pdf")
    assert kinds(page) == [
        ("heading", 7, "应聘条件"),
        ("paragraph", 0, lines[1]),
        ("list_item", 1, "具有博士学位，年龄不超过35周岁；"),
        ("list_item", 1, "熟悉Python编程。"),
    ]
    assert_in_place(page)


def test_rows_of_a_table_are_read_cell_by_cell() -> None:
    rows = [
        ["Employer", "University of Nordvik"],
        ["Place", "Nordvik, Norway"],
        ["Deadline", Paragraph("15 March 2026, or until the place is filled by someone who fits us well", BODY)],
    ]
    page = read(laid_out([Table(rows, colWidths=[100, 200], style=[("VALIGN", (0, 0), (-1, -1), "MIDDLE")])]))
    assert kinds(page) == [
        ("table_row", 0, "Employer\tUniversity of Nordvik"),
        ("table_row", 0, "Place\tNordvik, Norway"),
        ("table_row", 0, "Deadline\t15 March 2026, or until the place is filled by someone who fits us well"),
    ]
    assert_in_place(page)


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["you will carry out simu-", "lations of the ice"], "you will carry out simulations of the ice"),
        (["you will study first-", "year ice and snow"], "you will study first-year ice and snow"),
        (["a state-of-", "the-art laboratory in"], "a state-of-the-art laboratory in"),
        (["an offer of the Max-", "Planck institute of"], "an offer of the Max-Planck institute of"),
        (["we trust in co-work and the co-", "work of all here"], "we trust in co-work and the co-work of all here"),
        (
            ["the ef\u00adfort we make to re\u00ad", "search the ice here"],
            "the effort we make to research the ice here",
        ),
    ],
)
def test_hyphens_at_line_ends_are_taken_out_where_they_break_a_word(lines: list[str], joined: str) -> None:
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    assert texts(read(drawn(lines, "Vera"))) == [joined]


def test_ligatures_and_radicals_are_written_as_a_reader_types_them() -> None:
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    page = read(drawn(["The \ufb01rst \ufb02oe"], "Vera"))
    assert texts(page) == ["The first floe"]
    assert_in_place(page)


def test_lists_and_labels_keep_their_lines() -> None:
    page = read(drawn(["We expect", "- a master's degree", "- good English", "Place: Nordvik", "Start: 1 May 2026"]))
    assert next(block.text for block in page.blocks if block.kind == "list_item") == "a master's degree"
    assert "Place: Nordvik\nStart: 1 May 2026" in page.source


def test_links_have_their_targets() -> None:
    text = "Apply by <link href='https://nordvik.example/apply'>our portal</link> before summer."
    (block,) = read(laid_out([Paragraph(text, BODY)])).blocks
    assert [(block.text[link.start : link.end], link.target) for link in block.links()] == [
        ("our portal", "https://nordvik.example/apply")
    ]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_of_turned_text_is_read_upright(turn: int) -> None:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(800, 800))
    canvas.translate(400, 400)
    canvas.rotate(turn)
    for index, line in enumerate(["A position in tidal energy.", "We seek a person.", "The sea is near."]):
        canvas.drawString(-300, 200 - 40 * index, line)
    canvas.save()
    assert texts(read(file.getvalue())) == ["A position in tidal energy.", "We seek a person.", "The sea is near."]


def test_pages_without_text_have_a_notice() -> None:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    canvas.rect(10, 10, 200, 200, fill=1)
    canvas.save()
    extraction = extractor.extract(file.getvalue(), uri="scan.pdf")
    assert [notice.code for notice in extraction.warnings] == ["no-text", "no-posting"]
    assert (extraction.text, extraction.source.pages) == ("", [0])


def encrypted(password: str) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, encrypt=StandardEncryption(password, ownerPassword="owner", canCopy=0))
    canvas.drawString(100, 100, "open to read")
    canvas.save()
    return file.getvalue()


def test_a_pdf_with_a_password_is_an_error_and_one_that_may_not_be_copied_is_read() -> None:
    with pytest.raises(EncryptedInputError, match=r"a\.pdf: encrypted"):
        read(encrypted("secret"), uri="a.pdf")
    assert texts(read(encrypted(""))) == ["open to read"]


@pytest.mark.parametrize("data", [b"", b"not a PDF", b"%PDF-1.7\n garbage", b"%PDF-1.4\n" + bytes(range(256)) * 40])
def test_what_is_no_pdf_is_an_error(data: bytes) -> None:
    with pytest.raises(BrokenInputError):
        read(data, uri="a.pdf")


def test_a_page_of_html_that_came_in_a_pdfs_place_is_read_as_html() -> None:
    page = read(b"<!DOCTYPE html><p>Not <b>found</b></p>", uri="a.pdf")
    assert (page.media_type, texts(page), page.converted) == ("text/html", ["Not found"], False)


def test_a_pdf_is_known_by_its_content() -> None:
    data = drawn(["words"])
    assert read(data).media_type == PDF
    assert read(data, media_type="text/html", uri="https://nordvik.example/a.html").media_type == PDF


def test_too_many_pages_are_an_error() -> None:
    data = laid_out([Paragraph("a", BODY), PageBreak(), Paragraph("b", BODY)])
    with pytest.raises(LimitError, match="more than 1 pages"):
        read(data, uri="a.pdf", limits=Limits(pages=1))
    with pytest.raises(LimitError):
        Extractor(models=None, limits=Limits(pages=1)).extract(data)


def test_a_pdf_that_ends_early_is_read_or_an_error() -> None:
    data = laid_out([Paragraph(CALL, BODY)] * 20)
    for end in range(0, len(data), len(data) // 20):
        with suppress(InputError):
            assert_in_place(read(data[:end], media_type=PDF))


words = st.text("abcdefg xyz.,-(){}<>*_#|`&ÄöÆ0123456789\t", min_size=1, max_size=60).filter(str.strip)


@few
@given(st.lists(words, min_size=1, max_size=12), st.sampled_from([9, 11, 16]))
def test_blocks_of_any_pdf_stand_in_its_text(lines: list[str], size: int) -> None:
    page = read(drawn([line.replace("\t", " ") for line in lines], size=size), media_type=PDF)
    assert_in_place(page)
    assert sorted(filter(str.isalpha, page.source)) == sorted(filter(str.isalpha, "".join(lines)))


# DOCX --------------------------------------------------------------------------------------------------------


def linked(paragraph: Any, text: str, target: str) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(target, kind, is_external=True))
    link.append(run_of(text))
    paragraph._p.append(link)


def run_of(text: str) -> Any:
    run, characters = OxmlElement("w:r"), OxmlElement("w:t")
    characters.text = text
    run.append(characters)
    return run


def wrapped(name: str, *children: Any) -> Any:
    element = OxmlElement(name)
    for child in children:
        element.append(child)
    return element


def test_headings_lists_tables_and_links_of_a_docx() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Nordvik Polar Institute"
    document.sections[0].footer.paragraphs[0].text = "1 Harbour Road"
    document.add_heading("PhD position", 0)
    document.add_heading("Requirements", 2)
    document.add_paragraph("a degree", style="List Bullet")
    document.add_paragraph("a boat", style="List Bullet 2")
    document.add_paragraph("first", style="List Number")
    document.add_paragraph("second", style="List Number")
    apply = document.add_paragraph("Write to ")
    linked(apply, "our office", "mailto:jobs@nordvik.example")
    apply.add_run(" or *not* <b>&amp; so on.\nSecond line")
    document.add_paragraph().add_run("What we offer").bold = True
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Place", "Nordvik, Norway"
    page = read(written(document), uri="a.docx")
    assert page.media_type == DOCX
    assert kinds(page) == [
        ("paragraph", 0, "Nordvik Polar Institute"),
        ("heading", 1, "PhD position"),
        ("heading", 2, "Requirements"),
        ("list_item", 1, "a degree"),
        ("list_item", 1, "a boat"),
        ("list_item", 1, "first"),
        ("list_item", 1, "second"),
        ("paragraph", 0, "Write to our office or *not* <b>&amp; so on.\nSecond line"),
        ("heading", 8, "What we offer"),
        ("table_row", 0, "Place\tNordvik, Norway"),
        ("paragraph", 0, "1 Harbour Road"),
    ]
    assert [block.region for block in page.blocks if block.region != "body"] == ["header", "footer"]
    assert [block.marker for block in page.blocks if block.kind == "list_item"] == ["-", "-", "1.", "2."]
    assert [link.target for block in page.blocks for link in block.links()] == ["mailto:jobs@nordvik.example"]
    assert_in_place(page)


def test_a_table_that_lays_out_passages_is_read_cell_after_cell() -> None:
    document = docx.Document()
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "岗位要求"
    table.cell(0, 1).text = "具有博士学位；"
    table.cell(0, 1).add_paragraph("熟悉Python。")
    assert kinds(read(written(document))) == [
        ("heading", 6, "岗位要求"),
        ("paragraph", 0, "具有博士学位；"),
        ("paragraph", 0, "熟悉Python。"),
    ]


DOCX_PARTS: dict[str, tuple[Callable[[], Any], str]] = {
    "a content control": (lambda: wrapped("w:sdt", wrapped("w:sdtContent", run_of("seen"))), "seen"),
    "an insertion": (lambda: wrapped("w:ins", run_of("seen")), "seen"),
    "a deletion": (lambda: wrapped("w:del", run_of("gone")), ""),
    "a field": (lambda: wrapped("w:fldSimple", run_of("seen")), "seen"),
    "hidden text": (lambda: wrapped("w:r", wrapped("w:rPr", OxmlElement("w:vanish")), run_of("gone")[0]), ""),
    "a text box": (
        lambda: wrapped(
            "w:r", wrapped("w:pict", wrapped("w:txbxContent", wrapped("w:p", run_of("seen")))), OxmlElement("w:tab")
        ),
        "seen",
    ),
}


@pytest.mark.parametrize(("part", "shown"), DOCX_PARTS.values(), ids=DOCX_PARTS)
def test_a_docx_shows(part: Callable[[], Any], shown: str) -> None:
    document = docx.Document()
    document.add_paragraph()._p.append(part())
    assert texts(read(written(document))) == ([shown] if shown else [])


def repacked(change: Callable[[str, bytes], bytes]) -> bytes:
    """A DOCX whose files are changed."""
    document = docx.Document()
    document.add_paragraph("words")
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(written(document))) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(entry.filename, change(entry.filename, old.read(entry)))
    return file.getvalue()


BROKEN_DOCX: dict[str, tuple[Callable[[], bytes], type[InputError]]] = {
    "no zip": (lambda: b"nothing", BrokenInputError),
    "an empty file": (lambda: b"", BrokenInputError),
    "a zip of something else": (
        lambda: repacked(lambda name, data: b"" if name.endswith(".rels") else data),
        BrokenInputError,
    ),
    "no XML": (lambda: repacked(lambda name, data: b"<w:" if name == "word/document.xml" else data), BrokenInputError),
    "half of it": (lambda: repacked(lambda name, data: data)[:9000], BrokenInputError),
    "nesting without end": (
        lambda: repacked(lambda name, data: b"<w:p>" * 100_000 if name == "word/document.xml" else data),
        BrokenInputError,
    ),
    "an entity bomb": (
        lambda: repacked(
            lambda name, data: (
                b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>'
                if name == "word/document.xml"
                else data
            )
        ),
        BrokenInputError,
    ),
    "a zip bomb": (
        lambda: repacked(lambda name, data: b" " * 60_000_000 if name == "word/document.xml" else data),
        LimitError,
    ),
    "the older format": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), BrokenInputError),
    "a password": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        EncryptedInputError,
    ),
}


@pytest.mark.parametrize(("make", "error"), BROKEN_DOCX.values(), ids=BROKEN_DOCX)
def test_a_docx_that_cannot_be_read_is_an_error(make: Callable[[], bytes], error: type[InputError]) -> None:
    with pytest.raises(error, match=r"^a\.docx: "):
        read(make(), uri="a.docx")


def test_a_docx_that_is_too_large_unpacked_is_an_error() -> None:
    data = repacked(lambda name, content: content)
    with pytest.raises(LimitError):
        read(data, uri="a.docx", limits=Limits(document_bytes=20_000))


characters = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), min_size=1, max_size=30
)


@few
@given(st.lists(st.tuples(st.sampled_from(["p", "h", "l", "b", "t"]), characters), min_size=1, max_size=10))
def test_blocks_of_any_docx_stand_in_its_text(parts: list[tuple[str, str]]) -> None:
    document = docx.Document()
    for kind, text in parts:
        if kind == "t":
            table = document.add_table(1, 2)
            table.cell(0, 0).text = table.cell(0, 1).text = text
        elif kind == "b":
            document.add_paragraph("x ").add_run(text).bold = True
        else:
            document.add_paragraph(text, style={"p": "Normal", "h": "Heading 1", "l": "List Bullet"}[kind])
    page = read(written(document), media_type=DOCX)
    for block in page.blocks:
        before = -1
        for index, character in enumerate(block.text):
            start, end = block.source_span(index, index + 1)
            assert start >= before
            before = start
            if not character.isspace() and page.source[start:end] != character:
                assert "mojibake-repaired" in page.notices


# Mail and MHTML ----------------------------------------------------------------------------------------------


def mail(subject: str = "Ph.D. place in Nordvik") -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = subject
    message["From"] = "Office <office@nordvik.example>"
    return message


def test_a_mail_is_its_subject_and_its_html() -> None:
    message = mail("海冰实验室招聘")
    message.set_content("plain")
    message.add_alternative("<p>We <b>hire</b></p>\n", subtype="html", charset="gb18030")
    message.add_attachment(b"%PDF-1.7 nothing", maintype="application", subtype="pdf", filename="a.pdf")
    page = read(message.as_bytes(), uri="a.eml")
    assert kinds(page) == [("title", 0, "海冰实验室招聘"), ("paragraph", 0, "We hire")]
    assert page.media_type == "message/rfc822"
    for block in page.blocks:
        start, end = block.source_span()
        assert page.source[start:end] in {"海冰实验室招聘", "We <b>hire"}


def test_a_mail_without_html_is_plain_text_and_flowing_lines_are_joined() -> None:
    message = mail()
    message.set_content("We look for a person \nwho likes ice.\n\n* Not a list of Markdown: _x_ <b>\n")
    message.set_param("format", "flowed")
    page = read(message.as_bytes(), uri="a.eml")
    assert texts(page)[:2] == ["Ph.D. place in Nordvik", "We look for a person who likes ice."]
    assert "_x_ <b>" in texts(page)[2]


@pytest.mark.parametrize("data", [b"", b"\n\n", b"Subject: =?bad?q?=ff?=\n\nx", b"Content-Type: multipart/mixed\n\nx"])
def test_any_mail_is_read(data: bytes) -> None:
    assert read(data, uri="a.eml").media_type == "message/rfc822"


def test_mails_nested_without_end_are_read_or_an_error() -> None:
    data = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (i, i) for i in range(3000))
    with pytest.raises(BrokenInputError):
        read(data, uri="a.eml")


def test_mhtml_is_the_page_it_holds() -> None:
    data = (
        b'From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="x"\r\n\r\n'
        b"--x\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        b"<h1>Postdoc in Z=C3=BCrich</h1>\r\n--x\r\nContent-Type: image/png\r\n\r\nxx\r\n"
        b"--x\r\nContent-Type: text/html\r\n\r\n<p>a frame</p>\r\n--x--\r\n"
    )
    page = read(data, uri="a.mhtml")
    assert kinds(page) == [("heading", 1, "Postdoc in Zürich")]
    with pytest.raises(BrokenInputError, match="holds no page"):
        read(b"Subject: x\n\nwords", uri="a.mht")


# All of them -------------------------------------------------------------------------------------------------


def documents() -> dict[str, bytes]:
    document = docx.Document()
    document.add_heading("PhD student in ice mechanics", 1)
    document.add_paragraph("You have a master's degree in physics and experience with Python.")
    document.add_paragraph("Write to jobs@nordvik.example by 15 March 2026.").runs[0].font.size = Pt(10)
    message = mail("PhD student in ice mechanics")
    message.set_content("<p>Write to jobs@nordvik.example by 15 March 2026.</p>", subtype="html")
    story = [
        Paragraph("PhD student in ice mechanics", HEADING),
        Paragraph("You have a master's degree in physics and experience with Python.", BODY),
        Paragraph("Write to jobs@nordvik.example by 15 March 2026.", BODY),
    ]
    return {"a.docx": written(document), "a.eml": message.as_bytes(), "a.pdf": laid_out(story)}


@pytest.mark.parametrize("name", ["a.docx", "a.eml", "a.pdf"])
def test_facts_stand_in_the_text_that_the_extraction_carries(name: str) -> None:
    extraction = extractor.extract(documents()[name], uri=name)
    assert extraction.text is not None
    assert (extraction.source.length, extraction.source.encoding) == (len(extraction.text), None)
    (posting,) = extraction.postings
    facts = [posting.title, posting.deadline, *posting.contacts, *posting.requirements]
    assert len([fact for fact in facts if fact is not None]) >= 3
    for fact in facts:
        assert fact is not None
        assert squeezed(extraction.text[fact.start : fact.end]) == squeezed(fact.text)
    assert type(extraction).model_validate_json(extraction.model_dump_json()) == extraction


def test_a_text_is_not_carried_twice() -> None:
    assert extractor.extract(b"We hire a PhD student.").text is None


def test_a_converted_format_is_bytes() -> None:
    with pytest.raises(InputError, match="from bytes"):
        read("words", media_type=PDF)
    assert read("words", uri="a.pdf").media_type == "text/plain"


@pytest.mark.parametrize(("name", "module"), [("a.pdf", "pypdfium2"), ("a.docx", "docx")])
def test_a_package_that_is_missing_is_named(name: str, module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = documents()[name]
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtraError, match=rf"jobextract\[{name[2:]}\]"):
        read(data, uri=name)


def test_readers_are_imported_when_a_document_needs_them() -> None:
    script = "import sys, jobextract, jobextract.batch.inputs; jobextract.extract; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert not {"pypdfium2", "docx", "lxml", "pyarrow", "fastwarc"} & set(done.stdout.split())


def test_pages_may_be_laid_out_by_others() -> None:
    file = io.BytesIO()
    SimpleDocTemplate(file).build([Paragraph(CALL, BODY)])
    assert texts(read(file.getvalue())) == [CALL]
