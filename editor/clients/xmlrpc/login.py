"""Who one is on a WordPress blog, and what one may do there, as far as XML-RPC tells: by the names of roles."""

from __future__ import annotations

from html import unescape

from editor.clients.json_text import Record
from editor.clients.wordpress.login import able, no_author, time_zone
from editor.clients.xmlrpc.rpc import Rpc, id_of, texts
from editor.errors import NotABlog, NotAllowed
from editor.model.blog import Capabilities
from editor.text.moments import clock

_CONTRIBUTOR = frozenset({"edit_posts"})
_AUTHOR = _CONTRIBUTOR | {"publish_posts", "upload_files"}
_EDITOR = _AUTHOR | {"manage_categories", "unfiltered_html", "edit_others_posts", "publish_pages"}
_RIGHTS = {"administrator": _EDITOR, "editor": _EDITOR, "contributor": _CONTRIBUTOR, "subscriber": frozenset[str]()}
"""What WordPress gives to its own roles; one that a plugin made is taken for an author, and refused what it may not."""


def capabilities(rpc: Rpc) -> Capabilities:
    """What this user may do. Raises LoginRefused, and NotAllowed for one who may only read."""
    blogs = rpc.blogs()
    me = rpc.record("wp.getProfile", *rpc.login, ["user_id", "display_name", "roles"])
    rights = frozenset[str]().union(*(_RIGHTS.get(role, _AUTHOR) for role in texts(me.find("roles"))))
    if "edit_posts" not in rights:
        raise no_author(rpc.site)
    if any("isPrimary" in blog.values for blog in blogs):  # many blogs in one WordPress: its owner alone keeps any HTML
        rights -= {"unfiltered_html"}
    return able(rights, id_of(me, "user_id"), unescape(me.words("display_name")), _time_zone(rpc), _formats(rpc))


def _formats(rpc: Rpc) -> tuple[str, ...]:
    """What the blog's theme shows in a way of its own."""
    try:
        told = rpc.record("wp.getPostFormats", *rpc.login, {"show-supported": True})
    except (NotAllowed, NotABlog):  # what it shows is not told everywhere
        return ()
    return texts(told.find("supported"))


def _time_zone(rpc: Rpc) -> str:
    """The blog's clock as it goes today: its hours are told, not its place."""
    try:
        options = rpc.record("wp.getOptions", *rpc.login, ["time_zone"])
    except NotAllowed:  # some plugins keep options from all but administrators
        return "UTC"
    zone = time_zone(Record(rpc.site, {"gmt_offset": options.find("time_zone", "value")}))
    try:
        clock(zone)
    except ValueError:  # no place on earth
        return "UTC"
    return zone
