"""Readers' comments, and quoting them. card_column card_heights post_chooser"""
