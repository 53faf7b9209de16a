"""Where each posting begins and ends: titles, their scope, closed calls, bilingual versions of one call."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from jobextract.matching import FilteredPattern
from jobextract.reading.folding import HAN
from jobextract.reading.page import Block
from jobextract.sections.lexicon import heading_sense, is_closed, is_offer, levels_of, lexicons_for
from jobextract.sections.outline import PostingSpan, SentenceRole
from jobextract.sections.roles import strip_number
from jobextract.sections.title_model import RuleTitles, TitleModel, look
from jobextract.segmentation.document import Document, Sentence

_LONGEST_TITLE = 160  # characters of a heading that may be a title
_LONGEST_STRUCTURAL = 110  # characters of a line that may be one by what stands below it
_LONGEST_LABEL = 90  # characters of a run-in or label that may be one
_RUN_IN_END = re.compile(r"\s*(?:[:：]|[-–—]{1,2}\s|\n|\||，|$)")
_LABEL = re.compile(r"^\W{0,6}(?:\d{1,2}[.、)]\s*)?([^:：。.!?！？；;\n\t]{2,90}?)\s*(?:[:：]|\t|\s[-–—]{1,2}\s)\s*\S")
_SENTENCE_LIKE = FilteredPattern(
    r"\b(?:we|you|i|is|are|will|have|has|please|should|must|can|if|our|your)\b|[。；]|[.!?]\s+\w"
)
_YEARS = re.compile(r"\b(?:19|20)\d\d\s*[-–—~]\s*(?:(?:19|20)?\d\d\b|present|now|至今)|\b(?:19|20)\d\d[./]\d", re.I)
_OPENING = re.compile(
    r"^[\W_①-⑳]*(?:\d{1,2}(?:[.、)）:：]|\s)\s*|[一二三四五六七八九十]{1,3}[、.．]\s*"
    r"|(?:position|role|job title|title|job|opening|vacancy|(?:招聘)?(?:岗位|职位)(?:名称)?)"
    r"\s*[\d一二三四五六七八九十]{0,2}\s*[:：]\s*){0,3}[\s*_#•·-]*",
    re.I,
)
_SCHEME = re.compile(
    r"(?:schemes?|programmes?|programs?|fellowships|scholarships?|awards?|grants?|计划|基金|专项|奖学金?|项目)\W*$",
    re.I,
)
_NAMED_DOCTOR = re.compile(r"^\W*[\u4e00-\u9fff]{2,3}\s博士\W*$")
_PEOPLE = FilteredPattern(
    r"\b(?:students?|staffs?|researchers?|visitors?|fellows?|interns?|graduates?|scholars?|specialists?|scientists?"
    r"|positions?|enquiries|inquiries)\b|学生|人员|人才|学者|员$|岗"
)
_PLURAL = re.compile(r"\b(?:positions|openings|projects|opportunities|jobs|vacancies|topics)\b|岗位|职位|项目", re.I)
# "(2 positions)", "3名": how many are wanted.
_COUNT = re.compile(
    r"[(（]\s*(?:\d{1,2}|one|two|three|several)\s*(?:open |vacant )?"
    r"(?:positions?|posts?|openings?|places?|vacanc(?:y|ies)|人|名|位)?"
    r"\s*[)）]|(?:\d{1,2}|[一二两三四五六七八九十若干])\s*[—~-]?\s*\d{0,2}\s*[名位人](?![\u4e00-\u9fff])",
    re.I,
)
_TABLE_OF_POSTS = re.compile(
    r"\b(?:posts?|positions?|jobs?|roles?|levels?|vacanc(?:y|ies)|openings?|titles?|designation)\b|岗位|职位|招聘|类别|类型|层次",
    re.I,
)
_LONGEST_PLAIN_LABEL = 60  # characters of a label without markup that may be one
_LONGEST_ITEM = 70  # characters of a list item that is nothing else
_LONGEST_FIRST = 40  # characters of a list item's first sentence that may be one
_BRACKETED = re.compile(r"[(（][^()（）]*[)）]")
_POST_NUMBER = re.compile(r"\s*(?:posts?|positions?|jobs?|岗位|职位)\s*[\d一二三四五六七八九十]{1,2}\s*$", re.I)
_NUMBERED_CALL = re.compile(
    r"\W*(?:(?:DC|ESR|PhD)\s?-?\d{1,2}"
    r"|(?:position|opening|vacancy|job|post|doctoral candidate|phd project|课题|岗位|职位)"
    r"\s*(?:no\.? ?|#)?[\d一二三四五六七八九十]{1,2})\b",
    re.I,
)
_CURRICULUM_VITAE = re.compile(r"\bcurriculum vitae\b|^\W*(?:cv|r[eé]sum[eé])\W*$|简历$", re.I)
_POST = re.compile(
    r"\b(?:positions?|openings?|vacanc(?:y|ies)|jobs?|internships?|studentships?)\b|招聘|诚聘|岗位", re.I
)
_ONE_CALL = re.compile(
    r"\b(?:calls?|positions?|posts?|openings?|vacanc(?:y|ies)) (?:for|of|as|in|on) (?!20\d\d)\w", re.I
)
_ASKING = 0.5  # probability from which a sentence counts as asking
_OPENING_LINES = 8  # sentences at the top of a page in which a position is named
_OPEN = re.compile(r"\b(?:still )?open\b", re.I)


@dataclass(slots=True, eq=False)
class Title:
    """A place where a posting seems to begin."""

    block: Block
    start: int
    end: int
    levels: tuple[str, ...]
    rank: int  # heading level; list items and run-ins rank below all headings
    first: int  # sentence index
    last: int = -1  # one past its last sentence
    closed: bool = False
    inner: list[Title] = field(default_factory=list)

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading of its own."""
        return self.block.kind == "heading"

    @property
    def language(self) -> str:
        """ISO 639-1 code, by its script."""
        return "zh" if HAN.search(self.block.text[self.start : self.end]) else "en"


