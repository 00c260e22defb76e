"""A login that WordPress refuses, in words: as exactly as it can be known why."""

from __future__ import annotations

from editor.errors import LoginBarred, LoginRefused

_READ = frozenset({"incorrect_password", "invalid_username", "invalid_email"})
"""Where a plugin asks early who is there, WordPress says that it looked at the login; else it does not."""


def login_refusal(site: str, code: str) -> LoginRefused:
    """By WordPress's own code of a 401."""
    if code in _READ:
        return login_wrong(site)
    if code == "application_passwords_disabled":
        return passwords_off(site)
    return LoginRefused(
        f"{site} did not accept the user name and application password. Check both (it is not the password "
        "you log in with); if they are right, its web server or a plugin may keep them from WordPress."
    )


def login_wrong(site: str) -> LoginRefused:
    """WordPress looked at it."""
    return LoginRefused(
        f"{site} did not accept the user name and application password: it knows no such pair. Check the user name, "
        "and make a new application password in your profile on the blog (it is not the password you log in with)."
    )


def usual_password(site: str) -> LoginRefused:
    """Right for the browser; the REST API takes application passwords only."""
    return LoginRefused(
        f"This is the password that you log in to {site} with, and programs may not use it. Make an application "
        "password in your profile on the blog, and type that one here."
    )


def login_kept_away(site: str) -> LoginBarred:
    """Servers that run PHP as CGI drop the header `Authorization`."""
    return LoginBarred(
        f"The login is right, but the web server of {site} keeps it from the REST API. Ask its host to pass the "
        "header “Authorization” on to WordPress; on Apache this line in .htaccess does it: "
        'SetEnvIf Authorization "(.*)" HTTP_AUTHORIZATION=$1'
    )


def passwords_off(site: str) -> LoginBarred:
    """By a plugin, or because the blog believes that it is not encrypted."""
    return LoginBarred(
        f"Application passwords are switched off on {site}, so no program can log in. Ask its administrator to switch "
        "them on: a security plugin does it, or an address in the blog's settings that begins with http:."
    )
