from django.urls import path

from law.views import asking, reading

app_name = "law"
urlpatterns = [
    path("law/", reading.index, name="index"),
    path("law/needed/", asking.needed, name="needed"),
    path("law/rules/", reading.rules, name="rules"),
    path("law/changes/", reading.changes, name="changes"),
    path("law/changes/person/", asking.compared, name="compared"),
    path("law/<slug:ruleset_id>/", reading.ruleset, name="ruleset"),
    path("law/<slug:ruleset_id>/standard/", reading.standard, name="standard"),
    path("law/<slug:ruleset_id>/notes/", reading.notes, name="notes"),
    path("law/<slug:ruleset_id>/rule/<path:key>/", reading.rule, name="rule"),
    path("law/<slug:ruleset_id>/<slug:code>/", reading.sheet, name="sheet"),
]
