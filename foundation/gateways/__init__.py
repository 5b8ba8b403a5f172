"""The outside registers: what each may be asked, and asking them.

A register answers with typed facts, says that it does not know the person, or is not available.
Nothing here raises into a page.
"""

from foundation.gateways.answers import Answer, Known, NotAvailable, Register, Unknown, Why
from foundation.gateways.asking import ask_registers
from foundation.gateways.facts import (
    Contest,
    Course,
    Education,
    Employment,
    Fact,
    Kind,
    Names,
    TestResult,
    as_content,
    from_content,
)

__all__ = [
    "Answer",
    "Contest",
    "Course",
    "Education",
    "Employment",
    "Fact",
    "Kind",
    "Known",
    "Names",
    "NotAvailable",
    "Register",
    "TestResult",
    "Unknown",
    "Why",
    "as_content",
    "ask_registers",
    "from_content",
]
