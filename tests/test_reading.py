"""Reading: what a visitor sees of a source, and where in the source it stands."""

from __future__ import annotations

import codecs
import html
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from jobextract.errors import BrokenInputError
from jobextract.reading import Block, Page, detect_media_type, read
from jobextract.reading.folding import fold
from jobextract.reading.repair import find_mojibake

MEDIA_TYPES = ("text/markdown", "text/html", "text/plain")
thorough = settings(max_examples=150, deadline=None, derandomize=True, database=None)

# Sources ---------------------------------------------------------------------------------------------------

FRAGMENTS = """
# |## |###### |- |  - |* |1. |（1）|一、|> |**|*|__|_|~~|`|```|---|===|+++|\\|\\*|![|[|]|(|)|](|](mailto:a@b.cd)|[]|
[a](b)|[](mailto:x@y.zz)|[//]: # (gone)|[comment]: <> (|[ref]: https://a.b|[a][ref]|[^1]|{: .x}|{#a}|:smile:|
<!--|-->|<!-- gone -->|<p>|</p>|<br>|<br/>|<b>|</b>|<s>|</s>|<div class="nav">|
<div style="text-decoration:line-through">|</div>|
<a href="mailto:a@b.cd">|<a href='x'>|</a>|<ul>|<li>|</ul>|<table>|<tr>|<td>|</td>|</table>|<dl>|<dt>|<dd>|
<h1>|</h1>|<h6>|<title>|</title>|<script>|</script>|<style>|<svg>|</svg>|<nav>|</nav>|<footer>|<a "|<|>|
<!DOCTYPE html>|<?xml?>|{%|%}|{% comment %}|{% endcomment %}|{{|}}|{{< x >}}|{#|#}|title: PhD|a: b|
&amp;|&nbsp;|&uuml;|&#20013;|&#x4e2d;|&lt|&bogus;|&#0;|&#xD800;|&fjlig;|Universit√§t|ZÃ¼rich|Â|中文。|研究方向：|职位|職|
PhD position|we hire|Requirements:|a@b.cd|https://a.b/c?d=e| |||
""".replace("\n", "").split("|")
WHITE = ["\n", "\n\n", "\r\n", " ", "  \n", "\t", "\u3000", "\u00a0", "|", "\f", "\v", "\x85", "\u2028"]
ODD = [
    "\u200b",
    "\ufeff",
    "\u00ad",
    "\x00",
    "\x1b",
    "\U0001f600",
    "\U00020000",
    "\u0301",
    "\ufffd",
    "ﬁ",
    "⾃",
    "Ａ",
    "İ",
]

sources = st.one_of(
    st.text(max_size=200),
    st.lists(st.one_of(st.sampled_from(FRAGMENTS + WHITE + ODD), st.text(max_size=8)), max_size=40).map("".join),
    st.lists(st.sampled_from(FRAGMENTS), max_size=25).map("\n".join),
)
media_types = st.sampled_from(MEDIA_TYPES)


# For any source --------------------------------------------------------------------------------------------


@thorough
@given(sources, media_types)
@example("&fjlig;&fjlig;", "text/html")
@example("# [](mailto:x@y.zz)\n" * 5, "text/markdown")
@example("words\n\n[](mailto:x@y.zz)", "text/markdown")
@example("<h6><a href='mailto:x@y.zz'></a></h6>" * 5, "text/html")
def test_each_block_stands_in_the_source_and_its_characters_ascend(source: str, media_type: str) -> None:
    page = read(source, media_type=media_type)
    for block in page.blocks:
        start, end = block.source_span()
        assert 0 <= start <= end <= len(page.source)
        before = (start, start)
        for index in range(len(block.text)):
            span = block.source_span(index, index + 1)
            assert before[0] <= span[0] <= span[1] <= end
            assert before[1] <= span[1]
            before = span


@thorough
@given(sources, media_types)
def test_each_visible_character_is_that_of_the_source_or_what_an_entity_or_repair_makes_of_it(
    source: str, media_type: str
) -> None:
    page = read(source, media_type=media_type)
    repairs = find_mojibake(page.source)
    for block in page.blocks:
        for index, character in enumerate(block.text):
            start, end = block.source_span(index, index + 1)
            piece = page.source[start:end]
            if character in {" ", "\n", "\t"} or piece == character:
                continue
            repaired = [found.text for found in repairs if found.start <= start < end <= found.end]
            assert character in (html.unescape(piece) if piece[0] == "&" else "".join(repaired))


