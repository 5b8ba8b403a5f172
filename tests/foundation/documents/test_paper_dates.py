from datetime import UTC, date, datetime

import pytest

from foundation.documents import dates

DAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("write", "kk", "ru"),
    [
        (dates.long_date, "2026 жылғы 20 қараша", "20 ноября 2026 года"),
        (dates.on_date, "2026 жылғы 20 қарашада", "20 ноября 2026 года"),
        (dates.of_date, "2026 жылғы 20 қарашадағы", "от 20 ноября 2026 года"),
        (dates.until_date, "2026 жылғы 20 қарашаға дейін", "до 20 ноября 2026 года"),
    ],
)
def test_a_day_is_written_out_in_both_languages(write, kk, ru):
    assert (write(DAY, "kk"), write(DAY, "ru")) == (kk, ru)


def test_the_kazakh_months_take_the_endings_of_their_vowels():
    days = [date(2026, month, 1) for month in range(1, 13)]

    assert [dates.of_date(day, "kk").split()[-1] for day in days] == [
        "қаңтардағы",
        "ақпандағы",
        "наурыздағы",
        "сәуірдегі",
        "мамырдағы",
        "маусымдағы",
        "шілдедегі",
        "тамыздағы",
        "қыркүйектегі",
        "қазандағы",
        "қарашадағы",
        "желтоқсандағы",
    ]


def test_a_moment_is_shown_by_the_clocks_of_the_country():
    assert dates.moment(datetime(2026, 12, 31, 19, 30, tzinfo=UTC)) == "01.01.2027 00:30"
    assert dates.short_date(DAY) == "20.11.2026"
