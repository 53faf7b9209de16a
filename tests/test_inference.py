"""What models are applied with: hashes of substrings, linear models, classifiers, and the files of weights."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobextract.errors import ResourceError
from jobextract.inference import linear
from jobextract.inference.classifier import TextClassifier
from jobextract.inference.linear import LONGEST, DenseLinear, HashedLinear, logistic, softmax
from jobextract.inference.store import MANIFEST, ModelFolder, open_models, write_models
from jobextract.inference.strings import Strings, lowered

BITS, CLASSES = 10, 3
TEXTS = ("PhD student in tidal ecology", "博士后：海洋声学", "", "a", " ", "Apply by 1 May!", "x" * 5000)
any_text = st.text(st.characters(), max_size=60)  # any code point, halves of surrogate pairs too
reals = st.floats(-50, 50, width=32)


def hash_of(texts: Sequence[str], start: int, end: int, salt: int = 0) -> int:
    return int(Strings(texts).hashes(np.array([start]), np.array([end]), salt)[0])


def hashed(seed: int = 0, classes: int = CLASSES) -> HashedLinear:
    random = np.random.default_rng(seed)
    return HashedLinear.quantized(random.normal(size=(classes, 1 << BITS)), random.normal(size=classes))


def dense(features: int, seed: int = 0) -> DenseLinear:
    random = np.random.default_rng(seed)
    weights, bias = random.normal(size=(features, CLASSES)), random.normal(size=CLASSES)
    return DenseLinear(weights.astype(np.float32), bias.astype(np.float32))


# Strings


@given(any_text)
def test_lower_case_keeps_the_length_of_any_text(text: str) -> None:
    low = lowered(text)
    assert len(low) == len(text)
    assert lowered(low) == low


@given(any_text)
def test_what_is_hashed_is_the_text_in_lower_case(text: str) -> None:
    assert Strings([text]).low.tolist() == [ord(sign) for sign in lowered(text)]


@given(any_text, any_text, any_text, st.integers(0, 99))
def test_a_substring_has_the_same_hash_wherever_it_stands(before: str, text: str, after: str, salt: int) -> None:
    start = len(before)
    inside = hash_of([before + text + after], start, start + len(text), salt)
    assert inside == hash_of([text], 0, len(text), salt)
    assert inside == hash_of([after, before, text], len(after) + start, len(after) + start + len(text), salt)


@given(any_text, any_text)
def test_hashes_are_equal_where_the_lower_case_is_and_only_there(one: str, other: str) -> None:
    same = hash_of([one], 0, len(one)) == hash_of([other], 0, len(other))
    assert same == (lowered(one) == lowered(other))


def test_a_substring_keeps_its_hash_far_into_a_long_text() -> None:
    far = "ab " * 20_000
    assert hash_of([far + "Tidal"], len(far), len(far) + 5) == hash_of(["tidal"], 0, 5)


def test_other_salts_give_other_hashes() -> None:
    assert len({hash_of(["tidal"], 0, 5, salt) for salt in range(50)}) == 50


def test_words_are_runs_of_letters_or_digits_single_signs_and_single_chinese_characters() -> None:
    strings = Strings(["PhD/博士 2x, Café", "", "ab"])
    starts, ends, owners = strings.words()
    found = [strings.text[start:end] for start, end in zip(starts, ends, strict=True)]
    assert found == ["PhD", "/", "博", "士", "2", "x", ",", "Café", "ab"]
    assert owners.tolist() == [0] * 8 + [2]


@given(st.lists(any_text, max_size=4))
def test_words_stay_inside_their_text_and_leave_out_white_space_alone(texts: list[str]) -> None:
    strings = Strings(texts)
    found = [""] * len(texts)
    for start, end, owner in zip(*(column.tolist() for column in strings.words()), strict=True):
        assert strings.starts[owner] <= start < end <= strings.ends[owner]
        found[owner] += strings.text[start:end]
    visible = ["".join(c for c in text if ord(c) > 0x3000 or not c.isspace()) for text in texts]
    assert found == visible


# Linear models


def test_scores_of_a_text_do_not_depend_on_the_texts_beside_it() -> None:
    model = hashed()
    together = model.scores([*TEXTS, *TEXTS[::-1]])
    alone = np.concatenate([model.scores([text]) for text in TEXTS])
    assert np.array_equal(together[: len(TEXTS)], alone)
    assert np.array_equal(together[len(TEXTS) :], alone[::-1])


def test_many_texts_are_scored_in_parts_without_a_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    model, texts = hashed(), [f"{number} {text}" for number in range(12) for text in TEXTS]
    whole = model.scores(texts)
    seen = []
    make = linear._Part

    def recorded(part: Sequence[str]) -> Any:
        seen.append(sum(min(len(text), LONGEST) for text in part))
        return make(part)

    monkeypatch.setattr(linear, "_AT_ONCE", 2000)
    monkeypatch.setattr(linear, "_Part", recorded)
    assert np.array_equal(model.scores(texts), whole)
    assert len(seen) > 5
    assert min(seen[:-1]) >= 2000
    assert max(seen) < 2000 + LONGEST


def test_a_text_without_features_scores_the_bias() -> None:
    model = hashed()
    assert np.array_equal(model.scores(["", " "]), np.array([model.bias, model.bias]))
    assert model.scores([]).shape == (0, CLASSES)


def test_what_stands_past_the_most_that_is_read_counts_for_nothing() -> None:
    text = "word " * (LONGEST // 5)
    model = hashed()
    assert np.array_equal(model.scores([text]), model.scores([text + "more"]))
    assert not np.array_equal(model.scores([text]), model.scores([text[:-5] + "more "]))


def test_case_does_not_change_the_scores() -> None:
    model = hashed()
    assert np.array_equal(model.scores(["PHD STUDENT"]), model.scores(["phd student"]))


def test_rounded_weights_differ_by_at_most_half_a_step() -> None:
    weights = np.random.default_rng(1).normal(size=(CLASSES, 1 << BITS))
    weights[2] = 0.0
    weights[1] *= 1000
    model = HashedLinear.quantized(weights, np.zeros(CLASSES))
    error = np.abs(model.weights * model.scale.astype(np.float64) - weights.T).max(axis=0)
    assert (error <= np.abs(weights).max(axis=1) / 127 * 0.501).all()


def test_dense_scores_are_weighted_sums() -> None:
    model = DenseLinear(np.array([[1, 0], [2, -1]], dtype=np.float32), np.array([0.5, 0], dtype=np.float32))
    assert model.scores(np.array([[3, 4], [0, 0]])).tolist() == [[11.5, -4.0], [0.5, 0.0]]


@given(st.lists(reals, min_size=2, max_size=5), reals)
def test_probabilities_sum_to_one_and_keep_the_order_of_scores(scores: list[float], shift: float) -> None:
    row = np.array([scores], dtype=np.float64)
    shares = softmax(row)
    assert shares.sum() == pytest.approx(1)
    assert (np.diff(shares[0][np.argsort(row[0])]) >= 0).all()
    assert np.allclose(softmax(row + shift), shares)


def test_scores_of_any_size_give_probabilities() -> None:
    assert softmax(np.array([[1e6, -1e6, 0.0]])).tolist() == [[1.0, 0.0, 0.0]]
    with np.errstate(all="raise"):
        low, high = logistic(np.array([-1e6, 1e6])).tolist()
    assert 0 < low < 1e-12
    assert 1 - 1e-12 < high <= 1


@given(st.floats(-29, 29))
def test_odds_for_and_odds_against_make_one(score: float) -> None:
    assert logistic(np.array([score])) + logistic(np.array([-score])) == pytest.approx(1)
    assert logistic(np.array([score]))[0] == pytest.approx(softmax(np.array([[0.0, score]]))[0, 1])


def test_a_classifier_of_texts_comes_back_from_its_arrays(tmp_path: Path) -> None:
    model = TextClassifier((hashed(1), hashed(2)), dense(2 * CLASSES + 2))
    write_models(tmp_path, {"some": {**model.arrays("one"), **model.arrays("two")}}, {})
    again = TextClassifier.from_arrays(open_models(tmp_path).arrays("some"), "one")
    signs = np.arange(2 * len(TEXTS), dtype=np.float32).reshape(-1, 2)

    def chances(of: TextClassifier, *kinds: Sequence[str]) -> Any:
        return of.probabilities([words.scores(texts) for words, texts in zip(of.words, kinds, strict=True)], signs)

    forward = chances(model, TEXTS, TEXTS[::-1])
    assert forward.sum(axis=1) == pytest.approx(1)
    assert np.array_equal(chances(again, TEXTS, TEXTS[::-1]), forward)
    assert not np.array_equal(chances(again, TEXTS[::-1], TEXTS), forward)


# Files of weights

ARRAYS: Mapping[str, Mapping[str, Any]] = {
    "first": {"weights": np.arange(600, dtype=np.int8), "bias": np.array([0.5, -1.25], dtype=np.float32)},
    "second": {"names": np.array(["topics", "博士"]), "flag": np.array(True)},
}
BARE_ARRAY = b"\x93NUMPY\x01\x00\x46\x00{'descr': '|i1', 'fortran_order': False, 'shape': (1,), }".ljust(79) + b"\n\x01"


def refused(folder: Path, name: str = "first") -> str:
    with pytest.raises(ResourceError) as caught:
        ModelFolder(folder).arrays(name)
    return caught.value.message


def with_manifest(folder: Path, **changes: Any) -> None:
    manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
    (folder / MANIFEST).write_text(json.dumps({**manifest, **changes}), "utf-8")


def with_file(folder: Path, name: str, data: bytes) -> None:
    """Put a file in, with its hash in the manifest."""
    files = json.loads((folder / MANIFEST).read_text("utf-8"))["files"]
    (folder / name).write_bytes(data)
    with_manifest(folder, files={**files, name: hashlib.sha256(data).hexdigest()})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_models(tmp_path / "models", ARRAYS, {"pages": 7})
    return tmp_path / "models"


def test_written_arrays_are_read_again(folder: Path) -> None:
    models = open_models(folder)
    assert models.manifest["pages"] == 7
    for name, arrays in ARRAYS.items():
        found = models.arrays(name)
        assert set(found) == set(arrays)
        assert all(found[key].dtype == values.dtype for key, values in arrays.items())
        assert all(np.array_equal(found[key], values) for key, values in arrays.items())


def test_equal_arrays_give_equal_bytes(folder: Path, tmp_path: Path) -> None:
    turned = {name: dict(reversed([*arrays.items()])) for name, arrays in reversed([*ARRAYS.items()])}
    write_models(tmp_path / "again", turned, {"pages": 7})
    names = sorted(path.name for path in folder.iterdir())
    assert names == [MANIFEST if name == "manifest" else f"{name}.npz" for name in ("first", "manifest", "second")]
    assert all((folder / name).read_bytes() == (tmp_path / "again" / name).read_bytes() for name in names)


def test_files_do_not_tell_when_they_were_written(folder: Path) -> None:
    with zipfile.ZipFile(folder / "first.npz") as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}


def test_arrays_are_read_once(folder: Path) -> None:
    models = ModelFolder(folder)
    found = models.arrays("first")
    (folder / "first.npz").unlink()
    assert models.arrays("first") is found


def test_a_folder_is_opened_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.parent)
    assert open_models(folder) is open_models(str(folder)) is open_models("models")


def test_a_damaged_file_is_refused(folder: Path) -> None:
    data = bytearray((folder / "first.npz").read_bytes())
    data[len(data) // 2] ^= 1
    (folder / "first.npz").write_bytes(bytes(data))
    message = refused(folder)
    assert "first.npz" in message
    assert MANIFEST in message
    assert set(ModelFolder(folder).arrays("second")) == {"names", "flag"}


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "first.npz").unlink()
    assert "first.npz" in refused(folder)


def test_a_file_that_the_manifest_does_not_name_is_refused(folder: Path) -> None:
    (folder / "third.npz").write_bytes((folder / "first.npz").read_bytes())
    assert "third.npz" in refused(folder, "third")


def test_a_folder_without_manifest_holds_no_models(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="no models in"):
        open_models(tmp_path)
    with pytest.raises(ResourceError, match="no models in"):
        open_models(tmp_path / "nowhere")


@pytest.mark.parametrize("text", ["", "{", "\x00\x01", "[]", "null", '{"format": 1}', '{"format": 1, "files": []}'])
def test_a_manifest_that_is_none_is_refused(text: str, folder: Path) -> None:
    (folder / MANIFEST).write_text(text, "utf-8")
    assert str(folder) in refused(folder)


def test_models_of_another_format_are_refused(folder: Path) -> None:
    with_manifest(folder, format=2)
    assert "format 2, not 1" in refused(folder)


def test_pickles_are_refused_even_where_the_manifest_names_them(folder: Path) -> None:
    buffer = io.BytesIO()
    np.savez(buffer, allow_pickle=True, things=np.array([{"a": 1}], dtype=object))
    with_file(folder, "first.npz", buffer.getvalue())
    assert "first.npz" in refused(folder)


@pytest.mark.parametrize("data", [b"", b"no archive", b"PK\x03\x04 and then nothing", b"\x80\x04N.", BARE_ARRAY])
def test_what_is_no_archive_of_arrays_is_refused(data: bytes, folder: Path) -> None:
    with_file(folder, "first.npz", data)
    assert "first.npz" in refused(folder)


def test_objects_are_not_written(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="allow_pickle"):
        write_models(tmp_path, {"first": {"things": np.array([{"a": 1}], dtype=object)}}, {})