_RUN_IN_RANK = 20
_DUTIES = ("responsibility",)


def _style(item: Block) -> str:
    """Give the style of a list item's marker: "1)", "a.", "一、" and "-" are four."""
    return re.sub(r"[a-zA-Z]+", "a", re.sub(r"[一二三四五六七八九十]+", "一", re.sub(r"\d+", "1", item.marker)))


class PostingFinder:
    """Finds the postings of a document."""

    def __init__(
        self,
        document: Document,
        paths: list[tuple[Block, ...]],
        roles: Callable[[], list[SentenceRole]] = list,
        model: TitleModel | None = None,
    ) -> None:
        """Take the headings above each block, what gives the sentences' roles where they are needed, and the model."""
        self._get_roles = roles
        self._model = model
        self.closed = 0  # calls left out because they are filled or expired
        self.document = document
        self.paths = paths
        self._post_tables: dict[int, bool] = {}  # by the identifier of the table
        self._dead: dict[int, bool] = {}  # by the index of the innermost heading
        self._first_sentence: dict[int, int] = {}
        for sentence in document.sentences:
            self._first_sentence.setdefault(sentence.block.index, sentence.index)

    # Titles ----------------------------------------------------------------------------------------------------

    def titles(self) -> list[Title]:
        """Find what looks like the title of a posting, in order of the page."""
        found = []
        for block in self.document.blocks:
            if block.region in {"navigation", "footer"} or block.index not in self._first_sentence:
                continue
            if self._in_dead_section(block):
                continue
            title = self._heading_title(block) if block.kind == "heading" else self._run_in_title(block)
            title = title or self._numbered_call(block) or self._structural_title(block)
            if title is not None:
                found.append(title)
        return found

    def _numbered_call(self, block: Block) -> Title | None:
        """Find one of several numbered calls of a doctoral network or a list: "DC3 – …", "Position 2: …"."""
        if block.kind != "heading" or not _NUMBERED_CALL.match(block.folded) or not self._is_title(block.folded):
            return None
        return self._title(block, 0, len(block.text), block.level, named=False)

    def _with_siblings(self, titles: list[Title]) -> list[Title]:
        """Add the headings that name people without a level, beside headings that name one."""
        homes = {self._home(title) for title in titles if title.is_heading}
        known = {title.block.index for title in titles}
        added = []
        for block in self.document.blocks:
            if block.kind != "heading" or block.index in known or block.index not in self._first_sentence:
                continue
            path = self.paths[block.index]
            if (block.level, path[-1].index if path else -1) not in homes or len(block.text) > _LONGEST_ITEM:
                continue
            text = strip_number(block.folded)
            if not _PEOPLE.locate(text) or not self._is_title(text) or self._in_dead_section(block):
                continue
            if heading_sense(text) is None and not any(lex.generic.locate(text) for lex in lexicons_for(text)):
                title = self._title(block, 0, len(block.text), block.level, named=False)
                added += [title] if title is not None else []
        return sorted([*titles, *added], key=lambda title: title.first)

    def _structural_title(self, block: Block) -> Title | None:
        """Find a title that names no known level, by what stands below: its duties and what it asks for.

        A heading counts where its own section holds a heading or label for requirements and one for duties, benefits
        or the application; a short line counts where a label for either follows at once.
        """
        if block.region != "body" or block.kind == "title" or len(block.text) > _LONGEST_STRUCTURAL:
            return None
        senses = self._senses_below(block)
        if not senses:
            return None
        text = strip_number(block.folded)
        if len(text) <= 2 or _SENTENCE_LIKE.locate(text) or text.rstrip()[-1:] in ":：?？。.":
            return None
        if is_offer(text) or any(lex.generic.locate(text) for lex in lexicons_for(text)):
            return None
        if not self._is_title(text) or (heading_sense(text) is not None and not levels_of(text)):
            return None
        if block.kind == "heading":
            if "requirement" in senses and senses & {"responsibility", "benefit", "application"}:
                return self._title(block, 0, len(block.text), block.level, named=False)
        elif senses and levels_of(text):
            return self._title(block, 0, len(block.text), _RUN_IN_RANK + block.level)
        return None

    def _senses_below(self, block: Block) -> set[str]:
        """Give what the headings and label lines of a heading's own section announce; of a line, the next block."""
        senses: set[str] = set()
        for index in range(block.index + 1, len(self.document.blocks)):
            other = self.document.blocks[index]
            if other.kind == "heading" and (block.kind != "heading" or other.level <= block.level):
                break
            if other.kind == "heading" or (len(other.text) <= 30 and other.text.rstrip()[-1:] in ":："):
                sense = heading_sense(strip_number(other.folded))
                if sense is not None:
                    senses.add(sense.role)
            if block.kind != "heading":
                return senses & {"requirement", "responsibility"}
        return senses

    def _in_dead_section(self, block: Block) -> bool:
        """Tell whether a block stands below a heading under which nothing is part of a call."""
        path = self.paths[block.index]
        if not path:
            return False
        innermost = path[-1].index
        if innermost not in self._dead:
            self._dead[innermost] = any(self._is_dead(heading) for heading in path)
        return self._dead[innermost]

    @staticmethod
    def _is_dead(heading: Block) -> bool:
        sense = heading_sense(strip_number(heading.folded))
        return sense is not None and sense.role == "none" and not levels_of(heading.folded)

    def _levels(self, text: str) -> tuple[str, ...]:
        names: list[str] = []
        for name, _, _ in levels_of(text):
            if name not in names:
                names.append(name)
        return tuple(names)

    def _is_title(self, text: str) -> bool:
        if (
            text.rstrip()[-1:] in "?？"
            or _YEARS.search(text)
            or _NAMED_DOCTOR.match(text)
            or ("，" in text and len(text) > 30)
        ):
            return False
        if any(text.count(opening) != text.count(closing) for opening, closing in ("()", "（）")):
            return False
        return not any(lex.not_a_title.locate(text) for lex in lexicons_for(text))

    def _title(self, block: Block, start: int, end: int, rank: int, *, named: bool = True) -> Title | None:
        text = block.folded[start:end]
        lead = _OPENING.match(text)
        start += lead.end() if lead else 0
        while end > start and block.text[end - 1] in " \t\n:：,，;；-–—|。.":
            end -= 1
        levels = self._levels(block.folded[start:end])
        if (named and not levels) or end - start < 2:
            return None
        closed = (
            block.struck
            or (is_closed(block.folded) and not _OPEN.search(block.folded))
            or any(i.kind == "struck" and i.start <= start + 2 and i.end >= end - 2 for i in block.inlines)
        )
        return Title(block, start, end, levels, rank, self._first_sentence[block.index], closed=closed)

    def _heading_title(self, block: Block) -> Title | None:
        text = block.folded
        if len(text) > _LONGEST_TITLE or not self._is_title(text):
            return None
        return self._title(block, 0, len(text), block.level)

    def _run_in_title(self, block: Block) -> Title | None:
        """Find a title that opens a paragraph, list item or table row."""
        if block.kind == "table_row":
            return self._row_title(block)
        finders = [self._marked_title, self._label_title, self._line_title]
        if block.kind == "list_item":
            finders += [self._sentence_title, self._item_title]
        return next((title for find in finders if (title := find(block)) is not None), None)

    def _marked_title(self, block: Block) -> Title | None:
        """Find a title in the bold words or the link that open a block."""
        text = block.folded
        first = next((i for i in block.inlines if i.kind in {"strong", "link", "emphasis"}), None)
        if first is None or first.start > 2 or not 3 <= first.end - first.start <= _LONGEST_LABEL:
            return None
        words = text[first.start : first.end]
        whole = first.end >= len(text) - 2
        if not whole and words.rstrip()[-1:] not in ":：.。" and not _RUN_IN_END.match(text, first.end):
            return None
        if not self._is_title(words) or _SENTENCE_LIKE.locate(words) or _SCHEME.search(words):
            return None
        return self._title(block, first.start, first.end, _RUN_IN_RANK + block.level)

    def _label_title(self, block: Block) -> Title | None:
        """Find a title that a colon or a dash ends."""
        text = block.folded
        if block.kind != "list_item" and ":" not in text[:60] and "：" not in text[:40]:
            return None
        label = _LABEL.match(text)
        if label is None or len(label.group(1)) > _LONGEST_PLAIN_LABEL:
            return None
        words = label.group(1)
        if not self._is_title(words) or _SENTENCE_LIKE.locate(words) or _SCHEME.search(words):
            return None
        return self._title(block, label.start(1), label.end(1), _RUN_IN_RANK + block.level)

    def _line_title(self, block: Block) -> Title | None:
        """Find a title in the first line: it names a level in capitals, or says above others how many are wanted."""
        line, _, rest = block.folded.partition("\n")
        if not 5 < len(line) <= _LONGEST_LABEL or _SENTENCE_LIKE.locate(line) or line.rstrip()[-1:] in ".;:。；：,，":
            return None
        levels = levels_of(line)
        capitals = any(line[start:end].isupper() and end - start > 4 for _, start, end in levels)
        if levels and (capitals or (rest and _COUNT.search(line))) and self._is_title(line):
            return self._title(block, 0, len(line), _RUN_IN_RANK + block.level)
        return None

    def _sentence_title(self, block: Block) -> Title | None:
        """Find a title in a list item's first sentence, where further ones follow: a few words that name a level."""
        sentences = self.document.sentences_of(block)
        text = block.folded[: sentences[0].end].rstrip(" .。;；")
        if len(sentences) < 2 or not 1 < len(text) <= _LONGEST_FIRST or _SENTENCE_LIKE.locate(text):
            return None
        levels = levels_of(text)
        bare = _BRACKETED.sub("", text).rstrip()
        if levels and self._is_title(text) and (levels[0][1] <= 2 or max(end for _, _, end in levels) >= len(bare)):
            return self._title(block, 0, len(text), _RUN_IN_RANK + block.level)
        return None

    def _item_title(self, block: Block) -> Title | None:
        """Find a list item that is nothing but a title: below an announcement, or with how many are wanted."""
        text = block.folded
        if len(text) > _LONGEST_ITEM or _SENTENCE_LIKE.locate(text):
            return None
        heading = self.paths[block.index][-1] if self.paths[block.index] else None
        levels = levels_of(text)
        edge = bool(levels) and (levels[0][1] <= 3 or max(end for _, _, end in levels) >= len(text) - 4)
        announced = heading is not None and is_offer(heading.folded)
        if edge and self._is_title(text) and (announced or _COUNT.search(text)):
            return self._title(block, 0, len(text), _RUN_IN_RANK + block.level)
        return None

    def _row_title(self, block: Block) -> Title | None:
        """Find the cell that names the position in a row of a table of posts."""
        if not self._lists_posts(block):
            return None
        start = 0
        for cell in block.folded.split("\t"):
            line = cell.split("\n", 1)[0]
            if 2 < len(line.strip()) <= _LONGEST_LABEL and levels_of(line) and self._is_title(line):
                return (
                    None if _SENTENCE_LIKE.locate(line) else self._title(block, start, start + len(line), _RUN_IN_RANK)
                )
            start += len(cell) + 1
        return None

    def _lists_posts(self, row: Block) -> bool:
        """Tell whether a row stands in a table whose first row has a column of posts."""
        if any(_POST_NUMBER.match(cell) for cell in row.folded.split("\t")[:2]):
            return True
        if row.list_id not in self._post_tables:
            first = row.index
            while first > 0 and self.document.blocks[first - 1].list_id == row.list_id:
                first -= 1
            header = self.document.blocks[first].folded
            cells = [cell.strip() for cell in header.split("\t")]
            self._post_tables[row.list_id] = len(cells) > 1 and any(
                len(cell) <= 30 and _TABLE_OF_POSTS.search(cell) for cell in cells
            )
        return self._post_tables[row.list_id]

    # Scopes ----------------------------------------------------------------------------------------------------

    def scope(self, titles: list[Title]) -> None:
        """Set where each title's posting ends."""
        sentences = self.document.sentences
        by_block = {title.block.index: title for title in titles}
        for title in titles:
            last = len(sentences)
            for index in range(title.block.index + 1, len(self.document.blocks)):
                block = self.document.blocks[index]
                other = by_block.get(block.index)
                if other is not None and other.rank <= title.rank:
                    last = other.first
                    break
                if self._ends(title, block):
                    last = self._first_sentence.get(block.index, last)
                    break
            title.last = max(last, title.first + 1)

    def _ends(self, title: Title, block: Block) -> bool:
        if block.index not in self._first_sentence:
            return False
        if block.region == "footer" and title.block.region != "footer":
            return True
        if title.is_heading:
            if block.kind != "heading" or block.level > title.rank:
                return False
            sense = heading_sense(strip_number(block.folded))
            return sense is None or sense.role not in {"requirement", "responsibility", "benefit", "topic"}
        if block.kind == "heading":
            return True
        if title.block.kind == "list_item" and not self._opens_section(title.block):
            nested = block.kind == "list_item" and (
                block.level > title.block.level or self._below_number(title.block, block)
            )
            return not nested and not (block.kind == "paragraph" and block.level > 0)
        return title.block.kind == "table_row"

    @staticmethod
    def _below_number(title: Block, item: Block) -> bool:
        """Tell whether an item of another style stands below a numbered title, though both are indented alike."""
        return any(map(str.isalnum, title.marker)) and _style(item) != _style(title)

    def _opens_section(self, block: Block) -> bool:
        """Tell whether a list item is the title of the labelled passages after it."""
        return bool(self._senses_below(block)) and block.index + 1 < len(self.document.blocks)

    # Choice ----------------------------------------------------------------------------------------------------

    def postings(self) -> list[PostingSpan]:
        """Give the open calls of the page."""
        rules, spans = self.rule_titles()
        return spans if self._model is None else self._judged(self._model, rules, spans)

    def rule_titles(self) -> tuple[RuleTitles, list[PostingSpan]]:
        """Give what the rules make of the page, and the open calls by them alone."""
        found = self._with_siblings(self.titles())
        self.scope(found)
        single = self._without_containers(found)
        titles = self._offering(single)
        if self._other_genre:
            titles = [title for title in titles if is_offer(title.block.folded[title.start : title.end])]
        opened = [title for title in titles if not self._is_closed(title)]
        self.closed = len(titles) - len(opened)
        spans = self._open_spans(titles, opened)
        rules = RuleTitles(
            found, single, titles, opened, len(spans), lambda: self._roles, lambda: self._offer_positions
        )
        return rules, spans

    def _open_spans(self, titles: list[Title], opened: list[Title]) -> list[PostingSpan]:
        """Give the open calls by the titles that offer, and those of them that are open."""
        if not opened:
            if (
                titles
                or self._other_genre
                or self._mostly_closed
                or not (self._offers or self._page_asks())
                or self._page_closed([])
            ):
                return []
            everything = [s.index for s in self.document.sentences]
            return [PostingSpan(0, self._page_title(), everything)]
        if self._page_closed(titles):
            self.closed = len(titles)
            return []
        return self._spans(self._merge_twins(opened))

    def _judged(self, model: TitleModel, rules: RuleTitles, spans: list[PostingSpan]) -> list[PostingSpan]:
        """Give the open calls by what the model makes of the lines that may be titles."""
        page = look(self.document, self.paths, rules)
        chances, whole = model.judge(page)
        limits = model.thresholds
        if whole < (limits.page if spans else limits.page_add):
            return []
        by_block = {title.block.index: title for title in rules.found}
        ruled = {id(title) for title in rules.opened}
        titles = []
        for line, chance in zip(page.lines, chances, strict=True):
            title = by_block.get(line.block.index)
            if chance < (limits.keep if id(title) in ruled else limits.add):
                continue
            if title is None:
                rank = line.block.level if line.block.kind in {"heading", "title"} else _RUN_IN_RANK + line.block.level
                title = self._title(line.block, line.start, line.end, rank, named=False)
            if title is not None:
                titles.append(title)
        inner = [title for title in titles if title.block.kind != "title"]
        if not inner:
            own = titles[0] if titles else None
            span = (own.block, own.start, own.end) if own is not None else self._page_title()
            return [PostingSpan(0, span, [s.index for s in self.document.sentences])]
        titles = inner
        taken = {id(title) for title in titles}
        closed = [title for title in rules.found if id(title) not in taken and self._is_closed(title)]
        self.scope(sorted([*titles, *closed], key=lambda title: title.first))
        return self._spans(self._merge_twins(self._without_containers(titles)))

    def _page_title(self) -> tuple[Block, int, int] | None:
        """Give the page's own title (front matter or ``<title>``) where it names a position."""
        for block in self.document.blocks:
            if block.kind == "title" and block.index in self._first_sentence:
                part = re.split(r"\s[|–—-]\s", block.folded)[0]
                if self._is_title(part) and (title := self._title(block, 0, len(part), 0)):
                    return title.block, title.start, title.end
        return None

    @cached_property
    def _other_genre(self) -> bool:
        """Whether the page's title, or else its first heading, names a page of another kind: a course, a handbook."""
        blocks = self.document.blocks
        first = next((b for kind in ("title", "heading") for b in blocks if b.kind == kind), None)
        if first is None or _POST.search(first.folded):
            return False
        return any(lex.other_genre.locate(first.folded) for lex in lexicons_for(first.folded))

    def _page_asks(self) -> bool:
        """Tell whether a page without a word of offer has the sections of a call."""
        roles = set()
        tops = [b for b in self.document.blocks if b.kind == "title" or (b.kind == "heading" and b.level == 1)]
        if any(_CURRICULUM_VITAE.search(block.folded) for block in tops):
            return False
        for block in self.document.blocks:
            if block.index not in self._first_sentence or block.region in {"navigation", "footer"}:
                continue
            if block.kind == "heading" or (len(block.text) <= 40 and block.text.rstrip()[-1:] in ":："):
                sense = heading_sense(strip_number(block.folded))
                if sense is not None:
                    roles.add(sense.role)
        named = any(levels_of(b.folded) for b in self.document.blocks if b.kind in {"title", "heading"})
        signs = len(roles & {"application", "responsibility"}) + named + bool(self._offer_positions)
        if "requirement" in roles and signs >= 2:
            return True
        sends = sum(role.role == "application" for role in self._roles)
        named = named or any(levels_of(text) for text in self._body[:_OPENING_LINES] if text)
        if self._page_title() is not None and sends >= 1:
            return True
        first = next((block for block in self.document.blocks if block.kind == "heading"), None)
        named = named or any(is_offer(block.folded) for block in [*tops, *([first] if first else [])])
        return named and sends >= 1 and self._asks(0, len(self._roles)) >= 2

    def _page_closed(self, titles: list[Title]) -> bool:
        """Tell whether the page's first or last words, outside every posting, close it as a whole."""
        inside = {index for title in titles for index in range(title.first, title.last)}
        body = [
            s
            for s in self.document.sentences
            if s.block.region == "body" and s.block.kind in {"paragraph", "table_row"} and s.index not in inside
        ]
        for sentence in [*body[:2], *body[-1:]]:
            text = sentence.folded
            particular = (titles and levels_of(text)) or (self._offer_positions and _ONE_CALL.search(text))
            if is_closed(text) and text[0] not in "(（[" and not particular:
                return True
        return False

    def _without_containers(self, titles: list[Title]) -> list[Title]:
        kept = []
        for index, title in enumerate(titles):
            # What a scope holds ranks lower: it ends before the next title of the same rank.
            inner: list[Title] = []
            while (after := index + 1 + len(inner)) < len(titles) and titles[after].first < title.last:
                inner.append(titles[after])
            title.inner = inner
            if not inner or not self._contains_only(title, inner):
                kept.append(title)
        dropped = {id(inner) for title in kept for inner in title.inner}
        return [title for title in kept if id(title) not in dropped]

    def _contains_only(self, title: Title, inner: list[Title]) -> bool:
        """Tell whether a title is but the heading over others: several kinds, or one that says it again."""
        headings = [other for other in inner if other.is_heading]
        if headings:
            return True
        different = {other.levels for other in inner if other.levels != title.levels}
        words = title.block.folded[title.start : title.end]
        return len(inner) >= 2 and (len(different) >= 1 or bool(_PLURAL.search(words)))

    def _says_offer(self, title: Title) -> bool:
        """Tell whether a sentence of the title's scope offers."""
        sentences = self.document.sentences[title.first : title.last]
        return any(is_offer(s.folded) for s in sentences)

    def _offering(self, titles: list[Title]) -> list[Title]:
        """Keep the titles that offer: by their own words, by what stands below or above, or beside one that does."""
        page = self._offers
        kept = set()
        homes = set()  # rank and heading above of those that offer
        for title in titles:
            above = " ".join(heading.folded for heading in self.paths[title.block.index])
            own = title.block.folded[title.start : title.end]
            noun = any(lex.title_noun.locate(own) for lex in lexicons_for(own))
            asks = bool(self._senses_below(title.block) & {"requirement", *(() if title.is_heading else _DUTIES)})
            asks = asks or bool(_COUNT.search(own) or _NUMBERED_CALL.match(title.block.folded))
            if (
                asks
                or is_offer(own)
                or is_offer(above)
                or self._says_offer(title)
                or (noun and page)
                or self._asks(title.first + 1, title.last)
            ):
                kept.add(id(title))
                homes.add(self._home(title))
        return [title for title in titles if id(title) in kept or self._home(title) in homes]

    def _home(self, title: Title) -> tuple[int, int]:
        path = self.paths[title.block.index]
        return title.rank, path[-1].index if path else -1

    def _is_closed(self, title: Title) -> bool:
        if title.closed:
            return True
        first = title.first + (title.is_heading or title.start == 0)
        sentences = self.document.sentences[first : min(title.last, title.first + 4)]
        return any(s.block.struck or is_closed(s.folded) for s in sentences)

    @cached_property
    def _roles(self) -> list[SentenceRole]:
        return self._get_roles()

    def _asks(self, first: int, last: int) -> int:
        """Count the sentences that ask something of an applicant."""
        return sum(role.role == "requirement" and role.confidence >= _ASKING for role in self._roles[first:last])

    @cached_property
    def _body(self) -> list[str]:
        """The folded sentences that may speak of a position."""
        return [
            "" if s.block.struck else s.folded
            for s in self.document.sentences
            if s.block.region not in {"navigation", "footer", "header"}
            and (not self._in_dead_section(s.block) or self._offers_anyway(s))
        ]

    @staticmethod
    def _offers_anyway(sentence: Sentence) -> bool:
        """Tell whether a sentence among people or news offers a position in plain words."""
        text = sentence.folded
        return sentence.block.kind == "paragraph" and is_offer(text) and bool(levels_of(text)) and not is_closed(text)

    @cached_property
    def _offer_positions(self) -> list[int]:
        """Which sentences of the body offer."""
        return [at for at, text in enumerate(self._body) if text and not is_closed(text) and is_offer(text)]

    @cached_property
    def _offers(self) -> bool:
        """Whether the page offers: in a sentence that names a level, or stands next to one that does."""
        offers, body = self._offer_positions, self._body
        near = any(text and levels_of(text) for at in offers for text in body[max(0, at - 2) : at + 3])
        people = sum(bool(_PEOPLE.locate(body[at])) for at in offers)
        return near or people >= 2 or (people >= 1 and len(offers) >= 3)

    @cached_property
    def _mostly_closed(self) -> bool:
        """Whether a page without titles closes as often as it offers.

        Where it offers, a sentence that closes one level says nothing of the others.
        """
        offers = len(self._offer_positions)
        closed = sum(not text or (is_closed(text) and not (offers and levels_of(text))) for text in self._body)
        return closed >= max(1, offers)

    # Twins -----------------------------------------------------------------------------------------------------

    def _merge_twins(self, titles: list[Title]) -> list[list[Title]]:
        """Bring the versions of one call together: in the other language, at the same place among their equals."""
        groups: list[list[Title]] = []
        said: dict[str, list[Title]] = {}  # groups by their title's words
        equals: Counter[tuple[str, tuple[str, ...]]] = Counter()  # titles so far by language and levels
        alone: dict[tuple[str, int], list[list[Title]]] = defaultdict(list)  # groups of one by language and place
        for title in titles:
            levels, language = set(title.levels), title.language
            words = " ".join(title.block.folded[title.start : title.end].casefold().split())
            if words in said:  # an entry of a list, and its details
                said[words].append(title)
                continue
            place = sum(count for (code, named), count in equals.items() if code == language and levels & set(named))
            equals[language, title.levels] += 1
            others = alone["zh" if language == "en" else "en", place]
            home = next((group for group in others if levels & set(group[0].levels)), None)
            if home is not None:
                home.append(title)
                others.remove(home)
            else:
                home = [title]
                groups.append(home)
                alone[language, place].append(home)
            said[words] = home
        return groups

    def _spans(self, groups: list[list[Title]]) -> list[PostingSpan]:
        spans = []
        for index, group in enumerate(groups):
            members: list[int] = []
            for title in group:
                members += range(title.first, title.last)
            best = group[0]
            spans.append(
                PostingSpan(
                    index,
                    (best.block, best.start, best.end),
                    sorted(set(members)),
                    tuple(dict.fromkeys(level for title in group for level in title.levels)),
                )
            )
        return spans
