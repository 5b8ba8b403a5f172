"""The six score sheets and three observation forms against what the act prints."""

import re
from collections.abc import Iterator

import pytest

from scoring import ruleset
from scoring.loader import references
from scoring.models.base import WordedRule
from scoring.models.rows import (
    Cell,
    DynamicsRow,
    HoursRow,
    MetRow,
    ObservationsRow,
    Row,
    ShareRow,
    SheetsFilledRow,
    WorksRow,
)
from scoring.models.sheet import Sheet, Total
from tests.scoring.act import ACT, letters, texts_in, words

PILOT, TODAY = ruleset("kz-2024-pilot"), ruleset("kz-2025")
# What each row prints, category by category; an empty cell is empty here too.
PRINTED = {
    "teacher": """
        1.1 1|2|3|4
        1.2 61|71|81|91 (102)
        2.1 1|2|3|4 (5)
        2.2 1|2|3|4 (5)
        3.1 -|-|6 (1 үшін 2 ұпай)|9 (1 үшін 3 ұпай)
        3.2 1|2|3|4 (5)
        3.3 -|-|5|6
        3.4 1|2|3|4 (5)
        3.5 1|2|3|4
        4.1 1|1|3|4
        4.4 |||
        """,
    "methodist": """
        1.1 3|3|6|9
        2.1 1|2|3|4
        2.2 1|2|3|4 (5)
        3.1 -|-|6 (1 үшін 2 ұпай)|9 (1 үшін 3 ұпай)
        3.2 1|2|3|4 (5)
        3.3 -|-|5|6
        3.4 1|2|3|4 (5)
        3.5 1|2|3|4
        4.1 2|2|3|4
        """,
    "org_head": """
        1.1 2|2|2
        1.2 3|3|3
        1.3 4|4|4
        1.4 3|3|3
        1.5 2|2|2
        1.6 2|3|4
        2.1 2|2|4
        2.2 2|3|4
        2.3 2|3|4
        2.4 2|3|4
        3.1 2|3|4
        3.2 2|3|4
        3.3 2|3|4
        4.1 2|3|4
        4.2 2|3|4 (5)
        4.3 2|3|4
        5.1 2|3|4
        """,
    "method_cabinet_head": """
        1.1 2|2|2
        1.2 2|2|2
        1.3 2|2|2
        2.1 2|3|4
        3.1 2|3|4
        3.2 2|3|4 (5)
        3.3 2|3|4
        3.4 2|3|4
        4.1 2|3|4
        """,
    "deputy_org_head": """
        1.1 2|2|2
        1.2 2|3|4
        2.1 2|2|4
        2.2 2|3|4
        2.3 2|3|4 (5)
        3.1 2|3|4
        3.2 2|3|4
        3.3 2|3|4 (5)
        3.4 2|3|4
        3.5 2|3|4
        4.1 2|3|4
        4.2 2|3|4 (5)
        4.3 |5|6
        4.4 2|3|4 (5)
        4.5 2|3|4 (5)
        5.1 2|3|4
        """,
    "deputy_method_cabinet_head": """
        1.1 2|2|2
        1.2 2|3|4
        2.1 2|3|4
        2.2 2|3|4 (5)
        2.3 |5|6
        2.4 2|3|4 (5)
        2.5 2|3|4 (5)
        3.1 2|3|4
        """,
}
TOTALS = {
    ("teacher", "all"): "68|84|113|134 (148)",
    ("teacher", "optional_2_1"): "67|82|110|130 (144)",
    ("methodist", "all"): "10|15|35|48 (51)",
    ("methodist", "method_cabinet"): "9|13|32|44 (46)",
    ("org_head", "all"): "38|49|62 (65)",
    ("org_head", "tvet"): "36|46|58 (61)",
    ("org_head", "preschool"): "34|43|54 (57)",
    ("org_head", "unlabelled_1"): "32|40|50 (53)",
    ("org_head", "unlabelled_2"): "30|37|46 (49)",
    ("method_cabinet_head", "all"): "18|24|30 (31)",
    ("deputy_org_head", "all"): "30|47|62 (67)",
    ("deputy_org_head", "preschool"): "28|44|58 (67)",
    ("deputy_method_cabinet_head", "all"): "14|25|32 (35)",
}
# Sheet, line of totals and category: the total printed and what its rows add up to.
WRONG_BASES = {
    ("deputy_org_head", "all", "deputy2"): (47, 48),
    ("deputy_org_head", "all", "deputy1"): (62, 64),
    ("deputy_org_head", "preschool", "deputy2"): (44, 45),
    ("deputy_org_head", "preschool", "deputy1"): (58, 60),
}
WRONG_MAXIMA = {
    ("teacher", "all", "master"): (148, 149),
    ("org_head", "all", "head1"): (65, 63),
    ("org_head", "tvet", "head1"): (61, 59),
    ("org_head", "preschool", "head1"): (57, 55),
    ("deputy_org_head", "all", "deputy2"): (47, 48),
    ("deputy_org_head", "all", "deputy1"): (67, 69),
    ("deputy_org_head", "preschool", "deputy2"): (44, 45),
    ("deputy_org_head", "preschool", "deputy1"): (67, 65),
}
FORMS = {"secondary_tvet": 34, "preschool": 34, "special": 35}
# Words that stand here and nowhere in the act, which prints them wrong.
MENDED = {"ортаны", "үоб", "жарияланымы", "ұйымдастырудың"}
# The printed label of the number of sheets is set before each number.
SHEETS_FILLED = "Бақылау парақтарының саны (жыл сайын): "


