"""What a language module says about how topics are written; the logic beside it knows no language."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jobextract.fields.candidate import Rule


@dataclass(frozen=True, slots=True)
class Grammar:
    """The patterns of one language.

    All are matched against the folded text. An opener's match ends where a run of topics begins (or its group
    ``topics`` holds the run); the run goes on to `stop` or to the end of the sentence.
    """

    script: re.Pattern[str] | None  # a phrase with it is read by this grammar; None: by this one if by no other
    openers: tuple[Rule, ...]
    hint: re.Pattern[str]  # a sentence without it has no opener: cheap to search
    title_openers: tuple[Rule, ...]  # the same for headings and list items that name a position
    veto: re.Pattern[str]  # a sentence with it is about something else: the university, a paper
    stop: re.Pattern[str]  # ends a run
    phrase_stop: re.Pattern[str]  # ends a line that is one phrase
    separator: re.Pattern[str]  # between the topics of a running list
    conjunction: re.Pattern[str]  # joins two topics, or two words of one
    extension: re.Pattern[str]  # opens examples inside a run ("such as"): a separator of its own
    lead: re.Pattern[str]  # words before a topic that do not belong to it; matched where the topic begins
    tail: re.Pattern[str]  # the same behind it; searched, anchored at the end
    reject: re.Pattern[str]  # no topic at all
    heading: re.Pattern[str]  # a heading over research topics
    other_heading: re.Pattern[str]  # a heading that ends what such a heading governs
    lead_in: re.Pattern[str]  # the end of a sentence that announces a list of topics
    lead_in_veto: re.Pattern[str]  # what such a sentence must not speak of
    lead_in_sure: re.Pattern[str]  # what makes it one all the same
    label_end: re.Pattern[str]  # ends the topic that opens an item's sentence
    prose: re.Pattern[str]  # found in an item that is a sentence, not a topic
    duty: re.Pattern[str]  # begins an item that is a task
    position: re.Pattern[str]  # a label that names a kind of position
    numbered: re.Pattern[str]  # "Project 2:" before a topic
    comma: re.Pattern[str]  # a separator that ends the run where the next piece does not look like a topic
    clause: re.Pattern[str]  # what such a piece begins with
    adjective: re.Pattern[str]  # a word that needs the noun behind the conjunction
    reach: int  # characters at the end of an announcing sentence in which the veto counts
    least: int  # characters of the shortest topic on one side of a conjunction that is split
    longest: int  # characters of the longest topic


def grammar_of(text: str, grammars: tuple[Grammar, ...]) -> Grammar:
    """Give the grammar that reads a phrase: the first whose script stands in it, else the one without a script."""
    for grammar in grammars:
        if grammar.script is not None and grammar.script.search(text):
            return grammar
    return next(grammar for grammar in grammars if grammar.script is None)
