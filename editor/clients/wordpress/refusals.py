"""WordPress's answers that are not what was asked for, translated once into our errors."""

from __future__ import annotations

from editor.clients.json_text import NoJson, Record, find_json, is_object
from editor.clients.refusals import failed, not_data, raise_for_pause
from editor.clients.session import Answer
from editor.clients.wordpress.logins import login_refusal
from editor.errors import BlogError, NotABlog, NotAllowed, PostNotFound, RequestRefused
from editor.text.html_text import plain

_REFUSED_WITH_5XX = frozenset({"rest_upload_sideload_error", "empty_term_name", "rest_trash_not_supported"})
_LONGEST_WORDS = 300


def understood(answer: Answer, *, wrote: bool = False) -> object:
    """The JSON of an answer. Raises what it means when it is a refusal or something else than JSON.

    `wrote`: the request may have changed something, so that a lost answer leaves its outcome unknown.
    """
    raise_for_pause(answer, wrote=wrote)
    try:
        value = find_json(answer.body)
    except NoJson:
        raise not_data(answer, wrote=wrote) from None
    if answer.status >= 400:
        raise _refusal(answer, value, wrote=wrote)
    return value


def words_of(answer: Answer) -> str:
    """Code and message of a refusal, as WordPress sent them; of something else than JSON its type."""
    kind = answer.headers.get("Content-Type", "")
    if answer.status < 400 and "json" in kind:
        return ""
    try:
        value = find_json(answer.body)
    except NoJson:
        return f"no JSON but {kind or 'something without a type'}"
    record = Record(answer.site, value if answer.status >= 400 and is_object(value) else {})
    return ": ".join(words for words in (record.words("code"), plain(record.words("message"))) if words)


def _refusal(answer: Answer, value: object, *, wrote: bool) -> BlogError:
    """A refusal in WordPress's words: `{code, message, data: {status, details?, term_id?}}`."""
    record = Record(answer.site, value if is_object(value) else {})
    code, status = _cause(record, answer.status)
    words = plain(record.words("message"))[:_LONGEST_WORDS] or f"{status}."
    if status == 401:
        return login_refusal(answer.site, code)
    if status == 403:
        return NotAllowed(f"{answer.site} does not allow this: {words} Ask its administrator, or use another user.")
    if code == "rest_post_invalid_id":
        return no_such_post(answer.site)
    if code == "rest_no_route":
        return lacking(answer.site)
    if status >= 500 and code not in _REFUSED_WITH_5XX:
        return failed(answer, wrote=wrote)
    existing = record.find("data", "term_id")
    return RequestRefused(f"{answer.site} refused: {words}", code, str(existing or ""))


def lacking(site: str) -> NotABlog:
    """A REST API without posts."""
    return NotABlog(f"The web API of {site} lacks what is needed: it may be too old, or switched off in part.")


def no_such_post(site: str) -> PostNotFound:
    """It was deleted for good, or never was."""
    return PostNotFound(f"{site} has no such post any more. Publish the draft as a new post instead.")


def _cause(record: Record, status: int) -> tuple[str, int]:
    """Code and status; of a refused parameter those inside, which say whether it is a matter of login or rights."""
    details = record.find("data", "details")
    for detail in details.values() if is_object(details) else ():
        inner = Record(record.site, detail if is_object(detail) else {})
        if inner.words("code") == "rest_forbidden_status":
            return inner.words("code"), inner.number("data", "status")
    return record.words("code"), status
