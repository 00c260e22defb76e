"""Why WordPress refuses a login: it answers all of them alike, so other doors have to tell them apart.

It says the same to no login, a wrong one, one that its web server kept from it, and one it does not look at because
application passwords are off (`rest_not_logged_in`). The index tells the last; XML-RPC, where the login travels in
the body, tells the others, if it is open.
"""

from __future__ import annotations

from editor.clients.json_text import Record, is_object
from editor.clients.wordpress.login import INDEX_FIELDS
from editor.clients.wordpress.logins import login_kept_away, login_wrong, passwords_off, usual_password
from editor.clients.wordpress.refusals import understood
from editor.clients.wordpress.rest import Rest, route_url
from editor.clients.wordpress.xmlrpc import Door, XmlRpc
from editor.errors import BlogError, LoginRefused


def told_apart(refused: LoginRefused, rest: Rest, xmlrpc: XmlRpc) -> LoginRefused:
    """The refusal as exactly as it can be known; the same one when nothing more is told."""
    index = index_for_nobody(rest)
    if index is not None and not has_application_passwords(index):
        return passwords_off(index.site)
    door = xmlrpc.knock().door
    if door is Door.CLOSED:
        return refused
    site = rest.site
    if door is Door.WRONG_LOGIN:
        return login_wrong(site)
    return login_kept_away(site) if xmlrpc.has_application_password else usual_password(site)


def index_for_nobody(rest: Rest) -> Record | None:
    """What the blog tells everybody; None when it tells nothing."""
    try:
        answer = rest.session.as_nobody().get(route_url(rest.api_url, "", {"_fields": INDEX_FIELDS}))
        value = understood(answer)
    except BlogError:
        return None
    return Record(answer.site, value) if is_object(value) else None


def has_application_passwords(index: Record) -> bool:
    """Are they switched on? Off, `authentication` is an empty list."""
    return bool(index.words("authentication", "application-passwords", "endpoints", "authorization"))
