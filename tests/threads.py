"""Several connections to the database at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from django.db import connection

T = TypeVar("T")


def at_once(*actions: Callable[[], T]) -> list[T | Exception]:
    """Run the actions in threads that start together; give what each returned or raised."""
    barrier = Barrier(len(actions))

    def run(action: Callable[[], T]) -> T | Exception:
        try:
            barrier.wait()
            return action()
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(actions)) as pool:
        return list(pool.map(run, actions))
