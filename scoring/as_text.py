"""An assessment as lines to read on a terminal, in one language."""

from collections.abc import Iterable, Iterator
from datetime import date
from textwrap import shorten

from scoring.assessment import Assessment, Decision, RowScore, Score, TestNeed
from scoring.findings import Finding
from scoring.models.commission import OutcomeRule
from scoring.models.ruleset import Ruleset
from scoring.texts import Language, Text, number_text, points_text
from scoring.wording import answer as wording

Line = tuple[int, Text]  # how far it is indented, and what it says
INDENT = "  "
WIDTH = 90  # of a row's title, which the act may print over ten lines


def as_text(assessment: Assessment, language: Language) -> str:
    """The whole answer, part by part."""
    parts: Iterable[Iterable[Line]] = (
        _head(assessment),
        _findings(assessment),
        _test(assessment.knowledge_test, assessment.ruleset),
        _score(assessment.score, assessment.ruleset) if assessment.score else (),
        _outcome(assessment),
        _documents(assessment),
        _deadlines(assessment),
        _missing(assessment),
    )
    shown = (
        "\n".join(INDENT * depth + text.in_language(language) for depth, text in part)
        for part in map(list, parts)
        if part
    )
    return "\n\n".join(shown) + "\n"


def _head(answer: Assessment) -> Iterator[Line]:
    rules, case = answer.ruleset, answer.case
    yield 0, wording.RULES.format(title=rules.ruleset.title, id=rules.id, day=written(case.date))
    yield 0, wording.CLAIM.format(category=rules.category_name(case.claim.category))
    level = answer.commission_level
    if level is None:
        yield 0, wording.NO_COMMISSION
    else:
        yield 0, wording.COMMISSION.format(name=level.name, clause=level.reference.label)


def _findings(answer: Assessment) -> Iterator[Line]:
    yield 0, wording.ELIGIBLE[answer.eligible]
    yield from _marked(answer.findings)


def _marked(findings: Iterable[Finding]) -> Iterator[Line]:
    for found in findings:
        yield 1, _after(wording.MARKS[found.status], found.text)


def _after(mark: str, text: Text) -> Text:
    return Text(kk=f"{mark} {text.kk}", ru=f"{mark} {text.ru}")


def _test(need: TestNeed, rules: Ruleset) -> Iterator[Line]:
    status = wording.TEST_STATUS[need.status]
    if need.threshold is None:
        yield 0, wording.NO_THRESHOLD.format(status=status)
    else:
        yield 0, wording.THRESHOLD.format(threshold=need.threshold, status=status)
    if need.category_by_result:
        name = rules.category_name(need.category_by_result)
        yield 1, wording.BY_RESULT.format(category=name)


def _score(score: Score, rules: Ruleset) -> Iterator[Line]:
    sheet = rules.sheet(score.sheet)
    yield 0, sheet.title
    for row in score.rows:
        if row.applies:
            yield from _row(row, sheet.rows[row.row].title)
    yield (
        0,
        wording.TOTAL.format(
            total=number_text(score.total), threshold=number_text(score.threshold)
        ),
    )
    if score.printed != score.threshold:
        yield 1, wording.PRINTED.format(printed=number_text(score.printed))
    if score.category_reached:
        name = rules.category_name(score.category_reached)
        yield 1, wording.REACHED.format(category=name)
    else:
        yield 1, wording.REACHES_NONE
    if score.warnings:
        yield 0, wording.WARNINGS
        yield from _marked(score.warnings)


def _row(row: RowScore, title: Text) -> Iterator[Line]:
    shown = Text(kk=_short(title.kk), ru=_short(title.ru))
    yield 1, wording.ROW.format(row=row.row, points=points_text(row.points), title=shown)
    yield from ((2, piece.finding.text) for piece in row.pieces)


def _short(title: str) -> str:
    return shorten(title, WIDTH, placeholder=" …")


def _outcome(answer: Assessment) -> Iterator[Line]:
    """The outcome with its clause, and the reasons that stand nowhere above."""
    outcome, rules = answer.outcome, answer.ruleset
    if outcome is None:
        yield 0, wording.NO_OUTCOME
        return
    rule = _conclusion(outcome, rules)
    clause = rules.reference(rule.ref).label
    yield 0, wording.OUTCOME.format(conclusion=rule.text, clause=clause)
    yield 1, wording.AWARDED.format(category=rules.category_name(outcome.category))
    if outcome.valid_until:
        until = wording.PROVISIONALLY_UNTIL if outcome.provisional else wording.VALID_UNTIL
        yield 1, until.format(day=written(outcome.valid_until))
    new = (found for found in outcome.reasons if found not in answer.findings)
    yield from _marked(found for found in new if found.code != "outcome")


def _conclusion(outcome: Decision, rules: Ruleset) -> OutcomeRule:
    """The rule of what the commission concludes, for the ladder of the category."""
    ladder = rules.categories.ladder_code_of[outcome.category]
    every = rules.commission.conclusions.values()
    return next(one for one in every if ladder in one.ladders).outcomes[outcome.code]


def _documents(answer: Assessment) -> Iterator[Line]:
    submission = answer.documents
    if submission.channel:
        yield 0, wording.DOCUMENTS_THROUGH.format(channel=submission.channel.name)
    else:
        yield 0, wording.DOCUMENTS
    for item in submission.items:
        if item.source == "applicant":
            yield 1, _after("–", item.text)
            yield from ((2, detail.text) for detail in item.details)
    gathered = [item for item in submission.items if item.source != "applicant"]
    if gathered:
        yield 0, wording.GATHERED
        yield from ((1, _after("–", item.text)) for item in gathered)


def _deadlines(answer: Assessment) -> Iterator[Line]:
    if answer.deadlines:
        yield 0, wording.DEADLINES
    for due in answer.deadlines:
        yield 1, _after(f"{written(due.due)} –", due.text)


def _missing(answer: Assessment) -> Iterator[Line]:
    if answer.missing:
        yield 0, wording.MISSING
    for missing in answer.missing:
        text = missing.text
        if missing.earliest:
            text = wording.NOT_BEFORE.format(text=text, day=written(missing.earliest))
        yield 1, _after("–", text)


def written(day: date) -> str:
    """As people write a day here: 20.03.2026."""
    return f"{day:%d.%m.%Y}"