@thorough
@given(sources, media_types)
@example("<a href=mailto:x@y.zz>words\n", "text/markdown")
@example("words\n\n[](mailto:x@y.zz)", "text/markdown")
def test_blocks_are_numbered_and_stand_in_the_order_of_the_source(source: str, media_type: str) -> None:
    blocks = read(source, media_type=media_type).blocks
    assert [block.index for block in blocks] == list(range(len(blocks)))
    starts = [block.source_span()[0] for block in blocks]
    assert starts == sorted(starts)


@thorough
@given(sources, media_types)
def test_text_is_trimmed_and_its_white_space_collapsed(source: str, media_type: str) -> None:
    for block in read(source, media_type=media_type).blocks:
        assert block.text == block.text.strip()
        assert "  " not in block.text
        assert "\r" not in block.text


@thorough
@given(sources, media_types)
def test_inline_stretches_lie_in_their_block(source: str, media_type: str) -> None:
    for block in read(source, media_type=media_type).blocks:
        for inline in block.inlines:
            assert 0 <= inline.start <= inline.end <= len(block.text)
        for start in range(len(block.text)):
            found = block.links_at(start, start + 1)
            assert found == [link for link in block.links() if link.start <= start < link.end]


@thorough
@given(sources)
def test_the_folded_form_has_the_same_length(source: str) -> None:
    assert len(fold(source)) == len(source)
    for block in read(source).blocks:
        assert block.folded == fold(block.text)


@thorough
@given(sources, media_types)
def test_reading_twice_gives_the_same(source: str, media_type: str) -> None:
    def outline(page: Page) -> list[Any]:
        return [(b.kind, b.text, b.source_span(), b.marker, b.inlines, b.region) for b in page.blocks]

    first, second = read(source, media_type=media_type), read(source, media_type=media_type)
    assert outline(first) == outline(second)
    assert (first.sha256, first.notices) == (second.sha256, second.notices)


@thorough
@given(st.binary(max_size=300))
def test_any_bytes_are_read_into_blocks_of_the_decoded_text(data: bytes) -> None:
    try:
        page = read(data)
    except BrokenInputError:  # the first bytes of a PDF or DOCX, and no more of one
        assert data.startswith((b"%PDF", b"PK"))
        return
    assert page.encoding
    for block in page.blocks:
        start, end = block.source_span()
        assert 0 <= start <= end <= len(page.source)


@thorough
@given(sources, sources)
def test_a_comment_never_adds_words(before: str, inside: str) -> None:
    """Whatever stands in a comment, a page reads as if the comment were empty."""
    inside = inside.replace("--", "").replace(">", "").strip("-")
    quiet = [block.text for block in read("seen <!-- --> words\n", media_type="text/html").blocks]
    loud = [block.text for block in read(f"seen <!-- {inside} --> words\n", media_type="text/html").blocks]
    assert loud == quiet
    assert [b.text for b in read(f"<!-- {before.replace('--', '')} -->", media_type="text/html").blocks] == []


# What is visible -------------------------------------------------------------------------------------------


def blocks(source: str | bytes, media_type: str | None = "text/markdown") -> list[Block]:
    return read(source, media_type=media_type).blocks


def texts(source: str | bytes, media_type: str | None = "text/markdown") -> list[str]:
    return [block.text for block in blocks(source, media_type)]


def kinds(source: str, media_type: str = "text/markdown") -> list[tuple[str, int, str]]:
    return [(block.kind, block.level, block.text) for block in blocks(source, media_type)]


