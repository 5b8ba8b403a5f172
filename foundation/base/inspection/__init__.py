"""Looking inside a file that a stranger sent, in a process of its own.

Nothing here knows Django or the portal's settings: the process that opens a hostile file holds no
secret, and its memory, time and files are limited. It is started by `foundation.base.files.child`.
"""
