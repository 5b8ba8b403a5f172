"""The codes a case uses and an answer gives, with their names."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from scoring.loader import drafts, rulesets
from scoring.models.rows import WorksRow
from scoring.models.ruleset import Ruleset
from scoring.reading import CaseFile
from scoring.strict_yaml import KeyPath
from scoring.texts import Text
from scoring.wording.codes import FINDINGS, NO_LIST

Names = Mapping[str, Text]


def codes(rules: Ruleset) -> dict[str, Names]:
    """Every list of codes under a ruleset, by what the codes are of."""
    posts = rules.posts
    return {
        "findings": FINDINGS,
        "grounds": {code: ground.text for code, ground in rules.stated_grounds.items()},
        "categories": {code: rule.name for code, rule in rules.categories.categories.items()},
        "posts": {code: rule.name for code, rule in posts.posts.items()},
        "staff_groups": {code: rule.name for code, rule in posts.staff_groups.items()},
        "organisations": {code: rule.name for code, rule in posts.organisations.items()},
        "deputy_profiles": {code: rule.name for code, rule in posts.deputy_profiles.items()},
        "editions": dict(_editions(rules)),
        "event_lists": dict(_event_lists(rules)),
        "language_certificates": dict(_certificates(rules)),
        "outcomes": dict(_outcomes(rules)),
        "commission_levels": {
            code: level.name for code, level in rules.commission.level_names.items()
        },
    }


def _editions(rules: Ruleset) -> Iterator[tuple[str, Text]]:
    for sheet in rules.sheets.values():
        for row in sheet.rows.values():
            if isinstance(row, WorksRow):
                yield from ((code, one.text) for code, one in row.editions.items() if one.text)


def _event_lists(rules: Ruleset) -> Iterator[tuple[str, Text]]:
    for sheet in rules.sheets.values():
        for row in sheet.rows.values():
            if isinstance(row, WorksRow) and row.listed_events is not None:
                yield from ((code, one.text) for code, one in row.listed_events.lists.items())
                yield "none", NO_LIST


def _certificates(rules: Ruleset) -> Iterator[tuple[str, Text]]:
    for certificate in rules.languages.certificates.values():
        yield from ((code, certificate.name) for code in certificate.codes)


def _outcomes(rules: Ruleset) -> Iterator[tuple[str, Text]]:
    for conclusions in rules.commission.conclusions.values():
        yield from ((code, rule.text) for code, rule in conclusions.outcomes.items())


def as_text(rules: Ruleset) -> str:
    """The lists to read: a heading for each, a code and its names on a line."""
    lists = (_list(name, names) for name, names in codes(rules).items())
    return "\n".join(lists)


def _list(name: str, names: Names) -> str:
    width = max(map(len, names), default=0)
    lines = (f"  {code:{width}}  {text.kk} / {text.ru}" for code, text in names.items())
    return "\n".join([f"{name}:", *lines, ""])


def as_json(rules: Ruleset) -> dict[str, dict[str, dict[str, str]]]:
    """The lists as plain data."""
    return {
        name: {code: text.as_dict() for code, text in names.items()}
        for name, names in codes(rules).items()
    }


def check_codes(file: CaseFile) -> None:
    """Every category and ground in a case is known to some ruleset. Raises CaseError."""
    categories: set[str] = set()
    grounds: set[str] = set()
    for rules in (*rulesets(), *drafts()):
        categories |= set(rules.categories.categories)
        grounds |= set(rules.stated_grounds)
    for path, code in _categories_in(file):
        _check(file, path, code, categories)
    for place, ground in enumerate(file.case.grounds):
        _check(file, ("grounds", place, "code"), ground.code, grounds)


def _categories_in(file: CaseFile) -> Iterator[tuple[KeyPath, str]]:
    person = file.case.person
    yield ("claim", "category"), file.case.claim.category
    if person.category:
        yield ("person", "category", "code"), person.category.code
    for place, held in enumerate(person.other_categories):
        yield ("person", "other_categories", place, "code"), held.code


def _check(file: CaseFile, path: KeyPath, code: str, known: set[str]) -> None:
    if code not in known:
        close = get_close_matches(code, known, n=1)
        hint = f"did you mean {close[0]}?" if close else "assess --codes lists them"
        raise file.error(path, f"there is no code {code}; {hint}")