INVISIBLE = {
    "an HTML comment": "seen <!-- hidden <b>x</b> --> words",
    "a comment over several paragraphs": "seen\n\n<!-- hidden\n\n- hidden\n\n-->\n\nwords",
    "a comment between the lines of a paragraph": "seen\n<!-- hidden\n\n- hidden\n\n-->\nwords",
    "a Liquid comment between the lines of a paragraph": "seen\n{% comment %}\nhidden\n{% endcomment %}\nwords",
    "a comment definition": "seen\n\n[comment]: <> (hidden)\n\nwords",
    "a comment definition in quotation marks": 'seen\n\n[//]: # "hidden"\n\nwords',
    "a comment definition with slashes": "seen\n\n[//]: # (hidden)\n\nwords",
    "a comment definition over lines": "seen\n\n[//]: # (hidden\nhidden too\n)\n\nwords",
    "a Liquid comment": "seen {% comment %}hidden{% endcomment %} words",
    "a Liquid comment with dashes": "seen {%- comment -%}hidden\n{%- endcomment -%} words",
    "a Liquid tag": "seen {% include hidden.html %} words",
    "a Liquid output": "seen {{ site.hidden }} words",
    "a Hugo shortcode": "seen {{< hidden abc >}} words",
    "a Hugo shortcode for Markdown": "seen {{% hidden %}} words",
    "a style sheet": "<style>p {hidden: 1}</style>seen words",
    "a script": "<script>\nhidden('<p>');\n\nhidden()\n</script>\nseen words",
    "a vector image": "seen <svg><text>hidden</text></svg> words",
    "an embedded page": "seen <iframe src='https://hidden'>hidden</iframe> words",
    "a template": "seen <template>hidden</template> words",
    "attributes": "<p data-cookie='hidden' title=\"hidden > hidden\">seen words</p>",
    "a kramdown attribute line": "seen words\n{: .hidden}",
    "a kramdown attribute in a line": "seen words {: .hidden}",
    "a link's target": "seen [words](https://hidden)",
    "a link's title": 'seen [words](https://a.b "hidden")',
    "an image's description": "seen words ![hidden](x.png)",
    "an image's description in HTML": "seen words <img alt='hidden' src='x'>",
    "a link definition": "seen words\n\n[ref]: https://hidden 'hidden'",
    "an emoji code": "seen :hidden_face: words",
    "the doctype": "<!DOCTYPE hidden>\nseen words",
    "an XML declaration": "<?xml version='hidden'?>\nseen words",
    "front matter": "---\nsummary: hidden\n# hidden\n---\nseen words",
    "front matter in TOML": "+++\nsummary = 'hidden'\n# hidden\n+++\nseen words",
    "front matter whose fence is glued to the text": "---\nsummary: hidden\n---seen words",
    "an unclosed comment": "seen words\n<!-- hidden\n\nhidden",
    "an unclosed script": "seen words<script>hidden",
}


@pytest.mark.parametrize("source", INVISIBLE.values(), ids=INVISIBLE)
def test_the_reader_of_a_page_does_not_see(source: str) -> None:
    assert " ".join(texts(source)).split() == ["seen", "words"]


VISIBLE = {
    "what a capture holds": ("{% capture x %}seen words{% endcapture %}", ["seen words"]),
    "a code fence": ("```\nWe are hiring\n\n- a PhD\n```\nafter", ["We are hiring", "a PhD", "after"]),
    "a stray end of a comment": ("a --> b", ["a --> b"]),
    "text before the doctype": ("Note\n<!DOCTYPE html><body><p>then</p>", ["Note", "then"]),
    "a rule is no front matter": ("---\n\ntext\n\n---\nmore", ["text", "more"]),
    "a template left open": ("{{ left open\n\nseen", ["{{ left open", "seen"]),
    "less than": ("n < 5 and m<6", ["n < 5 and m<6"]),
    "a time is no emoji": ("at 10:30:45", ["at 10:30:45"]),
    "an underscore in a name": ("use my_own_name", ["use my_own_name"]),
    "a title in the front matter": ("---\ntitle: 'PhD position'\n---\nseen", ["PhD position", "seen"]),
    "a title in TOML": ('+++\ntitle = "Postdoc"\n+++\nseen', ["Postdoc", "seen"]),
    "text in struck-through marks": ("~~gone~~ here", ["gone here"]),
    "empty emphasis before the text": ("<p><i></i> text</p>", ["text"]),
}


@pytest.mark.parametrize(("source", "seen"), VISIBLE.values(), ids=VISIBLE)
def test_the_reader_of_a_page_sees(source: str, seen: list[str]) -> None:
    assert texts(source) == seen


