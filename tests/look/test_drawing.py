"""The small arithmetic of the components."""

import pytest
from django import forms
from django.template import Context, Template
from django_cotton.compiler_regex import CottonCompiler

from foundation.base.templatetags import look
from foundation.base.words import count_words

STEPPER = '<c-stepper name="r" label="1.1" :value="value" :proposed="proposed" maximum="8" />'


def draw(source: str, **context: object) -> str:
    return Template(CottonCompiler().process(source)).render(Context(context))


@pytest.mark.parametrize(
    ("value", "whole", "percent"),
    [
        (62, 80, "77.50%"),
        (1, 3, "33.33%"),
        (0, 80, "0.00%"),
        (90, 80, "100.00%"),
        (-1, 80, "0.00%"),
        (5, 0, "0%"),
        ("", 80, "0.00%"),
        ("7", "8", "87.50%"),
    ],
)
def test_share_is_an_exact_percent_within_the_drawing(value, whole, percent):
    assert look.share(value, whole) == percent


def test_stack_lays_pieces_end_to_end():
    assert look.stack([10, 20, 30], 100) == [
        ("0.00%", "10.00%", 1),
        ("10.00%", "20.00%", 2),
        ("30.00%", "30.00%", 3),
    ]


def test_seats_mark_presence_and_the_quorum_line():
    assert look.seats("4", 2, 3) == ["is-in", "is-in", "is-need", ""]
    assert look.seats(3, 3, 2) == ["is-in", "is-in is-need", "is-in"]


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Нұрланова Айгүл Серікқызы", "АН"), ("Ким С. В.", "СК"), ("aigul", "A"), ("", "")],
)
def test_initials_are_of_the_given_and_the_family_name(name, letters):
    assert look.initials(name) == letters


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 0),
        ("Бір екі үш", 3),
        ("Қазақ-орыс сөздігі", 2),
        ("д’Артаньян, O'Brien", 2),
        ("бір – екі", 2),
        ("12 сөз, 3,5 балл", 5),
        ("жол\nжаңа жол", 3),
        ("...!", 0),
    ],
)
def test_words_are_counted_as_people_count_them(text, number):
    assert count_words(text) == number


def test_choice_with_hint_escapes_both():
    assert look.with_hint("<a>", "<b>") == "&lt;a&gt;<small>&lt;b&gt;</small>"


def test_page_link_keeps_the_filters(rf):
    context = Context({"request": rf.get("/", {"region": "Абай", "page": "1"})})
    link = look.page_link(context, 3)
    assert "page=3" in link
    assert "region=" in link
    assert "page=1" not in link


def test_cell_of_figures_is_turned_right():
    made = look.cell_attrs({"class": "numeric", "title": "a"}, "cell")
    assert 'class="govuk-table__cell numeric govuk-table__cell--numeric"' in made
    assert 'title="a"' in made


class TwoErrors(forms.Form):
    name = forms.CharField(label="Name")
    way = forms.ChoiceField(label="Way", widget=forms.RadioSelect, choices=[("a", "A")])


def test_summary_names_each_field_and_leads_to_its_control():
    lines = look.summary_errors(TwoErrors({}), [], [{"text": "Whole", "target": "x"}])
    assert [line.target for line in lines] == ["x", "id_name", "id_way_0"]
    assert lines[1].text.startswith("Name: ")


def test_summary_without_errors_prints_nothing():
    form = TwoErrors({"name": "A", "way": "a"})
    shown = Template("{% load look %}{% summary_errors form none none as lines %}{{ lines }}")
    assert shown.render(Context({"form": form, "none": []})) == "[]"


@pytest.mark.parametrize(
    ("value", "mark"), [(6, "is-diff"), ("6", "is-diff"), (None, "is-empty"), ("", "is-empty")]
)
def test_stepper_marks_points_that_differ_or_are_missing(value, mark):
    assert mark in draw(STEPPER, value=value, proposed="7")


@pytest.mark.parametrize(("value", "proposed"), [(7, "7"), ("7", 7), (0, "0"), (0, 0)])
def test_stepper_with_the_proposed_points_is_plain(value, proposed):
    shown = draw(STEPPER, value=value, proposed=proposed)
    assert "is-" not in shown
    assert f'value="{value}"' in shown


def test_part_sees_only_what_it_is_given():
    assert "secret" not in draw('<c-card title="Open">text</c-card>', aside="secret", kind="secret")


def test_words_given_to_a_part_are_escaped_once():
    assert "A &amp; B &lt;" in draw('<c-card title="{{ title }}">text</c-card>', title="A & B <")
    assert "A &amp; B &lt;" in draw('<c-card :title="title">text</c-card>', title="A & B <")