def sheets() -> list[tuple[str, Sheet]]:
    return [(code, PILOT.sheet(code)) for code in PRINTED]


def rows() -> list[tuple[str, str, Row]]:
    return [(code, number, row) for code, form in sheets() for number, row in form.rows.items()]


def cells(line: str) -> list[str]:
    return line.split("|")


def test_the_ruleset_has_these_sheets_and_forms() -> None:
    assert set(PILOT.sheets) == set(PRINTED)
    assert set(PILOT.observations) == set(FORMS)


@pytest.mark.parametrize("code", PRINTED)
def test_every_row_prints_what_the_act_prints(code: str) -> None:
    printed = dict(line.split(" ", 1) for line in PRINTED[code].strip().split("\n        "))
    found = {
        number: [cell.printed for cell in row.cells.values()]
        for number, row in PILOT.sheet(code).rows.items()
    }
    assert found == {number: cells(line) for number, line in printed.items()}
    assert list(found) == list(printed)


def test_every_line_of_totals_is_the_printed_one() -> None:
    found = {
        (code, line): [total.printed for total in threshold.totals.values()]
        for code, form in sheets()
        for line, threshold in form.thresholds.items()
    }
    assert found == {key: cells(line) for key, line in TOTALS.items()}


def numbers() -> Iterator[Cell | Total]:
    for _, form in sheets():
        for line in form.thresholds.values():
            yield from line.totals.values()
    for *_, row in rows():
        yield from row.cells.values()


def test_a_printed_number_is_its_base_and_its_maximum() -> None:
    for cell in numbers():
        base, _, bracket = cell.printed.partition(" (")
        highest = bracket.rstrip(")") if bracket.rstrip(")").isdigit() else base
        expected = (int(base), int(highest)) if base.isdigit() else (None, None)
        assert (cell.base, cell.maximum) == expected


def differences(part: str) -> dict[tuple[str, str, str], tuple[int, int]]:
    """Where a printed total is not the sum of the rows it counts; lines for nobody count none."""
    found = {}
    for code, form in sheets():
        for name, line in form.thresholds.items():
            counted = [row for number, row in form.rows.items() if number not in line.without]
            for category, total in {} if line.serves_nobody else line.totals.items():
                added = sum(getattr(row.cells[category], part) or 0 for row in counted)
                if added != getattr(total, part):
                    found[code, name, category] = (getattr(total, part), added)
    return found


def test_printed_totals_disagree_with_the_rows_only_where_known() -> None:
    assert differences("base") == WRONG_BASES
    assert differences("maximum") == WRONG_MAXIMA


