"""Sentences and tokens."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobextract.reading import read
from jobextract.segmentation import Document, segment, split
from jobextract.segmentation.tokens import tokenize

thorough = settings(max_examples=200, deadline=None, derandomize=True, database=None)

PIECES = [
    "Prof.", "Dr.", "e.g.", "Ph.D.", "A.", "U.S.", "etc.", "We hire.", "12.", "3.5", "(1)", "①", "1、", "（2）",
    "。", "；", "！", "？", ".", "!", "?!", ";", "：", "”", ")", "\"", "要求", "博士", "word", "Word", "a@b.cd",
    "\n", "\t", " ", "...", "…", "https://a.b/c.html", "\U0001f600", "\u3000",
]  # fmt: skip
texts = st.one_of(st.text(max_size=120), st.lists(st.sampled_from(PIECES), max_size=30).map("".join))


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


SENTENCES: dict[str, tuple[str, list[str]]] = {
    "two sentences": ("We hire. Please apply.", ["We hire.", "Please apply."]),
    "titles before a name": ("Ask Prof. Dr. Ada Bell. She knows.", ["Ask Prof. Dr. Ada Bell.", "She knows."]),
    "an initial": ("Write to A. B. Lee. Thanks.", ["Write to A. B. Lee.", "Thanks."]),
    "for example": ("Tools, e.g. Python, i.e. code. Good.", ["Tools, e.g. Python, i.e. code.", "Good."]),
    "a degree inside": ("A Ph.D. in physics is needed.", ["A Ph.D. in physics is needed."]),
    "a degree at the end": ("You hold a Ph.D. We pay well.", ["You hold a Ph.D.", "We pay well."]),
    "etcetera inside": ("Rocks, ice, etc. are studied.", ["Rocks, ice, etc. are studied."]),
    "a number": ("A score of 6.5 is enough. Apply.", ["A score of 6.5 is enough.", "Apply."]),
    "a figure": ("See Fig. 3 and No. 4.", ["See Fig. 3 and No. 4."]),
    "an address": ("See www.a.b/c.html for more. Bye.", ["See www.a.b/c.html for more.", "Bye."]),
    "a closing quotation mark": ('He said "come." We came.', ['He said "come."', "We came."]),
    "a question": ("Have you taught? Tell us!", ["Have you taught?", "Tell us!"]),
    "a question inside a title": ("Who? what? where.", ["Who? what? where."]),
    "a list number is no sentence": ("1. PhD students", ["1. PhD students"]),
    "lines": ("Place: Graz\nPay: good", ["Place: Graz", "Pay: good"]),
    "cells": ("Place\tGraz", ["Place", "Graz"]),
    "Chinese full stops": ("招聘博士后。待遇从优！欢迎？", ["招聘博士后。", "待遇从优！", "欢迎？"]),
    "Chinese semicolons": ("具有博士学位；英语流利。", ["具有博士学位；", "英语流利。"]),
    "a full stop inside Chinese quotation marks": ("称为“海冰。”随后融化。", ["称为“海冰。”", "随后融化。"]),
    "numbered clauses in brackets": ("要求：（1）硕士，（2）英语。", ["要求：", "（1）硕士，", "（2）英语。"]),
    "numbers in circles": ("要求①硕士②英语", ["要求", "①硕士", "②英语"]),
    "numbers after a full stop": ("硕士。2、英语。", ["硕士。", "2、英语。"]),
    "traditional characters": ("誠徵博士後。待遇從優。", ["誠徵博士後。", "待遇從優。"]),
    "English inside Chinese": ("熟悉Python、C++等。有GPU经验。", ["熟悉Python、C++等。", "有GPU经验。"]),
    "Chinese after English": ("We hire. 招聘博士后。", ["We hire.", "招聘博士后。"]),
    "Chinese right after an English full stop": ("We hire.招聘博士后。", ["We hire.", "招聘博士后。"]),
    "commas cut nothing": ("硕士，博士、博士后，均可", ["硕士，博士、博士后，均可"]),
    "no text": ("", []),
    "white space": (" \n\t ", []),
}


@pytest.mark.parametrize(("text", "expected"), SENTENCES.values(), ids=SENTENCES)
def test_a_text_is_cut_into_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@thorough
@given(texts)
def test_sentences_are_in_order_do_not_overlap_and_hold_all_that_is_visible(text: str) -> None:
    before, left_out = 0, []
    for start, end in split(text):
        assert before <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        left_out.append(text[before:start])
        before = end
    left_out.append(text[before:])
    assert not "".join(left_out).strip()


@thorough
@given(texts, st.sampled_from(["en", "zh", "und", "de"]))
def test_tokens_spell_the_text(text: str, language: str) -> None:
    doc = tokenize(text, language)
    assert doc.text == text
    assert doc.vocab is tokenize("a", "en").vocab


def test_english_is_cut_by_spacy_and_chinese_by_jieba() -> None:
    assert [token.text for token in tokenize("PhD students, e.g. you", "en")] == ["PhD", "students", ",", "e.g.", "you"]
    assert [token.text for token in tokenize("招聘博士后 一名", "zh")] == ["招聘", "博士后", "一名"]
    assert [token.text for token in tokenize("實驗室招聘", "zh")] == ["實驗室", "招聘"]


def document(source: str) -> Document:
    page = read(source)
    for block in page.blocks:
        block.language = "en"
    return segment(page)


def test_a_heading_is_one_sentence() -> None:
    assert [s.text for s in document("# 1. PhD. Optics. 2 years\n\nWe hire. Apply.").sentences] == [
        "1. PhD. Optics. 2 years",
        "We hire.",
        "Apply.",
    ]


def test_sentences_are_found_by_block_and_by_position() -> None:
    doc = document("One. Two three.\n\nFour.")
    first, second = doc.blocks
    assert [s.index for s in doc.sentences] == [0, 1, 2]
    assert [s.text for s in doc.sentences_of(first)] == ["One.", "Two three."]
    assert [doc.sentence_at(first, at) for at in (0, 3, 4, 5, 14)] == [doc.sentences[at] for at in (0, 0, 0, 1, 1)]
    assert doc.sentence_at(second, 0) is doc.sentences[2]
    assert doc.sentences[0].is_first
    assert not doc.sentences[1].is_first


def test_tokens_of_a_block_are_made_once() -> None:
    doc = document("One two.")
    assert doc.doc(doc.blocks[0]) is doc.doc(doc.blocks[0])


def test_jieba_leaves_nothing_in_the_folder_for_temporary_files(tmp_path: Path) -> None:
    program = "from jobextract.segmentation.tokens import tokenize; print(len(tokenize('招聘博士后', 'zh')))"
    environment = {"TMPDIR": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path), "PATH": ""}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "2"
    assert list(tmp_path.iterdir()) == []
