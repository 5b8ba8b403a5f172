"""The words of the page on a phone. It is drawn there, in both languages, without the portal."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

APP_NAME = _("Lesson observation")
APP_SHORT_NAME = pgettext_lazy("name under an icon", "Observation")

WORDS = {
    # ---- the frame ----
    "skip": _("Skip to main content"),
    "brand": _("Attestation of teachers"),
    "language": _("Language"),
    "demonstration": _("Demonstration mode."),
    "made_up": _("All people and data are made up."),
    "opening": _("Opening…"),
    "no_store": _("This browser does not let the page keep anything. Open it in another browser."),
    # ---- the list ----
    "list": _("Lessons to observe"),
    "list_lead": _("These sheets are on this phone and open without a network."),
    "portal": _("All pages of the portal"),
    "none": _("No lesson waits for your observation."),
    "ready": _("On this phone"),
    "conflict_short": _("Changed on two devices"),
    # ---- the sheet ----
    "sheet": _("Observation sheet"),
    "sections": _("Sections"),
    "lesson": _("The lesson"),
    "aims": _("Learning aims"),
    "note": pgettext_lazy("of an observer", "Note"),
    "conclusions": _("Conclusions"),
    "ending": _("Conclusions and recommendations"),
    "by_sections": _("By sections"),
    "total": _("Total points"),
    "points": _("/ {maximum} points"),
    "marked": _("{marked} of {lines} lines marked"),
    "next": _("Next unmarked line"),
    "photo": _("Photograph, if it is needed"),
    "photo_hint": _("The phone makes it smaller and takes off the place and time of the camera."),
    "photo_here": _("The photograph is kept on this phone."),
    "photo_there": _("The photograph is on the portal."),
    "photo_wrong": _("This cannot be read as a photograph."),
    "photo_remove": _("Remove the photograph"),
    # ---- where it is kept ----
    "kept": _("Kept on this phone"),
    "saved": _("Kept on the portal, {time}"),
    "away": _("No network. What you wrote is kept on this phone."),
    "being_sent": _("Being sent…"),
    "will_send": _("The sheet will be sent by itself as soon as there is a network."),
    "login": _("You are logged out. What you wrote is kept: log in, and it goes on."),
    "log_in": _("Log in"),
    "other": _("Another account is logged in. This sheet is locked until its observer logs in."),
    "gone": _("The portal has no such sheet for you."),
    "not_here": _("This sheet is not on this phone. Open it once while there is a network."),
    "not_kept": _("This phone does not keep what you write: the sheet is locked or it is full."),
    # ---- sending ----
    "send": _("Send the sheet"),
    "missing": _("Before sending, fill:"),
    "line": _("Line {number}"),
    "sure": _("Send the sheet? It does not change after that, and nothing of it stays here."),
    "send_now": _("Send now"),
    "go_on": _("Go on filling"),
    "sent_title": _("The sheet is sent"),
    "sent": _("Sent on {time}. Nothing of it stays on this phone."),
    "sign": _("Sign it on the portal"),
    "refused_state": _("It was sent from another device. What you wrote here was not sent."),
    "refused_gone": _("The portal does not take this sheet any more. What you wrote is kept here."),
    "cancelled": _("This visit was cancelled. What you wrote is kept."),
    "remove": _("Remove from this phone"),
    # ---- two devices ----
    "conflict": _("The sheet was changed on two devices"),
    "conflict_lead": _("Choose what stays. Nothing is lost until your choice is on the portal."),
    "mine": _("here, {time}"),
    "mine_before": pgettext_lazy("one of two versions", "here"),
    "theirs": _("on the other device, {time}"),
    "theirs_before": _("on the other device"),
    "all_mine": _("All from here"),
    "all_theirs": _("All from the other"),
    "choice_done": _("Keep what is chosen"),
    "choice_missing": _("Choose one of the two here."),
    "nothing": _("Nothing written"),
}
