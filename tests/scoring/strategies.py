"""Cases for Hypothesis: any that is well-formed, and such as are often admitted."""

from datetime import date, datetime, time
from typing import Any, get_args

from hypothesis import strategies as st

from scoring import case as shape
from scoring.case import Case
from tests.scoring.case_files import CASES, Block, base_facts, case_of, merged

CATEGORIES = (
    "none trainee teacher moderator expert researcher master head head3 head2 head1 deputy deputy3 "
    "deputy2 deputy1 old_second old_first old_highest old_organiser old_manager old_leader"
).split()
ROWS = [f"{section}.{row}" for section in range(1, 6) for row in range(1, 7)]
GROUNDS = (
    "expert_contest_prize expert_learners_prize expert_best_teacher expert_english_c1 "
    "researcher_degree master_degree two_years_of_results production_5_years production_10_years "
    "celta delta special_programme_teacher leader_of_change illness child_care moved_in_last_year "
    "moved_organisation work_resumed hired_since_2022 diploma_technology "
    "subject_without_specialists no_such_ground"
).split()
SUBJECTS = ["physics", "english", "french", "chinese", "artistic_labour", "no_such_subject"]
IN_FORCE = st.dates(date(2025, 3, 10), date(2035, 12, 31))
DAYS = st.dates(date(1945, 1, 1), date(2045, 12, 31))


def one_of(literal: Any) -> st.SearchStrategy[str]:
    """One of the words a field of the case knows."""
    return st.sampled_from(get_args(literal))


def block(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Block]:
    """A block of which any key may be left out or null."""
    nullable = {key: st.none() | field for key, field in fields.items()}
    return st.fixed_dictionaries({}, optional=nullable)


def list_of(items: st.SearchStrategy[Any], most: int) -> st.SearchStrategy[list[Any]]:
    return st.lists(items, max_size=most)


def fractions(most: int) -> st.SearchStrategy[int | str]:
    """A whole number, or one with a decimal, as a case writes it."""
    tenths = st.integers(0, most * 10).map(lambda n: f"{n // 10}.{n % 10}")
    return st.integers(0, most) | tenths


def pieces() -> st.SearchStrategy[Block]:
    """A piece of evidence for any row, whether or not the sheet has it."""
    return st.fixed_dictionaries(
        {
            "row": st.sampled_from(ROWS),
            "kind": st.sampled_from(
                ["contest", "seminar", "article", "author_programme", "trainer"]
            ),
            "work": st.sampled_from(["A", "B", "C", "D"]),
        },
        optional={
            "level": one_of(shape.Level),
            "winner": st.booleans(),
            "edition": st.sampled_from(["altynsarin", "rumcdo", "nncp", "ministry", "somewhere"]),
            "authors": st.integers(1, 5),
            "hours": st.integers(0, 200),
            "places": st.integers(0, 6),
        },
    )


def sheets() -> st.SearchStrategy[Block]:
    return st.fixed_dictionaries(
        {
            "date": st.dates(date(2023, 9, 1), date(2027, 8, 31)),
            "by": one_of(shape.Observer),
            "form": one_of(shape.ObservationFormCode),
            "total": st.integers(0, 105),
        }
    )


def indicators() -> st.SearchStrategy[Block]:
    measured = st.fixed_dictionaries(
        {},
        optional={
            "dynamics": st.none() | st.sampled_from(["unstable", "stable", "growth"]),
            "percent": st.none() | fractions(100),
            "met": st.none() | st.booleans(),
            "extra_budget": st.booleans(),
        },
    )
    return st.dictionaries(st.sampled_from(ROWS), measured, max_size=6)


def categories() -> st.SearchStrategy[Block]:
    told = block(
        granted=DAYS,
        valid_until=DAYS,
        granted_by=one_of(shape.GrantedBy),
        confirmed_times_running=st.integers(0, 4),
    )
    code = st.fixed_dictionaries({"code": st.sampled_from(CATEGORIES)})
    return st.builds(merged, told, code)


