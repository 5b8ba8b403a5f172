"""The school: intake of applications, then the hand-over to the commission."""

from tests.browser.visitor import Visitor


def find_in_queue(officer: Visitor, number: str) -> None:
    """The application waits with its clock."""
    officer.go("Applications")
    officer.sees("Applications received")
    row = officer.row_of(number)
    officer.sees("Waiting for acceptance", within=row)
    officer.sees_some("%(days)d working day left", within=row)
    officer.look("intake-queue")
    officer.follow(number)


def accept(officer: Visitor) -> None:
    officer.sees("Answer due")
    officer.look("intake-case")
    officer.press("Accept")
    officer.look("intake-accept")
    officer.press("Accept")
    officer.sees("The application is accepted. The notice goes to the teacher.")


def hand_over(officer: Visitor, number: str) -> None:
    officer.go("Applications")
    officer.follow(number)
    officer.look("intake-case-ready")
    officer.press("Hand over to the commission")
    officer.sees("The test result is here")
    officer.look("intake-hand-over")
    officer.press("Hand over to the commission")
    officer.sees("The portfolio is given to the commission. Its secretary takes it.")
    officer.sees("Given to the commission, not taken yet", within="#now")
    officer.look("intake-given")


def cannot_hand_over(officer: Visitor, number: str) -> None:
    """Not before the head has certified and the teacher confirmed it."""
    officer.go("Applications")
    officer.follow(number)
    officer.press("Hand over to the commission")
    officer.sees("The head has not certified the portfolio yet.")
    officer.look("intake-cannot-hand-over")
