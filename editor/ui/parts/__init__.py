"""Widgets, colours and icons that are about nothing in particular."""
