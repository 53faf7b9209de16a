"""What a language module says about how topics are written; the logic beside it knows no language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from jobextract.fields.candidate import Rule
from jobextract.matching import FilteredPattern, PatternIndex


@dataclass(frozen=True, slots=True)
class Opener:
    """A rule whose match ends where a run of topics begins, or whose groups ``topics``, ``topics_…`` hold the runs."""

    rule: Rule
    list_only: bool = False  # what follows a comma is something else (a place), unless "and" ends the list
    weak: bool = False  # says as often what someone can do or gets: of no worth in such sentences
    whole: bool = False  # "A and B" without a comma is one topic


def index(openers: Iterable[Opener]) -> PatternIndex[Opener]:
    """Make openers findable by what a text holds."""
    return PatternIndex((opener, opener.rule.pattern.pattern) for opener in openers)


@dataclass(frozen=True, slots=True)
class Grammar:
    """The patterns of one language, matched against the folded text."""

    script: re.Pattern[str] | None  # a phrase with it is read by this grammar; None: if by no other

    # Sentences
    openers: PatternIndex[Opener]
    title_openers: PatternIndex[Opener]  # the same for headings and list items that name a position
    veto: FilteredPattern  # a sentence with it is about something else: the university, a paper

    # Runs
    stop: FilteredPattern  # ends a run
    phrase_stop: FilteredPattern  # ends a line that is one phrase
    separator: re.Pattern[str]  # between the topics of a running list
    comma: re.Pattern[str]  # a separator behind which `clause` ends the run
    clause: re.Pattern[str]  # begins a piece that is no topic
    conjunction: re.Pattern[str]  # joins two topics, or two words of one
    extension: re.Pattern[str]  # opens examples inside a run ("such as")

    # Phrases
    lead: re.Pattern[str]  # words before a topic that do not belong to it; matched where the topic begins
    tail: FilteredPattern  # the same behind it; anchored at the end
    reject: FilteredPattern  # found in what is no topic at all
    adjective: re.Pattern[str]  # a word that needs the noun behind the conjunction
    least: int  # characters on both sides of a conjunction that is split
    longest: int  # characters of the longest topic
    endings: tuple[tuple[re.Pattern[str], str], ...]  # of the last word, to the singular

    # Lines below a heading or an announcement
    heading: FilteredPattern  # a heading over topics
    other_heading: FilteredPattern  # a heading that ends what such a heading governs
    lead_in: FilteredPattern  # the end of a sentence that announces a list of topics
    lead_in_colon: FilteredPattern  # the same where it ends in a colon
    lead_in_veto: FilteredPattern  # what such a sentence must not speak of
    lead_in_sure: FilteredPattern  # what makes it one all the same
    reach: int  # characters at the end of an announcing sentence in which the veto counts
    label_end: re.Pattern[str]  # ends the topic that opens an item's sentence
    prose: FilteredPattern  # found in an item that is a sentence, not a topic
    duty: re.Pattern[str]  # begins an item that is a task
    position: re.Pattern[str]  # a label that names a kind of position
    numbered: re.Pattern[str]  # "Project 2:" before a topic

    def reads(self, text: str) -> bool:
        """Tell whether its script stands in a text."""
        return self.script is None or (not text.isascii() and self.script.search(text) is not None)


def grammar_of(text: str, grammars: tuple[Grammar, ...]) -> Grammar:
    """Give the grammar that reads a phrase: the first whose script stands in it, else the one without."""
    for grammar in grammars:
        if grammar.script is not None and grammar.reads(text):
            return grammar
    return next(grammar for grammar in grammars if grammar.script is None)