LAYOUT: dict[str, tuple[str, list[tuple[str, int, str]]]] = {
    "a heading followed by its text at once": ("# A\ntext", [("heading", 1, "A"), ("paragraph", 0, "text")]),
    "a heading without a space": ("##A", [("heading", 2, "A")]),
    "a heading with an anchor": ("## A {#anchor}", [("heading", 2, "A")]),
    "setext headings": (
        "A\n===\nb\n\nC\n---\nd",
        [("heading", 1, "A"), ("paragraph", 0, "b"), ("heading", 2, "C"), ("paragraph", 0, "d")],
    ),
    "a bold line is a heading": ("**A b**\ntext", [("heading", 8, "A b"), ("paragraph", 0, "text")]),
    "a bold run-in is none": ("**A:** text", [("paragraph", 0, "A: text")]),
    "nested lists": (
        "- a\n  - b\n    - c\n- d",
        [("list_item", n, t) for n, t in [(1, "a"), (2, "b"), (3, "c"), (1, "d")]],
    ),
    "numbered lists": ("1. a\n2. b\n\n3) c", [("list_item", 1, "a"), ("list_item", 1, "b"), ("list_item", 1, "c")]),
    "bullets of other kinds": ("• a\n• b", [("list_item", 1, "a"), ("list_item", 1, "b")]),
    "Chinese numbers": ("（1）甲\n（2）乙", [("list_item", 1, "甲"), ("list_item", 1, "乙")]),
    "a numbered Chinese heading": (
        "一、岗位要求\n\n博士学位。",
        [("heading", 7, "岗位要求"), ("paragraph", 0, "博士学位。")],
    ),
    "a table": ("| a | b |\n|---|---|\n| c | d |", [("table_row", 0, "a \tb"), ("table_row", 0, "c \td")]),
    "a quotation": ("> a\n> b", [("paragraph", 0, "a b")]),
    "labels on lines of one paragraph": ("Place: Graz\nPay: good", [("paragraph", 0, "Place: Graz\nPay: good")]),
    "a paragraph over lines": (
        "We are looking for a person who likes to work on things that matter\nand stays.",
        [("paragraph", 0, "We are looking for a person who likes to work on things that matter and stays.")],
    ),
    "Chinese over lines has no space": (
        "课题组长期招收对海冰与积雪研究有浓厚兴趣的硕士研究生和博士研究生以及科研\n助理。",
        [("paragraph", 0, "课题组长期招收对海冰与积雪研究有浓厚兴趣的硕士研究生和博士研究生以及科研助理。")],
    ),
    "windows line ends": ("a b\r\n\r\nc\r\n", [("paragraph", 0, "a b"), ("paragraph", 0, "c")]),
    "HTML in Markdown": ("<div>\n\n## A\n\n- b\n\n</div>", [("heading", 2, "A"), ("list_item", 1, "b")]),
}


@pytest.mark.parametrize(("source", "expected"), LAYOUT.values(), ids=LAYOUT)
def test_markdown_is_cut_into_blocks(source: str, expected: list[tuple[str, int, str]]) -> None:
    assert kinds(source) == expected


HTML: dict[str, tuple[str, list[tuple[str, int, str]]]] = {
    "lines cut by br": ("<p>one<br>two<br/>three</p>", [("paragraph", 0, "one\ntwo\nthree")]),
    "two br part paragraphs": ("one<br><br>two", [("paragraph", 0, "one"), ("paragraph", 0, "two")]),
    "a list inside one paragraph": (
        "<p>Wanted<br>1. a<br>2. b</p>",
        [("paragraph", 0, "Wanted"), ("list_item", 1, "a"), ("list_item", 1, "b")],
    ),
    "bullets inside one paragraph": ("<p>• a<br>• b</p>", [("list_item", 1, "a"), ("list_item", 1, "b")]),
    "a bold line of a paragraph": (
        "<p><b>Wanted</b><br>a person</p>",
        [("heading", 8, "Wanted"), ("paragraph", 0, "a person")],
    ),
    "terms and definitions": (
        "<dl><dt>Place</dt><dd>Graz</dd></dl>",
        [("heading", 7, "Place"), ("paragraph", 0, "Graz")],
    ),
    "nested lists": (
        "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>",
        [("list_item", 1, "a"), ("list_item", 2, "b"), ("list_item", 1, "c")],
    ),
    "a table, by row": (
        "<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>",
        [("table_row", 0, "a\tb"), ("table_row", 0, "c\td")],
    ),
    "a table with paragraphs in its cells": (
        "<table><tr><td><p>a</p></td><td><p>b</p></td></tr></table>",
        [("table_row", 0, "a\tb")],
    ),
    "unclosed cells": ("<table><tr><td>a<td>b<tr><td>c</table>", [("table_row", 0, "a\tb"), ("table_row", 0, "c")]),
    "unclosed paragraphs and items": (
        "<p>a<p>b<li>c<div>d",
        [("paragraph", 0, "a"), ("paragraph", 0, "b"), ("list_item", 1, "c"), ("paragraph", 0, "d")],
    ),
    "the page's title": ("<title>News</title><h1>PhD</h1>", [("title", 0, "News"), ("heading", 1, "PhD")]),
    "few lines of h6 are headings": ("<h6>a</h6><h6>b</h6>", [("heading", 6, "a"), ("heading", 6, "b")]),
    "a sentence in an unclosed heading": (
        "<h3>Wanted<p>a person",
        [("heading", 3, "Wanted"), ("paragraph", 0, "a person")],
    ),
}


