"""`rejoinder render`, `check` and `disclose`: what can be done with a draft without sending it."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from editor.cli.outcome import DONE, REFUSED
from editor.cli.output import say, show, show_rows
from editor.cli.parsers import Commands
from editor.errors import RenderFailed, UsageError
from editor.model.blog import Blog
from editor.model.disclosure import Template
from editor.model.draft import Draft
from editor.model.post import RenderedPost
from editor.model.problem import CheckContext, Severity
from editor.store.draft_files import DraftFile, read_draft, sound

if TYPE_CHECKING:
    from editor.cli.rooms import Rooms


def add_to(commands: Commands) -> None:
    """The parsers of these commands."""
    disclose = commands.add_parser("disclose", help="say in a draft who gave you what")
    disclose.add_argument("template", metavar="TEMPLATE", nargs="?", default="")
    disclose.add_argument("file", metavar="FILE.md", nargs="?", type=Path)
    disclose.add_argument("--set", metavar="KEY=VALUE", action="append", default=[], dest="values")
    disclose.add_argument("--list", action="store_true", help="the templates there are")
    disclose.add_argument("--json", action="store_true")
    disclose.set_defaults(run=disclose_in)
    render = commands.add_parser("render", help="the post's HTML")
    render.add_argument("file", metavar="FILE.md", type=Path)
    render.add_argument("--blog", metavar="N", default="")
    render.add_argument("--page", action="store_true", help="a whole page")
    render.set_defaults(run=render_draft)
    check = commands.add_parser("check", help="what to mend before publishing")
    check.add_argument("file", metavar="FILE.md", type=Path)
    check.add_argument("--blog", metavar="N", default="")
    check.add_argument("--json", action="store_true")
    check.set_defaults(run=check_draft)


def disclose_in(wanted: argparse.Namespace, rooms: Rooms) -> int:
    """List the templates, or put a disclosure into a draft's front matter."""
    from editor.disclosures.templates import templates

    if wanted.list:
        show_rows([_row(template, wanted.json) for template in templates("en")], wanted.json)
        return DONE
    if wanted.file is None:
        raise UsageError("Which template, in which file? rejoinder disclose TEMPLATE [--set KEY=VALUE]... FILE.md")
    return _disclose(wanted.template, [_pair(value) for value in wanted.values], wanted.file, rooms)


def _disclose(template: str, values: list[tuple[str, str]], path: Path, rooms: Rooms) -> int:
    from editor.disclosures.sentence import filled, replaced, sentence
    from editor.drafts.history import keep_save
    from editor.drafts.identity import save_as_one
    from editor.store.versions import Reason

    file = read_draft(path)
    draft = sound(file)
    disclosure = filled(template, values, draft.lang)
    told = replaced(draft.disclosures, disclosure)
    saved = save_as_one(rooms.state, file, replace(draft, disclosures=told))
    keep_save(rooms.state, file, saved, Reason.SAVED)
    say(sentence(disclosure, draft.lang))
    return DONE


def _pair(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals or not key:
        raise UsageError(f"“{text}” sets nothing. Write it like --set sponsor=Acme.")
    return key, value


def _row(template: Template, as_json: bool) -> dict[str, object]:
    variables: list[dict[str, object]] = [
        {
            "name": variable.name,
            "required": variable.required,
            "kind": variable.kind.value,
            "choices": [choice.word for choice in variable.choices],
        }
        for variable in template.variables
    ]
    names = " ".join(variable.name for variable in template.variables)
    return {
        "id": template.id,
        "relationship": template.relationship,
        "language": template.language,
        "variables": variables if as_json else names,
    }


def render_draft(wanted: argparse.Namespace, rooms: Rooms) -> int:
    """The post as HTML; what could not be rendered is told, and is a refusal."""
    from editor.render.page import page

    file = read_draft(wanted.file)
    draft = sound(file)
    if wanted.blog:
        rooms.kept_blog(wanted.blog)
    post = _rendered(file)
    show((page(draft, post) if wanted.page else post.html).rstrip("\n"))
    for gap in post.gaps:
        say(f"Line {draft.body_line + gap.line - 1} could not be rendered: {gap.reason}. Its source stands there.")
    return REFUSED if post.gaps else DONE


def check_draft(wanted: argparse.Namespace, rooms: Rooms) -> int:
    """All problems; refused when one of them stops."""
    from editor.check.checks import problems

    file = read_draft(wanted.file)
    draft = sound(file)
    found = problems(draft, _rendered(file), _context(wanted.blog, draft, rooms))
    rows = [
        {"id": problem.id, "severity": problem.severity.value, "line": problem.line, "message": problem.message}
        for problem in found
    ]
    show_rows(rows, wanted.json)
    return REFUSED if any(problem.severity is Severity.STOP for problem in found) else DONE


def _rendered(file: DraftFile) -> RenderedPost:
    """The post. Raises RenderFailed; of a file that is too large to be edited, with that as the reason."""
    from editor.render.post import render

    try:
        return render(file.draft)
    except RenderFailed as error:
        raise RenderFailed(file.read_only or str(error)) from error


def _context(name: str, draft: Draft, rooms: Rooms) -> CheckContext:
    """What is kept of the draft's blog; a draft without a blog is checked without one."""
    from editor.publish.building import check_context

    return check_context(rooms.state, rooms.cache, draft, kept_blog(name, draft, rooms))


def kept_blog(name: str, draft: Draft, rooms: Rooms) -> Blog | None:
    """The blog that is meant, as it is kept; None when nothing is known of it. Only a wrong name is an error."""
    try:
        blog = rooms.kept_blog(name, draft)
    except UsageError:
        if name:
            raise
        return None
    return blog if blog.url else None
