"""The command door: sets up, starts, stops and checks the portal.

Runs on the Python of a bare machine, so it imports the standard library only.
"""
