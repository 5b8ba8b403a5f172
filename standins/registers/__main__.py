"""Serves the registers' protocol from a file of made-up facts.

    REGISTERS_SECRET=… python -m standins.registers --port 8050 --facts var/registers.json

Port 0 takes a free one; the first line printed says which. Ends at a request to stop.
"""

import argparse
import os
import signal
import sys
from pathlib import Path

from standins.registers.server import Registers, serve


def main() -> int:
    parser = argparse.ArgumentParser(prog="standins.registers")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--facts", type=Path, required=True)
    options = parser.parse_args()
    secret = os.environ.get("REGISTERS_SECRET", "")
    if not secret:
        print("REGISTERS_SECRET is not set.", file=sys.stderr)
        return 1
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with serve(options.port, Registers(options.facts, secret)) as server:
        print(f"Registers answer at port {server.server_address[1]}", flush=True)
        server.serve_forever()
    return 0


if __name__ == "__main__":
    sys.exit(main())