@pytest.mark.parametrize(("source", "expected"), HTML.values(), ids=HTML)
def test_html_is_cut_into_blocks(source: str, expected: list[tuple[str, int, str]]) -> None:
    assert kinds(source, "text/html") == expected


def test_text_that_is_all_in_headings_is_read_as_text() -> None:
    lines = ["We look for a student who will work with us on sea ice for the next three years;", "招收博士生。"]
    source = "".join(f"<h6>{line}</h6>" for line in lines * 2)
    assert {block.kind for block in blocks(source, "text/html")} == {"paragraph"}


def test_regions_of_a_page_are_told_apart() -> None:
    source = (
        "<nav>a</nav><header>b</header><p>c</p><div class='site-footer'>d</div><footer>e</footer>"
        "<div role='navigation'>f</div><p>g</p>"
    )
    assert [(block.text, block.region) for block in blocks(source, "text/html")] == [
        ("a", "navigation"),
        ("b", "header"),
        ("c", "body"),
        ("d", "footer"),
        ("e", "footer"),
        ("f", "navigation"),
        ("g", "body"),
    ]


@pytest.mark.parametrize(
    "source",
    ["~~gone~~", "<s>gone</s>", "<del>gone</del>", '<p style="text-decoration: line-through">gone</p>'],
)
def test_text_struck_through_as_a_whole_is_marked(source: str) -> None:
    assert [(block.text, block.struck) for block in blocks(source)] == [("gone", True)]


def test_text_struck_through_in_part_is_marked_where_it_is() -> None:
    (block,) = blocks("We ~~no longer~~ hire")
    assert not block.struck
    assert [block.text[i.start : i.end] for i in block.inlines if i.kind == "struck"] == ["no longer"]


@pytest.mark.parametrize(
    ("source", "links"),
    [
        ("[Ada](mailto:ada@b.cd)", [("Ada", "mailto:ada@b.cd")]),
        ("write [](mailto:x@b.cd)", [("", "mailto:x@b.cd")]),
        ("[](mailto:x@b.cd)", [("", "mailto:x@b.cd")]),
        ("<a href='mailto:x@b.cd'><i class='icon'></i></a>", [("", "mailto:x@b.cd")]),
        ("<ada@b.cd>", [("ada@b.cd", "mailto:ada@b.cd")]),
        ("[words][ref]\n\n[ref]: https://a.b", [("words", "https://a.b")]),
        ("[ref][]\n\n[ref]: https://a.b", [("ref", "https://a.b")]),
        ("[a](https://a.b/(c))", [("a", "https://a.b/(c)")]),
        ("[**bold** words](x)", [("bold words", "x")]),
        ("<a href='x'>one<a href='y'>two</a>", [("one", "x"), ("two", "y")]),
        ("<a href='x&amp;y'>one</a>", [("one", "x&y")]),
    ],
)
def test_links_keep_their_text_and_target(source: str, links: list[tuple[str, str]]) -> None:
    (block,) = blocks(source)
    assert [(block.text[link.start : link.end], link.target) for link in block.links()] == links


def test_a_repaired_word_points_at_the_whole_broken_one() -> None:
    page = read("Die Universit√§t Graz")
    (block,) = page.blocks
    assert block.text == "Die Universität Graz"
    assert "mojibake-repaired" in page.notices
    start = block.text.index("Universität")
    first, last = block.source_span(start, start + len("Universität"))
    assert page.source[first:last] == "Universit√§t"
    first, last = block.source_span(block.text.index("Graz"), len(block.text))
    assert page.source[first:last] == "Graz"


def test_entities_are_decoded_and_point_at_themselves() -> None:
    source = "M&uuml;ller&nbsp;&amp; S&ouml;hne"
    (block,) = blocks(source)
    assert block.text == "Müller & Söhne"
    assert source[slice(*block.source_span(1, 2))] == "&uuml;"
    assert source[slice(*block.source_span(0, 6))] == "M&uuml;ller"


