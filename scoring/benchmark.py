"""How many cases one process assesses in a second: `python -m scoring.benchmark [seconds]`.

Dossiers of thirty pieces of evidence, for the posts of all six sheets. No text is rendered, as in
the portal, where most findings of a day are never read; no case is assessed twice in a row. Seconds
are those of the processor, so that other work on the machine does not count.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import cycle, islice, product
from time import process_time

import scoring
from scoring.assess import assess
from scoring.calendar import Calendar
from scoring.case import Case
from scoring.models.ruleset import Ruleset

TARGET = 3000  # cases a second in one process
PIECES = 30
DOSSIERS = 60  # different ones of each post
SECONDS = 3.0
DAY = date(2026, 3, 20)
LEVELS = ("organisation", "district", "region", "republic", "international")
KINDS = ("contest", "seminar", "project")
# Post → kind of organisation, category held, category claimed.
POSTS: Mapping[str, tuple[str, str, str]] = {
    "teacher": ("secondary", "expert", "researcher"),
    "methodist": ("secondary", "moderator", "expert"),
    "org_head": ("secondary", "head3", "head2"),
    "method_cabinet_head": ("method_cabinet", "head3", "head2"),
    "deputy_org_head": ("secondary", "deputy3", "deputy2"),
    "deputy_method_cabinet_head": ("method_cabinet", "deputy3", "deputy2"),
}


def main(words: Sequence[str] = ()) -> int:
    """Print the figures of every post and of all together."""
    seconds = float(words[0]) if words else SECONDS
    rules, calendar = scoring.ruleset_on(DAY), Calendar()
    dossiers = {post: list(islice(dossiers_of(post, rules), DOSSIERS)) for post in POSTS}
    print(f"{PIECES} pieces of evidence a case, {rules.id}, one process, {seconds:g} s a line")
    for post, cases in dossiers.items():
        print(f"{post:28} {speed(cases, rules, calendar, seconds):7,.0f} cases a second")
    together = [case for cases in zip(*dossiers.values(), strict=True) for case in cases]
    reached = speed(together, rules, calendar, seconds)
    verdict = "reached" if reached >= TARGET else "missed"
    print(f"{'all posts':28} {reached:7,.0f} cases a second; target {TARGET:,}: {verdict}")
    return 0 if reached >= TARGET else 1


def speed(cases: Sequence[Case], rules: Ruleset, calendar: Calendar, seconds: float) -> float:
    """Cases assessed in a second, after one round that fills what is kept of the ruleset."""
    for case in cases:
        assess(case, rules, calendar)
    begun, done = process_time(), 0
    while (spent := process_time() - begun) < seconds:
        for case in cases:
            assess(case, rules, calendar)
        done += len(cases)
    return done / spent


def dossiers_of(post: str, rules: Ruleset) -> Iterator[Case]:
    """Dossiers of one post that differ in the levels and kinds of their evidence."""
    organisation, held, claimed = POSTS[post]
    sheet = rules.sheet(post)
    kinds = {number: row.kind for number, row in sheet.rows.items()}
    for number in range(DOSSIERS):
        yield Case.model_validate(
            {
                "date": DAY,
                "region": "35",
                "person": {
                    "post": post,
                    "organisation": organisation,
                    "legal_entity": True,
                    "subordination": "district",
                    "deputy_profile": "academic" if post == "deputy_org_head" else None,
                    "sex": "female",
                    "born": date(1985, 3, 1),
                    "subject": "physics",
                    "education": {"level": "higher", "pedagogical": True, "in_profile": True},
                    "tenure_years": 10,
                    "category": {
                        "code": held,
                        "granted": date(2021, 8, 15),
                        "valid_until": date(2026, 8, 15),
                        "granted_by": "regular",
                    },
                },
                "claim": {"category": claimed, "kind": "regular", "purpose": "assignment"},
                "knowledge_test": {"taken": date(2026, 3, 10), "percent": 70 + number % 20},
                "consent": True,
                "essay_words": 270,
                "applied_this_year": False,
                "evidence": tuple(_evidence(kinds, number)),
                "indicators": dict(_indicators(kinds)),
                "observations": tuple(_observations(number)),
            }
        )


def _evidence(kinds: Mapping[str, str], number: int) -> Iterator[dict[str, object]]:
    """Pieces for the rows that are proved by pieces, as evenly as they go."""
    rows = [row for row, kind in kinds.items() if kind in ("works", "coverage", "hours")]
    shapes = cycle(product(KINDS, LEVELS))
    for place, (row, (kind, level)) in enumerate(zip(cycle(rows), islice(shapes, number, None))):
        if place == PIECES:
            return
        piece: dict[str, object] = {"row": row, "kind": kind, "work": f"Work {place}"}
        if kinds[row] == "hours":
            yield {**piece, "hours": 36}
        elif kinds[row] == "coverage":
            yield {**piece, "level": "region", "places": 3}
        else:
            yield {**piece, "level": level, "edition": "altynsarin", "winner": place % 5 == 0}


def _indicators(kinds: Mapping[str, str]) -> Iterator[tuple[str, dict[str, object]]]:
    for row, kind in kinds.items():
        if kind in ("dynamics", "share", "met"):
            yield row, {"dynamics": "growth", "percent": 2, "met": True}


def _observations(number: int) -> Iterator[dict[str, object]]:
    """Five sheets in each of two school years."""
    observers = ("head", "deputy", "teacher", "method_cabinet_methodist", "commission_member")
    for year, (place, by) in product((2025, 2026), enumerate(observers)):
        total = 70 + (number + place) % 20
        yield {"date": date(year, 2, 2 + place), "by": by, "form": "secondary_tvet", "total": total}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