def test_every_disagreement_is_said_in_a_remark() -> None:
    for code, _, category in [*WRONG_BASES, *WRONG_MAXIMA]:
        assert PILOT.sheet(code).remarks, (code, category)
    said = " ".join(text.kk for _, form in sheets() for _, text in texts_in(form.remarks))
    numbers = ("47", "48", "62 (67)", "64 (69)", "(65)", "62 (63)", "28/44/58", "32/40/50")
    for number in (*numbers, "(148)", "149", "66/80/107/126", "34/43/54"):
        assert number in said


def test_what_remarks_say_is_left_without_two_rows_is_what_the_rows_add_up_to() -> None:
    """No printed total leaves out both rows; the remarks name the sums that one would have."""
    for code, left_out, sums in (
        ("teacher", ("1.1", "2.1"), "66/80/107/126"),
        ("org_head", ("2.2", "2.3"), "34/43/54"),
    ):
        form = PILOT.sheet(code)
        counted = [row for number, row in form.rows.items() if number not in left_out]
        added = [
            sum(row.cells[category].base or 0 for row in counted)
            for category in form.thresholds["all"].totals
        ]
        assert "/".join(map(str, added)) == sums
        assert any(sums in remark.text.kk and sums in remark.text.ru for remark in form.remarks)


def test_the_deputys_totals_fit_with_one_row_of_two_points() -> None:
    """Both differences vanish if cooperation (row 1.2) brings 2/2/2, as a method cabinet's 1.3."""
    row = PILOT.sheet("deputy_org_head").rows["1.2"]
    wrong = {key[2]: pair for key, pair in WRONG_BASES.items() if key[1] == "all"}
    for category, (printed, added) in wrong.items():
        assert added - printed == (row.cells[category].base or 0) - 2


def test_the_unlabelled_totals_leave_out_three_and_four_rows_and_serve_nobody() -> None:
    lines = PILOT.sheet("org_head").thresholds
    for name, left_out in (("unlabelled_1", 3), ("unlabelled_2", 4)):
        assert lines[name].serves_nobody
        assert lines[name].label is None
        for points, category in ((2, "head3"), (3, "head2"), (4, "head1")):
            less = lines["all"].totals[category].base - lines[name].totals[category].base
            assert less == left_out * points


@pytest.mark.parametrize(("code", "number", "row"), rows())
def test_what_a_category_is_asked_for_brings_its_points(code: str, number: str, row: Row) -> None:
    bases = {cell.base for cell in row.cells.values() if cell.base is not None}
    assert bases == points_of(row) & bases, (code, number)
    if isinstance(row, DynamicsRow | WorksRow):
        points = {str(level): found.points for level, found in row.levels.items()}
        for cell in row.cells.values():
            if cell.level is not None:
                assert points[cell.level] == cell.base


def points_of(row: Row) -> set[int]:
    """Every number of points that one fact can bring in a row, without bonuses."""
    if isinstance(row, MetRow):
        return {row.points}
    if isinstance(row, DynamicsRow):
        return {x.points for x in (*row.levels.values(), *row.growth)}
    if isinstance(row, WorksRow):
        return {x.points for x in (*row.levels.values(), *row.editions.values())}
    if isinstance(row, HoursRow):
        return {step.points for step in row.steps.hours}
    if isinstance(row, ShareRow | SheetsFilledRow):
        return {step.points for step in row.steps}
    return {cell.base for cell in row.cells.values() if cell.base is not None}


def test_fewer_hours_bring_the_same_points() -> None:
    for code, number, row in rows():
        if isinstance(row, HoursRow) and row.reduced:
            usual, fewer = row.steps.hours, row.reduced.hours
            assert [x.points for x in usual] == [x.points for x in fewer], (code, number)
            assert all(less.start < more.start for less, more in zip(fewer, usual, strict=True))


def test_five_in_brackets_is_a_winner_or_an_international_event() -> None:
    """With a note on winners both levels bring 4, without one an international event brings 5."""
    for code, number, row in rows():
        if isinstance(row, WorksRow) and any(
            cell.printed == "4 (5)" for cell in row.cells.values()
        ):
            expected = 4 if row.winner_bonus else 5
            assert row.levels["republic"].points == 4, (code, number)
            assert row.levels["international"].points == expected, (code, number)
            assert row.levels["international"].inferred, (code, number)


