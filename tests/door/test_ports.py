import socket

import pytest

from door import ports
from door.say import Failed


def test_first_free_passes_over_a_taken_port() -> None:
    start = ports.first_free(15520)
    with socket.socket() as taken:
        taken.bind((ports.HOST, start))
        taken.listen()
        assert not ports.is_free(start)
        assert ports.answers(ports.HOST, start)
        assert ports.first_free(start) > start


def test_no_free_port_is_said() -> None:
    with pytest.raises(Failed, match="is free"):
        ports.first_free(65536)


def test_wait_for_gives_up_in_time() -> None:
    assert ports.wait_for(lambda: True, 0)
    assert not ports.wait_for(lambda: False, 0.05)
