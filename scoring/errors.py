"""What can go wrong with the law as data. Every error names the place or the day it is about."""

from datetime import date


class LawError(Exception):
    """Any refusal of this room."""


class BrokenRules(LawError):  # noqa: N818 - named as it is spoken of
    """A rule file does not say what a rule file must say."""

    def __init__(self, file: str, key: str, why: str) -> None:
        self.file, self.key, self.why = file, key, why
        super().__init__(f"{file}: {key or 'the whole file'}: {why}")


class CaseError(LawError):
    """A case cannot be read. `key` is dotted and `line` counted from 1, where they are known."""

    def __init__(self, file: str, key: str, line: int | None, why: str) -> None:
        self.file, self.key, self.line, self.why = file, key, line, why
        place = ", ".join(filter(None, [key, f"line {line}" if line else ""]))
        super().__init__(f"{file}: {place or 'the whole file'}: {why}")


class UnknownRuleset(LawError):  # noqa: N818 - named as it is spoken of
    """No ruleset has this id."""


class NoRulesetInForce(LawError):  # noqa: N818 - named as it is spoken of
    """No ruleset is in force on this day for this region."""

    def __init__(self, day: date, region_kato: str | None, caller: str) -> None:
        self.day, self.region_kato, self.caller = day, region_kato, caller
        where = f"region {region_kato}" if region_kato else "the whole country"
        super().__init__(f"No ruleset in force on {day} for {where} (asked by {caller})")


class NoSuchRule(LawError):  # noqa: N818 - named as it is spoken of
    """The ruleset has no rule of this name; never answered with a default."""

    def __init__(self, ruleset: str, rule: str) -> None:
        self.ruleset, self.rule = ruleset, rule
        super().__init__(f"Ruleset {ruleset} has no rule {rule}")
