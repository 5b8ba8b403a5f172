"""Strict models of the rule files."""