def persons() -> st.SearchStrategy[Block]:
    return st.builds(
        merged,
        block(
            post=one_of(shape.Post),
            staff_group=one_of(shape.StaffGroup),
            deputy_profile=one_of(shape.DeputyProfile),
            organisation=one_of(shape.Organisation),
            legal_entity=st.booleans(),
            subordination=one_of(shape.Subordination),
            sex=st.sampled_from(["female", "male"]),
            born=DAYS,
            subject=st.sampled_from(SUBJECTS),
            tenure_years=st.integers(0, 60),
            category=categories(),
        ),
        st.fixed_dictionaries(
            {},
            optional={
                "penitentiary": st.booleans(),
                "education": block(
                    level=st.sampled_from(["secondary_vocational", "higher", "postgraduate"]),
                    pedagogical=st.booleans(),
                    in_profile=st.booleans(),
                    retraining=st.booleans(),
                ),
                "other_categories": list_of(categories(), 2),
            },
        ),
    )


def claims() -> st.SearchStrategy[Block]:
    return st.fixed_dictionaries(
        {
            "category": st.sampled_from(CATEGORIES),
            "kind": one_of(shape.ClaimKind),
            "purpose": one_of(shape.Purpose),
        }
    )


def moments() -> st.SearchStrategy[datetime]:
    days = st.dates(date(2024, 6, 1), date(2027, 12, 31))
    return st.builds(datetime.combine, days, st.builds(time, st.integers(0, 23)))


def portfolios() -> dict[str, st.SearchStrategy[Any]]:
    return {
        "evidence": list_of(pieces(), 12),
        "indicators": indicators(),
        "observations": list_of(sheets(), 10),
    }


def tests_taken() -> st.SearchStrategy[Block]:
    taken = block(taken=DAYS, percent=fractions(100))
    return st.builds(merged, taken, st.fixed_dictionaries({"annulled": st.booleans()}))


def facts() -> st.SearchStrategy[Block]:
    """Facts of any well-formed case, in which next to everything may be unknown."""
    certificate = st.fixed_dictionaries(
        {"name": st.sampled_from(["ielts", "toefl", "tkt", "delf", "goethe", "hsk", "nothing"])},
        optional={
            "score": st.none() | fractions(120),
            "level": st.none() | st.sampled_from(["a1", "b2", "c1", "c2", "z9"]),
            "valid_until": st.none() | DAYS,
        },
    )
    ground = st.builds(
        merged,
        st.fixed_dictionaries({"code": st.sampled_from(GROUNDS)}),
        block(since=DAYS, until=DAYS),
    )
    sanction = st.fixed_dictionaries(
        {"kind": st.sampled_from(["test_breach", "false_data"]), "established": DAYS}
    )
    return st.builds(
        merged,
        st.fixed_dictionaries({"date": IN_FORCE, "claim": claims()}),
        st.fixed_dictionaries(
            {},
            optional={
                "region": st.none() | st.sampled_from(["35", "71", "351810000"]),
                "person": persons(),
                "grounds": list_of(ground, 6),
                "knowledge_test": st.none() | tests_taken(),
                "language_certificates": list_of(certificate, 2),
                "sanctions": list_of(sanction, 3),
                "consent": st.none() | st.booleans(),
                "essay_words": st.none() | st.integers(0, 400),
                "applied_this_year": st.none() | st.booleans(),
                "events": block(
                    submitted=moments(), accepted=moments(), decided=moments(), complaint=moments()
                ),
                **portfolios(),
            },
        ),
    )


def cases() -> st.SearchStrategy[Case]:
    """Any well-formed case on a day in force."""
    return facts().map(case_of)


BASES = sorted(path.stem for path in (CASES / "_bases").glob("*.yaml"))


def likely_facts() -> st.SearchStrategy[Block]:
    """Facts of a person who may claim what he claims, with a portfolio and a test of any kind."""
    bases = st.sampled_from(BASES).map(base_facts)
    changes = st.fixed_dictionaries(
        {},
        optional={**portfolios(), "knowledge_test": st.none() | tests_taken()},
    )
    return st.builds(merged, bases, changes)


def likely_cases() -> st.SearchStrategy[Case]:
    return likely_facts().map(case_of)
