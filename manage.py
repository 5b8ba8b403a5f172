#!/usr/bin/env python
import os
import sys

from django.core.management import execute_from_command_line

from door import plain

if __name__ == "__main__":
    if plain.is_plain(sys.argv[1:]):
        sys.exit(plain.run(sys.argv[1:]))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    execute_from_command_line(sys.argv)
