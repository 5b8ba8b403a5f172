"""Every page is framed, speaks both languages and holds to the content security policy."""

import re

import pytest
from django.template.loader import render_to_string

from foundation.base.showcase import CONTENT, components_page
from tests.look.pages import Page

INLINE = re.compile(r"\s(style|on[a-z]+)=", re.IGNORECASE)
FAULTS = ["400.html", "403.html", "403_csrf.html", "404.html", "500.html"]


def show(template, request=None, **context):
    return Page(render_to_string(template, context, request))


@pytest.fixture
def components(page_request, language):
    return Page(components_page(page_request).content.decode())


def test_components_page_speaks_the_chosen_language(components, language):
    title = {"kk": "Құрамдас бөліктер", "ru": "Составные части"}[language]
    assert components.html_language == language
    assert title in components.text


def test_components_page_leaves_no_tag_of_ours_unrendered(components):
    assert "<c-" not in components.text
    assert "{{" not in components.text
    assert "{%" not in components.text


def test_components_page_has_no_inline_style_or_script(components):
    assert not INLINE.search(components.text)
    assert all(script.get("src") for script in components.all("script"))


def test_every_id_is_given_once(components):
    ids = [attributes["id"] for _, attributes in components.tags if attributes.get("id")]
    assert sorted(set(ids)) == sorted(ids)


def test_links_inside_the_page_and_labels_lead_to_something(components):
    ids = {attributes.get("id") for _, attributes in components.tags}
    links = {link["href"][1:] for link in components.all("a") if link["href"].startswith("#")}
    labels = {label["for"] for label in components.all("label") if "for" in label}
    assert (links | labels) - {""} <= ids


def test_described_and_labelled_parts_exist(components):
    ids = {attributes.get("id") for _, attributes in components.tags}
    for _, attributes in components.tags:
        for name in ("aria-describedby", "aria-labelledby"):
            assert set((attributes.get(name) or "").split()) <= ids


def test_every_icon_is_drawn(components):
    drawn = {f"#{attributes['id']}" for attributes in components.all("symbol")}
    assert {use["href"] for use in components.all("use")} <= drawn


@pytest.mark.parametrize("template", FAULTS)
def test_page_of_a_fault_gives_the_number_to_quote(template, page_request, language):
    page = show(template, page_request, reference="A1B2C3D4")
    assert "A1B2C3D4" in page.text
    assert page.all("h1")


def test_page_of_a_fault_needs_neither_request_nor_context(language):
    assert show("500.html").all("h1")


def test_login_page_offers_personas_each_by_post(page_request, language):
    page = show("accounts/login.html", page_request, personas=CONTENT["personas"], form={})
    forms = [form for form in page.all("form") if form.get("action") == "#"]
    assert [form["method"] for form in forms] == ["post", "post"]


def test_login_page_without_personas_has_no_demonstration_card(page_request, language):
    page = show("accounts/login.html", page_request, form={})
    assert 'id="roles"' not in page.text


def test_menu_marks_the_page_shown(page_request):
    menu = [{"label": "A", "url": "/a/", "current": True}, {"label": "B", "url": "/b/"}]
    page = show("base.html", page_request, menu=menu)
    current = {link["href"] for link in page.all("a") if link.get("aria-current") == "page"}
    assert current == {"/a/"}


def test_demonstration_is_said_only_where_it_is_one(page_request, settings):
    said = 'class="at-demo"'
    assert said in show("base.html", page_request, demonstration=True).text
    assert said not in show("base.html", page_request, demonstration=False).text
