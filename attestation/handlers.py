from attestation import services
from foundation.base import outbox


@outbox.handler("attestation.notice")
def send_notice(application_id: str) -> None:
    services.send_notice(application_id=application_id)


@outbox.handler("attestation.act")
def make_act(hand_over_id: str) -> None:
    services.make_act(hand_over_id=hand_over_id)
