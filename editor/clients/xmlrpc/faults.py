"""Faults of XML-RPC, translated once into our errors. Codes are WordPress's; words may be in any language."""

from __future__ import annotations

import xmlrpc.client  # what comes in is parsed by defusedxml

from editor.clients.refusals import failed
from editor.clients.session import Answer
from editor.clients.xmlrpc.markup import NoAnswer, answer_of
from editor.errors import BlogError, LoginRefused, NotABlog, NotAllowed, RequestRefused
from editor.text.html_text import plain

NOT_ALLOWED = 401
NO_LOGIN = 403
"""Of a question always the login; of a write also what is not taken, such as a term that is gone."""
NOT_THERE = 404
SWITCHED_OFF = 405
CONFLICT = 409
_NO_METHOD = (-32601, 4)
_CRASHED = (-32500, -32400, -32300)
"""Application, system and transport errors (the specification of fault codes that WordPress follows)."""
_LONGEST_WORDS = 300
_FAULT, _END = b"<fault>", b"</methodResponse>"


def meaning(fault: xmlrpc.client.Fault, answer: Answer, password: str, *, wrote: bool) -> BlogError:
    """What a fault says; its words without the password, should they repeat it."""
    site, code, words = answer.site, _code(fault), _words(fault, password)
    if code == NO_LOGIN and not wrote:
        return LoginRefused(
            f"{site} did not accept the user name and application password. Check both (it is not always the password "
            "you log in with); if they are right, a plugin may keep XML-RPC from them."
        )
    if code == NOT_ALLOWED:
        return NotAllowed(f"{site} does not allow this: {words} Ask its administrator, or use another user.")
    if code in (SWITCHED_OFF, *_NO_METHOD):
        return NotABlog(f"The web API of {site} lacks what is needed: it may be too old, or switched off in part.")
    if code in _CRASHED:
        return failed(answer, wrote=wrote)
    return RequestRefused(f"{site} refused: {words or code}", str(code))


def words_of(password: str, answer: Answer) -> str:
    """Code and message of a fault, as they were sent but for the password; of something else its type."""
    if _FAULT not in answer.body and _END in answer.body:
        return ""
    try:
        answer_of(answer.body)
    except xmlrpc.client.Fault as fault:
        return f"{_code(fault)}: {_words(fault, password)}"
    except NoAnswer:
        return f"no XML-RPC but {answer.headers.get('Content-Type') or 'something without a type'}"
    return ""  # somebody writes about faults


def _words(fault: xmlrpc.client.Fault, password: str) -> str:
    told = str(fault.faultString)
    return plain(told.replace(password, "***") if password else told)[:_LONGEST_WORDS]


def _code(fault: xmlrpc.client.Fault) -> int:
    try:
        return int(str(fault.faultCode))
    except ValueError:  # a server that numbers nothing
        return 0
