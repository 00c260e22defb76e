"""The text: editor, title, images, find and replace. backdrop sight text_layout"""
