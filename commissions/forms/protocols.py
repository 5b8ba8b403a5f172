"""Signing a protocol."""

from django import forms

from foundation.base.forms import OnceForm


class SignForm(OnceForm):
    cms = forms.CharField(widget=forms.HiddenInput)
