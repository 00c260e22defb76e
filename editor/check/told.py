"""Checks of disclosures: filled in, and there where a link calls for one."""

from __future__ import annotations

from collections.abc import Iterator

from editor.disclosures.paid import is_affiliate, is_told, sponsor_of
from editor.disclosures.sentence import unfilled
from editor.disclosures.templates import language, templates
from editor.errors import NoSuchTemplate
from editor.model.draft import Draft
from editor.model.post import LinkUse, RenderedPost
from editor.model.problem import CheckContext, Mend, Problem, Severity
from editor.text.urls import host


def blanks(draft: Draft, post: RenderedPost, context: CheckContext) -> Iterator[Problem]:
    """Disclosures with a blank, or of a template that does not exist."""
    del post, context
    for disclosure in draft.disclosures:
        try:
            missing = unfilled(disclosure, draft.lang)
        except NoSuchTemplate as error:
            missing, detail = (disclosure.template,), str(error)
        else:
            detail = f"The disclosure “{disclosure.template}” needs it."
        if missing:
            yield Problem(
                id="variable-unfilled",
                severity=Severity.STOP,
                line=0,
                message=f"The disclosure has a blank: {', '.join(missing)}.",
                detail=detail,
                about=disclosure.template,
                mends=(Mend.ADD_DISCLOSURE,),
            )


def languages(draft: Draft, post: RenderedPost, context: CheckContext) -> Iterator[Problem]:
    """Sentences in another language than the post's, where its author did not word them."""
    del post, context
    spoken = language(draft.lang)
    for disclosure in draft.disclosures:
        said = "" if disclosure.text else language(_language_of(disclosure.template, draft.lang))
        if said and said != spoken:
            yield Problem(
                id="disclosure-language",
                severity=Severity.WARN,
                line=0,
                message=f"The post is in “{spoken}”, its disclosure in “{said}”.",
                detail=f"Say “{disclosure.template}” in the post's language, in your own words.",
                about=disclosure.template,
                mends=(Mend.ADD_DISCLOSURE,),
            )


def _language_of(template_id: str, lang: str) -> str:
    """The language of a template's sentence; empty for a template that does not exist, of which `blanks` speaks."""
    return next((each.language for each in templates(lang) if each.id == template_id), "")


def connections(draft: Draft, post: RenderedPost, context: CheckContext) -> Iterator[Problem]:
    """Links to a sponsor, or links that pay, of which no disclosure speaks. One finding for each sponsor or host."""
    found: dict[str, Problem] = {}
    for link in post.links:
        problem = None if link.quoted else _undisclosed(draft, link, context)
        if problem is not None:
            found.setdefault(problem.about, problem)
    yield from found.values()


def _undisclosed(draft: Draft, link: LinkUse, context: CheckContext) -> Problem | None:
    line = draft.body_line + link.line - 1
    sponsor = sponsor_of(link.url, (*draft.sponsors, *context.sponsors))
    if sponsor is not None and not is_told(draft, sponsor):
        return _missing(
            line,
            sponsor.name,
            f"No disclosure, but a link to {sponsor.name}.",
            f"{sponsor.name} is one of your sponsors, and {host(link.url)} is theirs.",
        )
    says_it_pays = any(disclosure.template == "affiliate-links" for disclosure in draft.disclosures)
    if is_affiliate(link.url, context.affiliate_hosts) and not says_it_pays:
        name = host(link.url)
        return _missing(line, name, f"No disclosure, but a link to {name} that looks as if it paid you.", link.url)
    return None


def _missing(line: int, about: str, message: str, detail: str) -> Problem:
    return Problem(
        id="disclosure-missing",
        severity=Severity.STOP,
        line=line,
        message=message,
        detail=detail,
        about=about,
        mends=(Mend.ADD_DISCLOSURE, Mend.GO),
    )
