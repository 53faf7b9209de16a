"""Languages of blocks and pages."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobextract.language import annotate, detect
from jobextract.reading import read


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("We are looking for a student who likes to work with us.", "en"),
        ("PhD", "en"),
        ("我们招收对海冰感兴趣的学生。", "zh"),
        ("主要做Physics-guided AI, LLM和Trustworthy AI", "zh"),
        ("本實驗室誠徵博士後研究員", "zh"),
        ("ポスドク研究員を募集しています。詳細はこちらをご覧ください。", "ja"),
        ("박사후 연구원을 모집합니다. 자세한 내용은 아래를 참고하십시오.", "ko"),
        ("Мы ищем аспиранта для работы в нашей лаборатории.", "ru"),
        ("Ζητούμε υποψήφιο διδάκτορα για το εργαστήριό μας.", "el"),
        ("نبحث عن طالب دكتوراه للعمل في مختبرنا", "ar"),
        (
            "Wir suchen eine Doktorandin für unser Projekt, die mit uns über das Eis der Arktis forscht.",
            "de",
        ),
        (
            "Nous cherchons une doctorante pour un projet sur la glace, qui travaille avec nous.",
            "fr",
        ),
        (
            "Buscamos una estudiante para el proyecto sobre el hielo, que trabaje con nosotros en las islas.",
            "es",
        ),
        ("2024-05-01 +49 30 1234", "und"),
        ("", "und"),
        ("https://example.org/und/die/der", "und"),
        ("name@example.org", "und"),
    ],
)
def test_the_language_of_a_text(text: str, code: str) -> None:
    assert detect(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "Ada Bell, Cole Dow, Eve Fox, Gil Hay, Ida Jones, Kim Lund, Max Nolan",
        "Transformers, Gaussian splatting, Mamba, Kolmogorov-Arnold networks, diffusion",
        "PyTorch TensorFlow CUDA MPI OpenMP LAMMPS GROMACS VASP Quantum ESPRESSO",
    ],
)
def test_names_and_terms_are_not_taken_for_a_rare_language(text: str) -> None:
    assert detect(text) == "en"


def test_latin_text_too_short_to_tell_gets_the_default() -> None:
    assert detect("Curriculum Vitae", default="fr") == "fr"
    assert detect("We hire", default="fr") == "en"


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(st.text(max_size=300))
def test_any_text_has_a_language_and_always_the_same(text: str) -> None:
    code = detect(text)
    assert code == detect(text)
    assert code == "und" or (len(code) == 2 and code.isascii() and code.islower())


def shares(source: str) -> dict[str, float]:
    return annotate(read(source))


def test_shares_of_a_page_in_two_languages_add_up_and_the_larger_stands_first() -> None:
    english = "We are looking for a doctoral student who likes to work with us on the ice of the northern sea.\n\n"
    found = shares(english * 3 + "课题组现招收对海冰研究有浓厚兴趣的博士研究生一名，欢迎报考。\n\n")
    assert list(found) == ["en", "zh"]
    assert sum(found.values()) == pytest.approx(1)
    assert found["en"] > found["zh"] > 0


def test_a_name_in_the_other_script_is_no_share_of_the_page() -> None:
    english = "We are looking for a doctoral student who likes to work with us on the ice of the northern sea.\n\n"
    assert shares(english + "陆以宁\n\n") == {"en": 1.0}


def test_navigation_is_no_prose() -> None:
    source = (
        "<nav>You can find all of our news and the people of the group here in one list</nav>"
        "<p>课题组现招收对海冰研究有浓厚兴趣的博士研究生一名，欢迎报考。</p>"
    )
    assert shares(source) == {"zh": 1.0}


def test_a_page_of_fragments_gets_the_language_that_most_of_them_are_in() -> None:
    assert shares("# PhD\n\n- optics\n- 光学\n- acoustics\n") == {"en": 1.0}


@pytest.mark.parametrize("source", ["", "12345", "<p></p>"])
def test_a_page_without_words_has_no_language(source: str) -> None:
    assert shares(source) == {}