def test_a_level_the_row_does_not_print_says_why_it_counts_so() -> None:
    for code, number, row in rows():
        if not isinstance(row, WorksRow):
            continue
        asked = {cell.level for cell in row.cells.values() if cell.text}
        printed = letters(" ".join(cell.text.kk for cell in row.cells.values() if cell.text))
        for level, points in row.levels.items():
            named = level in asked or (level == "international" and "халықаралық" in printed)
            assert named or points.inferred, (code, number, level)


def test_below_the_lowest_printed_nothing_is_brought() -> None:
    for code, number, row in rows():
        if PILOT.sheet(code).ladder == "teacher":
            continue
        if isinstance(row, DynamicsRow) and "unstable" not in {c.level for c in row.cells.values()}:
            assert row.levels["unstable"].points == 0, (code, number)
        if isinstance(row, WorksRow) and row.levels:
            lowest = min(cell.base for cell in row.cells.values() if cell.base)
            assert row.levels["organisation"].points in (0, lowest), (code, number)


def test_annex_11_adds_up_by_the_note_of_annex_8_and_says_so() -> None:
    for code, form in sheets():
        if form.ref.annex != 11:
            continue
        rules: list[WordedRule | None] = [
            *form.summation.one_kind_of_work.values(),
            *form.summation.different_works.values(),
            *(row.sum_of_courses for row in form.rows.values() if isinstance(row, HoursRow)),
        ]
        assert rules
        assert all(rule and rule.ref.annex == 8 and rule.inferred for rule in rules), code
        with_works = {row.section for row in form.rows.values() if isinstance(row, WorksRow)}
        assert (
            set(form.summation.one_kind_of_work)
            == with_works
            == set(form.summation.different_works)
        )


def test_every_clause_names_the_sheet_it_stands_in() -> None:
    """Each sheet of an annex has a row 1.1: the row alone would not say which."""
    for code, form in (*sheets(), *PILOT.observations.items()):
        for path, ref in references(form):
            own = ref.annex == form.ref.annex and ref.row
            assert not own or ref.sheet == form.ref.sheet, (code, path)


@pytest.mark.parametrize(("code", "count"), FORMS.items())
def test_a_form_has_its_descriptors_and_102_points(code: str, count: int) -> None:
    form = PILOT.observation_form(code)
    descriptors = dict(form.descriptors())
    assert list(descriptors) == [str(number) for number in range(1, count + 1)]
    assert form.maximum == 102
    assert form.levels.values == (0, 1, 2, 3)
    named = [number for number, found in descriptors.items() if found.names_categories]
    assert named == ["6", "10"]


def test_only_the_special_form_adds_up_to_more_than_it_prints() -> None:
    for code, form in PILOT.observations.items():
        highest = len(list(form.descriptors())) * max(form.levels.values)
        assert highest == (105 if code == "special" else form.maximum)


def test_forms_ask_what_the_portal_fills_in() -> None:
    first = PILOT.observation_form("secondary_tvet")
    for code, form in PILOT.observations.items():
        assert set(first.header) <= set(form.header), code
        assert set(first.footer) == set(form.footer), code


def test_the_wording_is_the_acts() -> None:
    """Letter by letter where the act prints a cell in one piece, else word by word."""
    act, known = letters(ACT), words(ACT)
    for code, form in (*sheets(), *PILOT.observations.items()):
        for path, text in texts_in(form, code):
            if "inferred" in path or "remarks" in path:
                continue
            said = text.kk.removeprefix(SHEETS_FILLED)
            missing = set(words(said)) - set(known) - MENDED
            assert letters(said) in act or not missing, (path, missing)


@pytest.mark.parametrize("code", ["teacher", "methodist", "deputy_org_head"])
def test_the_edition_of_a_committee_is_named_as_its_cell_names_it(code: str) -> None:
    """The committee of higher education is not one of the ministry that stands before it."""
    row = next(row for row in PILOT.sheet(code).rows.values() if getattr(row, "editions", None))
    assert isinstance(row, WorksRow)
    said, printed = row.editions["ministry"].text, list(row.cells.values())[-1].text
    assert said is not None
    assert printed is not None
    assert letters(said.kk) in letters(printed.kk)


