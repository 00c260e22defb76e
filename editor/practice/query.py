"""What WordPress makes of a request's parameters: whole numbers, lists, pages, and fields that are left out."""

from __future__ import annotations

from typing import Any, cast

from editor.practice.exchange import Answer, Refused, Request, json_answer

Params = dict[str, Any]


def bad_param(name: str, reason: str) -> Refused:
    """The refusal of one parameter."""
    return Refused(400, "rest_invalid_param", f"Invalid parameter(s): {name}", params={name: reason}, details={})


def whole(params: Params, name: str, default: int) -> int:
    """A whole number. Raises Refused."""
    value = params.get(name, default)
    try:
        return int(value)
    except (TypeError, ValueError) as error:
        raise bad_param(name, f"{name} is not of type integer.") from error


def whole_numbers(params: Params, name: str) -> list[int]:
    """A list of whole numbers, from JSON or separated by commas. Raises Refused naming the first that is none."""
    numbers: list[int] = []
    for place, item in enumerate(words(params, name)):
        if not item.lstrip("-").isdecimal():
            raise bad_param(name, f"{name}[{place}] is not of type integer.")
        numbers.append(int(item))
    return numbers


def words(params: Params, name: str) -> list[str]:
    """A list of words, from JSON or separated by commas."""
    value: Any = params.get(name)
    items = cast("list[Any]", value) if isinstance(value, list) else str(value or "").split(",")
    return [str(item).strip() for item in items if str(item).strip()]


def is_edit(request: Request, params: Params) -> bool:
    """Is the stored form asked for? Raises Refused when nobody is logged in."""
    if params.get("context", "view") != "edit":
        return False
    if not request.is_ours:
        raise Refused(401, "rest_forbidden_context", "Sorry, you are not allowed to edit posts in this post type.")
    return True


def paged(
    items: list[Any], params: Params, *, past_the_end_is_refused: bool = False
) -> tuple[list[Any], dict[str, str]]:
    """One page of a list, and the headers that say how much there is."""
    size, page = whole(params, "per_page", 10), whole(params, "page", 1)
    if not 1 <= size <= 100:
        raise bad_param("per_page", "per_page must be between 1 (inclusive) and 100 (inclusive)")
    if page < 1:
        raise bad_param("page", "page must be greater than or equal to 1")
    pages = -(-len(items) // size)
    if past_the_end_is_refused and page > max(pages, 1):
        raise Refused(
            400,
            "rest_post_invalid_page_number",
            "The page number requested is larger than the number of pages available.",
        )
    headers = {"X-WP-Total": str(len(items)), "X-WP-TotalPages": str(pages)}
    return items[(page - 1) * size : page * size], headers


def answer_with(content: object, params: Params, status: int = 200, headers: dict[str, str] | None = None) -> Answer:
    """JSON with the fields that `_fields` names, or all."""
    return json_answer(_kept(content, words(params, "_fields")), status, headers)


def _kept(content: Any, paths: list[str]) -> Any:  # noqa: ANN401 - JSON
    if isinstance(content, list):
        return [_kept(item, paths) for item in cast("list[Any]", content)]
    if not paths or not isinstance(content, dict):
        return content
    kept: dict[str, Any] = {}
    for name, value in cast("dict[str, Any]", content).items():
        deeper = [path.partition(".")[2] for path in paths if path.partition(".")[0] == name]
        if deeper:
            kept[name] = _kept(value, [] if "" in deeper else deeper)
    return kept
