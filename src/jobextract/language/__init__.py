"""The language of each block and the shares of the page: by script first, then by common words, then langdetect."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from pathlib import Path

from jobextract.reading.page import Block, Page

__all__ = ["annotate", "detect"]

SUPPORTED = frozenset({"en", "zh"})

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+")
_KANA = re.compile(r"[\u3040-\u30ff]")
_HANGUL = re.compile(r"[\uac00-\ud7af\u1100-\u11ff]")
_THIRD_SCRIPT = re.compile(r"[\u3040-\u30ff\uac00-\ud7af\u1100-\u11ff\u0370-\u06ff\u0900-\u097f\u0e00-\u0e7f]")
_OTHER_SCRIPTS = (
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
)
_LATIN_WORD = re.compile(r"[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f'’-]*")
_NOT_PROSE = re.compile(r"https?://\S+|www\.\S+|[\w.+-]{1,64}@\S+")
_TRIALS = 3  # of langdetect's random sampling; its default is 7
_LONGEST_SAMPLE = 400  # characters given to langdetect
_ENGLISH = frozenset(
    "a about all an and any are as at be been by can do for from have help how i if in into is it may more my no not "
    "of on one or our out please should such that the their them there these they this to up us using want was we "
    "what when where which who will with work would you your".split()
)
# Common words of other languages in Latin script: langdetect is asked only where some of them stand, since it takes
# lists of names and terms for almost any language.
_FOREIGN = frozenset(
    "der die das und ist für mit von wir sie nicht eine einen auf den dem des im zum zur sich oder auch "
    "bei über le la les des du une est pour dans avec nous vous sur aux et qui que sont el los las del "
    "una por para con como más se en y o il di che non gli nel della sono een het van voor niet zijn "
    "wij met och att det som för inte med på är og til ikke av som er ja ei on não os da do em uma com em "
    "sao nie jest się na do w z i".split()
)
# The langdetect profiles that are read: scripts other than Latin need none, and few rare ones lead it astray.
_LATIN_SCRIPT = "ca cs da de en es fi fr hu it nl no pl pt sv tr".split()
_HAN_PER_WORD = 1.7  # Chinese characters that weigh as much as one Latin word
_LEAST_ENGLISH = 0.17  # share of common words from which Latin text is English without a closer look
_LEAST_LETTERS = 40  # Latin letters that langdetect needs
_LEAST_PROSE_EN, _LEAST_PROSE_ZH = 7, 14  # words and characters of a block that is about a full sentence


@lru_cache(maxsize=4096)
def _langdetect(text: str) -> str:
    """Ask langdetect, seeded so that it answers alike on every run; 'en' where it is not sure."""
    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory
    from langdetect.lang_detect_exception import LangDetectException

    global _factory
    if _factory is None:
        DetectorFactory.seed = 0
        factory = DetectorFactory()
        factory.load_json_profile([Path(PROFILES_DIRECTORY, code).read_text("utf-8") for code in _LATIN_SCRIPT])
        _factory = factory
    detector = _factory.create()
    detector.seed = 0
    detector.n_trial = _TRIALS
    try:
        detector.append(text)
        best = detector.get_probabilities()
    except LangDetectException:
        return "en"
    if not best or best[0].prob < 0.9:
        return "en"
    return str(best[0].lang).split("-")[0]


_factory = None


def _prose(text: str) -> str:
    """Take addresses out: they are in no language."""
    return _NOT_PROSE.sub(" ", text) if "@" in text or "://" in text or "www." in text else text


def _han(text: str) -> int:
    """Count the Chinese characters."""
    return 0 if text.isascii() else sum(map(len, _HAN.findall(text)))


def detect(text: str, default: str = "en") -> str:
    """Give the ISO 639-1 code of a text's language, 'und' for a text without letters.

    Latin text too short to tell gets `default`.

    >>> detect("我们招收对 machine learning 感兴趣的学生"), detect("We are hiring."), detect("2024")
    ('zh', 'en', 'und')
    """
    text = _prose(text)
    return _detect(text, _LATIN_WORD.findall(text), _han(text), default)


def _detect(text: str, words: list[str], han: int, default: str = "en") -> str:
    """Tell the language of a text whose Latin words and number of Chinese characters are known."""
    if not text.isascii() and _THIRD_SCRIPT.search(text):
        kana, hangul = len(_KANA.findall(text)), len(_HANGUL.findall(text))
        if kana > 3 and kana * 4 > han:
            return "ja"
        if hangul > 3 and hangul > han and hangul > len(words):
            return "ko"
        for code, script in _OTHER_SCRIPTS:
            if (count := len(script.findall(text))) > 5 and count > 3 * len(words) and count > han:
                return code
    if not words and not han:
        return "und"
    if han / _HAN_PER_WORD >= 0.3 * (han / _HAN_PER_WORD + len(words)):
        return "zh"
    common = _count(words, _ENGLISH)
    if common >= _LEAST_ENGLISH * len(words) or len(words) < 6:
        return "en" if common else default
    if sum(map(len, words)) < _LEAST_LETTERS:
        return default
    foreign = _count(words, _FOREIGN)
    if foreign < 2 or foreign <= common:
        return default
    return _langdetect(" ".join(words)[:_LONGEST_SAMPLE])


def _count(words: list[str], known: frozenset[str]) -> int:
    """Count the words that are among those known, in any case."""
    return sum([word.lower() in known for word in words])


def _weight(block: Block, prose: str, words: list[str], han: int) -> float:
    """Give how much a block's prose weighs, in words, addresses among them; 0 for what is no prose."""
    if block.region == "navigation" or block.kind == "title":
        return 0.0
    text = block.text
    all_han = han if text is prose else _han(text)
    if block.language == "zh":
        if all_han < _LEAST_PROSE_ZH:
            return 0.0
    elif len(words) < _LEAST_PROSE_EN or (block.language == "en" and _count(words, _ENGLISH) < 2):
        return 0.0
    all_words = words if text is prose else _LATIN_WORD.findall(text)
    return len(all_words) + all_han / _HAN_PER_WORD


def annotate(page: Page) -> dict[str, float]:
    """Set the language of each block and give the shares of the page's prose, most first.

    Shares are of words, a Chinese character counting as a word's fraction; a language that has less than about one
    full sentence has no share.
    """
    weights: Counter[str] = Counter()
    for block in page.blocks:
        text = _prose(block.text)
        words, han = _LATIN_WORD.findall(text), _han(text)
        block.language = _detect(text, words, han)
        if weight := _weight(block, text, words, han):
            weights[block.language] += weight  # type: ignore[assignment]
    if not weights:
        for block in page.blocks:
            if block.language != "und":
                weights[block.language] += len(block.text)
        weights = Counter(dict(weights.most_common(1)))
    total = sum(weights.values())
    return {code: weight / total for code, weight in weights.most_common() if code != "und"}