def test_invisible_characters_are_dropped_without_losing_the_place() -> None:
    source = "\ufeffsea\u200bice\u00ad drift"
    (block,) = blocks(source)
    assert block.text == "seaice drift"
    assert source[slice(*block.source_span(0, 6))] == "sea\u200bice"


def test_folding_brings_width_script_and_quotation_marks_together() -> None:
    assert fold("應聘者⼯作Ｐｙ３“’‐") == "应聘者工作Py3\"'-"


# Bytes -----------------------------------------------------------------------------------------------------

CHINESE = (
    "课题组招聘博士后，研究方向为海冰与积雪，欢迎具有物理学背景的同学申请。请将个人简历发送至课题组邮箱，待遇从优。" * 3
)
TRADITIONAL = (
    "本實驗室誠徵博士後研究員，研究主題為海冰與積雪，歡迎對此有興趣者申請。請將履歷寄至實驗室信箱，待遇從優。" * 3
)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (codecs.BOM_UTF8 + CHINESE.encode(), "utf-8"),
        (CHINESE.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + CHINESE.encode("utf-16-be"), "utf-16"),
        (codecs.BOM_UTF32_LE + CHINESE.encode("utf-32-le"), "utf-32"),
        (CHINESE.encode(), "utf-8"),
        (CHINESE.encode("gb18030"), "gb18030"),
    ],
)
def test_chinese_bytes_are_decoded(data: bytes, encoding: str) -> None:
    page = read(data)
    assert "".join(block.text for block in page.blocks) == CHINESE
    assert page.encoding == encoding


def test_traditional_bytes_without_a_declaration_are_guessed() -> None:
    page = read(TRADITIONAL.encode("big5"))
    assert page.source == TRADITIONAL
    assert "encoding-guessed" in page.notices


@pytest.mark.parametrize(
    ("declaration", "encoding"),
    [
        ('<meta charset="big5">', "big5"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=gb2312">', "gb18030"),
        ('<?xml version="1.0" encoding="big5"?>', "big5"),
    ],
)
def test_a_declared_encoding_is_used(declaration: str, encoding: str) -> None:
    words = TRADITIONAL if encoding == "big5" else CHINESE
    page = read(f"{declaration}<p>{words}</p>".encode(encoding))
    assert page.encoding == encoding
    assert words in page.source
    assert page.notices == []


def test_latin_1_bytes_are_decoded() -> None:
    words = "Die Universität Zürich sucht für ihr Institut für Geographie eine Doktorandin. Grüße aus der Schweiz. " * 4
    assert read(f'<meta charset="iso-8859-1"><p>{words}</p>'.encode("latin-1")).source.endswith(f"{words}</p>")
    assert "Universität Zürich" in read(words.encode("latin-1")).source


def test_utf_8_with_a_broken_byte_stays_utf_8() -> None:
    page = read("Zürich ".encode() * 50 + b"\xff" + b" and on")
    assert (page.encoding, page.notices) == ("utf-8", ["encoding-errors"])
    assert "\ufffd" in page.source


def test_binary_bytes_give_no_blocks() -> None:
    page = read(bytes(range(256)) * 20)
    assert (page.blocks, page.notices) == ([], ["binary-content"])


def test_lone_surrogates_are_replaced() -> None:
    page = read("PhD \ud800 position")
    assert texts("PhD \ud800 position") == ["PhD \ufffd position"]
    assert page.notices == ["lone-surrogates"]


# Media types -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "uri", "expected"),
    [
        ("# A heading", None, "text/markdown"),
        ("- one\n- two", None, "text/markdown"),
        ("see [this](x)", None, "text/markdown"),
        ("plain words", None, "text/plain"),
        ("<!DOCTYPE html><p>x", None, "text/html"),
        ("<p>a</p><p>b</p><p>c</p>", None, "text/html"),
        ("# A\n\n<p>a</p>", None, "text/markdown"),
        ("plain words", "pages/a.HTML", "text/html"),
        ("<p>a</p>" * 5, "https://a.b/c.md?raw=1#top", "text/markdown"),
        ("# A", "a.txt", "text/plain"),
    ],
)
def test_the_media_type_is_told_by_suffix_or_content(text: str, uri: str | None, expected: str) -> None:
    assert detect_media_type(text, uri) == expected


def test_parameters_of_a_media_type_are_ignored() -> None:
    assert read("<p>a</p>", media_type="Text/HTML; charset=utf-8").media_type == "text/html"
