"""A stand-in for a virus scanner: a program of its own that speaks clamd's protocol.

It knows one thing, the harmless EICAR test file, also inside archives and packed streams of PDFs.
For tests, and for showing what the portal does; it protects nobody.
"""
