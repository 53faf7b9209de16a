"""What becomes of candidates: which are one fact, how sure it is, and what it is compared with in training."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from jobextract import Extractor
from jobextract.assembly import apart, assemble, fact_of, group
from jobextract.fields import Candidate
from jobextract.inference.linear import DenseLinear, HashedLinear
from jobextract.schema import JobPosting
from jobextract.sections import with_roles
from jobextract.sections.features import ROLES, rule_features
from jobextract.sections.outline import Outline, SentenceRole
from jobextract.sections.role_model import RoleModel, joint_features
from jobextract.sections.role_model import revised as all_revised
from jobextract.training.evaluation import JUDGED, judged, wanted
from jobextract.weighing import WEIGHED, Group, Weigher, group_features

TEXT = """# PhD position in tidal ecology

We study tidal ecology in Bergen. You hold a degree in biology and you like boats.

# Postdoc position in glacier dynamics

We study tidal ecology and glacier dynamics. Experience with Python is a plus.
"""


@pytest.fixture(scope="module")
def outline() -> Outline:
    return Extractor(models=None).outline(TEXT, media_type="text/markdown")


def candidate(
    outline: Outline, field: str, words: str, confidence: float, *, method: str = "rule:one", last: bool = False
) -> Candidate:
    blocks = [block for block in outline.document.blocks if words in block.text]
    block = blocks[-1 if last else 0]
    start = block.text.index(words)
    values: dict[str, Any] = {
        "topics": {"canonical": words.lower()},
        "requirements": {"category": "skill", "necessity": "required"},
        "position_types": {"value": "phd"},
    }.get(field, {})
    return Candidate(field, block, start, start + len(words), words.lower(), confidence, method, values)


def constant(probability: float, features: int) -> DenseLinear:
    """A model that finds everything as likely as that."""
    odds = float(np.log(probability / (1 - probability)))
    return DenseLinear(np.zeros((features, 2), np.float32), np.array([0, odds], dtype=np.float32))


def width(outline: Outline) -> int:
    members = group(outline, [candidate(outline, "topics", "tidal ecology", 0.9)])
    return group_features(outline, members, None).shape[1]


def texts(postings: list[JobPosting], field: str) -> list[list[str]]:
    return [[fact.text for fact in getattr(posting, field)] for posting in postings]


# Groups


def test_the_page_holds_two_postings(outline: Outline) -> None:
    assert len(outline.postings) == 2


def test_candidates_that_say_the_same_become_one_fact_with_mentions(outline: Outline) -> None:
    first = candidate(outline, "topics", "tidal ecology", 0.7)
    again = candidate(outline, "topics", "tidal ecology", 0.9, last=True)
    other = candidate(outline, "topics", "glacier dynamics", 0.8)
    found = group(outline, [first, other, again])
    assert [[c.text for c in members.candidates] for members in found] == [["tidal ecology"] * 2, ["glacier dynamics"]]
    fact = fact_of(outline, found[0])
    assert fact.start == TEXT.rindex("tidal ecology")
    assert [mention.start for mention in fact.mentions] == [TEXT.index("tidal ecology")]


def test_what_each_posting_says_for_itself_stays_apart(outline: Outline) -> None:
    first = candidate(outline, "position_types", "PhD position", 0.9)
    second = candidate(outline, "position_types", "Postdoc position", 0.9)
    both = group(outline, [first, replace(second, normal=first.normal)])
    assert [members.posting for members in both] == [0, 1]


def test_passages_are_one_fact_only_where_they_are_one_stretch(outline: Outline) -> None:
    whole = candidate(outline, "requirements", "a degree in biology", 0.6)
    same = candidate(outline, "requirements", "a degree in biology", 0.6, method="model:roles")
    part = candidate(outline, "requirements", "a degree", 0.6)
    assert [len(members.candidates) for members in group(outline, [whole, same, part])] == [2, 1]


def test_a_second_method_makes_a_fact_surer_and_a_second_mention_does_not(outline: Outline) -> None:
    first = candidate(outline, "topics", "tidal ecology", 0.6)
    again = candidate(outline, "topics", "tidal ecology", 0.5, last=True)
    other = candidate(outline, "topics", "tidal ecology", 0.5, last=True, method="model:spans")
    assert [members.confidence for members in group(outline, [first, again])] == [pytest.approx(0.6)]
    (members,) = group(outline, [first, other])
    assert members.confidence == pytest.approx(1 - 0.4 * 0.5)
    assert fact_of(outline, members).method == "rule:one+model:spans"


def test_hardly_a_mention_does_not_decide_which_posting_a_fact_belongs_to(outline: Outline) -> None:
    doubtful = candidate(outline, "topics", "tidal ecology", 0.2)
    sure = candidate(outline, "topics", "tidal ecology", 0.8, last=True)
    (members,) = group(outline, [doubtful, sure])
    assert members.candidates == [sure]
    assert members.posting == 1


# Overlaps


def test_of_overlapping_requirements_the_surest_is_kept(outline: Outline) -> None:
    candidates = [
        candidate(outline, "requirements", "You hold a degree in biology and you like boats", 0.6),
        candidate(outline, "requirements", "a degree in biology", 0.8),
        candidate(outline, "requirements", "you like boats", 0.7),
    ]
    assert texts(assemble(outline, candidates), "requirements") == [["a degree in biology", "you like boats"], []]
    surest = candidate(outline, "requirements", "You hold a degree in biology and you like boats", 0.9)
    assert texts(assemble(outline, [surest, *candidates[1:]]), "requirements") == [[surest.text], []]


def test_facts_of_other_fields_may_overlap(outline: Outline) -> None:
    candidates = [
        candidate(outline, "topics", "biology", 0.9),
        candidate(outline, "requirements", "a degree in biology", 0.8),
    ]
    (posting, _) = assemble(outline, candidates)
    assert [fact.text for fact in (*posting.topics, *posting.requirements)] == ["biology", "a degree in biology"]


def test_groups_that_only_touch_do_not_overlap(outline: Outline) -> None:
    block = outline.document.blocks[1]
    both = [
        Group("topics", 0, [Candidate("topics", block, a, b, "", c, "rule:one")], c)
        for a, b, c in ((0, 5, 0.5), (5, 9, 0.6))
    ]
    assert apart(both) == both[::-1]


# Weights


def test_without_weigher_the_confidence_is_that_of_the_rules(outline: Outline) -> None:
    (posting, _) = assemble(outline, [candidate(outline, "topics", "tidal ecology", 0.625)])
    assert [fact.confidence for fact in posting.topics] == [0.625]


def test_the_weigher_decides_the_confidence_of_the_fields_it_has_a_model_for(outline: Outline) -> None:
    found = [
        candidate(outline, "topics", "tidal ecology", 0.55),
        candidate(outline, "requirements", "you like boats", 0.55),
        candidate(outline, "position_types", "PhD position", 0.55),
    ]
    models = {"topics": constant(0.75, width(outline)), "position_types": constant(0.875, 1)}
    weigher = Weigher(models, dict.fromkeys(models, 0.5))
    (posting, _) = assemble(outline, found, None, weigher)
    facts = (*posting.topics, *posting.position_types, *posting.requirements)
    assert [fact.confidence for fact in facts] == [0.75, 0.875, 0.55]


@pytest.mark.parametrize(
    ("learned", "asked", "reported"), [(0.7, None, 1), (0.8, None, 0), (0.8, 0.7, 1), (0.7, 0.8, 0)]
)
def test_a_threshold_that_is_asked_for_wins_over_the_learned_one(
    outline: Outline, learned: float, asked: float | None, reported: int
) -> None:
    found = [candidate(outline, "topics", "tidal ecology", 0.99)]
    weigher = Weigher({"topics": constant(0.75, width(outline))}, {"topics": learned})
    (posting, _) = assemble(outline, found, {"topics": asked} if asked else None, weigher)
    assert len(posting.topics) == reported


def test_a_weigher_comes_back_from_its_arrays(outline: Outline) -> None:
    random = np.random.default_rng(0)
    count = width(outline)
    models = {
        field: DenseLinear(random.normal(size=(n, 2)).astype(np.float32), random.normal(size=2).astype(np.float32))
        for field, n in (("topics", count), ("title", 1))
    }
    weigher = Weigher(models, {"topics": 0.45, "title": 0.738})
    again = Weigher.from_arrays(weigher.arrays())
    assert again.thresholds == weigher.thresholds
    assert set(again.models) == set(models)
    for field, n in (("topics", count), ("title", 1)):
        rows = random.normal(size=(5, n))
        assert again.confidences(field, rows) == weigher.confidences(field, rows)


def test_a_weigher_without_models_comes_back_too() -> None:
    assert Weigher.from_arrays(Weigher({}, {}).arrays()) == Weigher({}, {})


def test_groups_of_every_field_have_as_many_features(outline: Outline) -> None:
    words = {"organizations": "Bergen", "requirements": "you like boats", "supervisors": "PhD", "topics": "biology"}
    members = group(outline, [candidate(outline, field, words[field], 0.7) for field in WEIGHED])
    rows = group_features(outline, members, None)
    assert rows.shape == (len(WEIGHED), width(outline))
    assert np.isfinite(rows).all()


# Right and wrong

PAGE = "PhD in Graz with Ada Quist on tidal ecology and reef fish. Biology needed, boats welcome."


def at(words: str, **further: Any) -> dict[str, Any]:
    start = PAGE.index(words)
    return {"start": start, "end": start + len(words), "text": words, **further}


GOLD: dict[str, Any] = {
    "postings": [
        {
            "title": at("PhD"),
            "position_types": ["phd"],
            "locations": [at("Graz", city="Graz", country="AT")],
            "supervisors": [at("Ada Quist", name="Ada Quist")],
            "topics": [at("tidal ecology"), at("reef fish", optional=True)],
            "requirements": [at("Biology needed"), at("boats welcome", optional=True)],
            "emails": ["ada@x.org"],
            "deadline": None,
        }
    ]
}


@pytest.mark.parametrize(
    ("field", "facts", "verdicts"),
    [
        ("title", [at("PhD"), at("Biology")], [1, 0]),
        ("topics", [at("tidal ecology"), at("reef fish"), at("Graz")], [1, -1, 0]),
        ("topics", [at("reef fish. Biology needed")], [-1]),  # touches what is optional
        ("requirements", [at("boats welcome"), at("Biology needed"), at("Graz with Ada")], [-1, 1, 0]),
        ("requirements", [at("Biology needed"), at("Biology n")], [1, 0]),
        ("requirements", [at("Biolog")], [0]),  # less than half of what is asked
        ("supervisors", [at("Ada Quist", name="A. Quist"), at("Graz", name="Bo Quist")], [1, 0]),
        ("position_types", [at("PhD", value="phd"), at("PhD", value="phd"), at("PhD", value="postdoc")], [1, -1, 0]),
        ("contacts", [at("Ada", email="Ada@x.org"), at("Ada", email=None), at("Ada", email="bo@x.org")], [1, -1, 0]),
        ("locations", [at("Graz", city="Graz", country_code="AT"), at("PhD", city="Linz", country_code="AT")], [1, 0]),
        ("deadline", [at("PhD", date="2026-05-01", value="2026-05-01")], [0]),
        ("organizations", [], []),
    ],
)
def test_facts_are_right_wrong_or_do_not_count(field: str, facts: list[Any], verdicts: list[float]) -> None:
    assert judged(field, GOLD, facts) == verdicts


def test_of_two_facts_for_one_of_the_gold_only_the_better_is_right() -> None:
    facts = [at("Biology needed, boats"), at("Biology needed")]
    gold = {"postings": [{"requirements": [at("Biology needed")]}]}
    assert judged("requirements", gold, facts) == [0, 1]


def test_on_a_page_without_posting_all_is_wrong() -> None:
    facts = {"title": at("PhD"), "topics": at("reef fish"), "position_types": at("PhD", value="phd")}
    assert all(judged(field, {"postings": []}, [fact]) == [0] for field, fact in facts.items())


def test_wanted_are_the_facts_of_the_gold_but_for_optional_ones_and_repeats() -> None:
    assert {field: wanted(field, GOLD) for field in JUDGED} == {
        "title": 1,
        "position_types": 1,
        "organizations": 0,
        "locations": 1,
        "supervisors": 1,
        "contacts": 1,
        "requirements": 1,
        "topics": 1,
        "deadline": 0,
    }
    twice = {"postings": GOLD["postings"] * 2}
    assert [wanted(field, twice) for field in ("position_types", "topics", "supervisors", "title")] == [1, 1, 1, 2]


# Roles


def revised(role: SentenceRole, shares: Any) -> SentenceRole:
    (found,) = all_revised([role], np.array([shares], dtype=np.float64))
    return found


def chances(**shares: float) -> list[float]:
    rest = (1 - sum(shares.values())) / (len(ROLES) - len(shares))
    return [shares.get(role, rest) for role in ROLES]


def test_a_title_stays_one_whatever_the_model_says() -> None:
    title = SentenceRole("title", 0.9, "rule:heading")
    assert revised(title, chances(requirement=0.95)) == SentenceRole("title", 0.9, "rule:heading", asked=0.95)


def test_rule_and_model_are_both_named_where_they_agree() -> None:
    asked = revised(SentenceRole("requirement", 0.6, "rule:cue-degree", preferred=True), chances(requirement=0.9))
    assert asked == SentenceRole("requirement", 0.9, "rule:cue-degree+model:roles", preferred=True, asked=0.9)


def test_the_model_alone_is_named_where_the_rules_said_otherwise() -> None:
    asked = revised(SentenceRole("about", 0.4, "rule:no-cue"), chances(requirement=0.9))
    assert (asked.role, asked.method, asked.asked) == ("requirement", "model:roles", 0.9)
    told = revised(SentenceRole("requirement", 0.9, "rule:cue-degree"), chances(requirement=0.05, benefit=0.8))
    assert (told.role, told.method, told.confidence, told.asked) == ("benefit", "model:roles", 0.8, 0.05)


@pytest.mark.parametrize(("share", "role"), [(0.31, "requirement"), (0.29, "about")])
def test_a_sentence_that_may_ask_is_taken_to_ask(share: float, role: str) -> None:
    assert revised(SentenceRole("about", 0.4, "rule:no-cue"), chances(requirement=share, about=0.6)).role == role


def roles_model(outline: Outline, role: str) -> RoleModel:
    """A model that finds one role likely everywhere."""
    words = HashedLinear.quantized(np.zeros((len(ROLES), 256)), np.zeros(len(ROLES)))
    blank = RoleModel(words, words, DenseLinear(np.zeros((0, 0), np.float32), np.zeros(0, np.float32)))
    scores = blank.text_scores(outline.document, outline.paths)
    rows = joint_features(outline, scores)
    features = rows.shape[1] + rule_features(outline.roles).shape[1]
    bias = np.array([5.0 * (name == role) for name in ROLES], dtype=np.float32)
    return RoleModel(words, words, DenseLinear(np.zeros((features, len(ROLES)), np.float32), bias))


def test_sentences_that_the_model_finds_to_ask_become_requirements_and_titles_stay(outline: Outline) -> None:
    found = with_roles(outline, roles_model(outline, "requirement"))
    before = {role.role for role in outline.roles}
    assert {"title", "requirement"} < before
    for old, new in zip(outline.roles, found.roles, strict=True):
        assert new.role == ("title" if old.role == "title" else "requirement")
        assert new.asked > 0.9
        assert new.method == {
            "title": old.method,
            "requirement": f"{old.method}+model:roles",
        }.get(old.role, "model:roles")


def test_the_rules_roles_are_left_as_they_were(outline: Outline) -> None:
    before = list(outline.roles)
    found = with_roles(outline, roles_model(outline, "benefit"))
    assert outline.roles == before
    assert found.roles != before
    assert with_roles(outline, None) is outline


def test_a_roles_model_comes_back_from_its_arrays(outline: Outline) -> None:
    model = roles_model(outline, "benefit")
    again = RoleModel.from_arrays(model.arrays())
    assert with_roles(outline, again) == with_roles(outline, model)
    assert again.rules is True


def test_requirements_found_in_what_the_model_says_name_the_model(outline: Outline) -> None:
    plain = Extractor(models=None)
    found, spans = plain.candidates(with_roles(outline, roles_model(outline, "requirement")))
    assert spans is None
    methods = {c.method for c in found if c.field == "requirements"}
    assert methods
    assert all("model:roles" in method for method in methods)
