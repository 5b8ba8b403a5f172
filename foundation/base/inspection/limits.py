"""What the process that opens a stranger's file may use at most."""

import resource

MEMORY = 1536 * 1024 * 1024  # bytes of address space
SECONDS = 20  # of the processor
WRITTEN = 0  # bytes in files: it writes to its pipe only
FILES = 64  # open at once


def limit_this_process() -> None:
    """Once set, a limit cannot be lifted again by what runs later in this process."""
    for kind, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, WRITTEN),
        (resource.RLIMIT_NOFILE, FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))
