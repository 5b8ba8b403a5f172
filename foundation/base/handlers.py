from foundation.base import outbox
from foundation.base.files import checks


@outbox.handler(checks.WORK)
def check_file(file_id: str) -> None:
    checks.check_waiting(file_id=file_id)