def test_every_bracket_of_the_sheets_and_forms_is_closed() -> None:
    for code, form in (*sheets(), *PILOT.observations.items()):
        for path, text in texts_in(form, code):
            for language in (text.kk, text.ru):
                assert language.count("(") == language.count(")"), (path, language)


def test_who_observes_is_a_reading_in_the_pilot_and_the_algorithms_own_word_since() -> None:
    then, now = (rules.sheet("teacher").rows["1.2"] for rules in (PILOT, TODAY))
    assert isinstance(then, ObservationsRow)
    assert isinstance(now, ObservationsRow)
    assert then.observers_needed.roles == now.observers_needed.roles
    assert then.observers_needed.inferred
    assert letters(then.observers_needed.text.kk) in letters(ACT)
    assert not now.observers_needed.inferred
    assert now.observers_needed.ref.act == "algorithm-2025"


def test_the_note_asks_every_category_for_as_many_sheets_as_the_row() -> None:
    form = PILOT.sheet("teacher")
    row, said = form.rows["1.2"], form.summation.observation_sheets
    assert isinstance(row, ObservationsRow)
    assert said is not None
    for text in (said.text.kk, said.text.ru):
        assert re.findall(r"\d+", text) == [str(row.sheets_needed.count)] * len(row.cells)


def test_the_highest_hours_are_said_in_the_words_printed() -> None:
    row = PILOT.sheet("teacher").rows["4.1"]
    assert isinstance(row, HoursRow)
    assert row.reduced is not None
    said = [steps.hours[-1].text for steps in (row.steps, row.reduced)]
    assert [text and text.kk for text in said] == [
        "108 және одан жоғары",
        "80 және одан да жоғары",
    ]


def test_in_2025_teachers_and_methodists_are_told_the_same_of_publications_and_contests() -> None:
    teacher, methodist = TODAY.sheet("teacher"), TODAY.sheet("methodist")
    assert teacher.rows["3.3"].necessary_for == methodist.rows["3.3"].necessary_for
    assert teacher.summation.contests_agreed == methodist.summation.contests_agreed
    assert teacher.summation.contests_agreed != PILOT.sheet("teacher").summation.contests_agreed
    for form in (teacher, methodist):
        assert form.rows["3.3"].necessary_for is not None
        assert "РҒПҚББО" in form.rows["3.3"].necessary_for.text.kk


def test_in_2025_subjects_without_summative_assessment_are_named_and_change_no_points() -> None:
    then, now = (rules.sheet("teacher").rows["1.1"] for rules in (PILOT, TODAY))
    assert isinstance(then, DynamicsRow)
    assert isinstance(now, DynamicsRow)
    assert then.without_summative_assessment is None
    assert now.without_summative_assessment is not None
    assert now.without_summative_assessment.inferred
    assert now.figures is not None
    assert now.figures.inferred
    said_anew = {"without_summative_assessment": None, "figures": None}
    assert now.model_copy(update=said_anew) == then


def test_in_2025_methodists_publish_and_are_recommended_as_the_algorithm_says() -> None:
    then, now = PILOT.sheet("methodist").rows, TODAY.sheet("methodist").rows
    assert isinstance(then["3.3"], WorksRow)
    assert isinstance(now["3.3"], WorksRow)
    assert set(now["3.3"].editions) - set(then["3.3"].editions) == {"nncp"}
    assert then["3.3"].necessary_for is None
    assert now["3.3"].necessary_for is not None
    assert now["3.3"].necessary_for.categories == ("researcher", "master")
    master = now["3.5"].cells["master"]
    assert master.ref is not None
    assert master.ref.act == "algorithm-2025"
    assert now["1.1"] == then["1.1"]


@pytest.mark.parametrize("code", [code for code in PRINTED if code not in ("teacher", "methodist")])
def test_in_2025_the_sheets_of_heads_and_deputies_are_carried_over_unchanged(code: str) -> None:
    assert TODAY.sheet(code) == PILOT.sheet(code)
