"""How close essays are, and that close ones are found by their prints."""

import random

import pytest

from honesty.essays import CLOSE, bands, closeness, shingles

WORDS = [f"сөз{n}" for n in range(2000)]


def essay(seed: int, words: int = 270) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=words))


def with_changes(text: str, every: int) -> str:
    """The same text with each so-many-th word replaced."""
    words = text.split()
    return " ".join("басқа" if n % every == 0 else word for n, word in enumerate(words))


def test_case_and_punctuation_do_not_matter() -> None:
    assert shingles("Мен – мұғаліммін, АУЫЛДА.") == {"мен мұғаліммін ауылда"}


def test_a_text_is_as_close_to_itself_as_can_be_and_to_nothing_not_at_all() -> None:
    assert closeness(essay(1), essay(1)) == 1.0
    assert closeness(essay(1), "") == 0.0
    assert closeness("", "") == 0.0
    assert bands("…") == []


def test_two_words_are_one_shingle() -> None:
    assert closeness("екі сөз", "Екі сөз!") == 1.0


def test_closeness_is_the_share_of_common_shingles() -> None:
    # (a b c) (b c d) against (b c d) (c d e): one of three.
    assert closeness("a b c d", "b c d e") == pytest.approx(1 / 3)


def test_a_copy_with_each_tenth_word_replaced_is_close_and_found() -> None:
    copy = with_changes(essay(1), every=10)
    assert CLOSE < closeness(essay(1), copy) < 0.7
    assert set(bands(essay(1))) & set(bands(copy))


def test_essays_written_apart_are_not_close() -> None:
    others = [essay(seed) for seed in range(2, 40)]
    assert max(closeness(essay(1), other) for other in others) < 0.05
    assert not any(set(bands(essay(1))) & set(bands(other)) for other in others)


def test_a_print_is_the_same_on_another_day() -> None:
    first = bands("Мен ауыл мектебінде сабақ беремін")[:2]
    assert first == [-6628227147114321453, -652688817658160548]
