"""The YAML of front matter as ruamel.yaml reads it: YAML 1.2, places kept, every scalar the words that stand there.

Imported on first need: ruamel.yaml takes 80 ms.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import Any, Protocol, cast

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from editor.errors import FrontMatterBroken
from editor.text.head_entry import Entry
from editor.text.yaml_words import Tree

_MOST_NODES = 10_000
"""Aliases make few lines into many values."""

_DEEPEST = 100
"""Brackets open at once. The parser takes time by the square of them."""

_LINE_END = re.compile("\r\n|\r|\n")
_LOOSE_LINE = re.compile(r"\s*(?:#.*)?\s*")
_NO_WORD = re.compile("[\r\n]|^[&!]")
"""A value on several lines, or one with an anchor or a tag before it."""

_IN_WORDS = (
    ("mapping values are not allowed here", "a value that holds a colon needs quotes"),
    ("'\\t' that cannot start", "a tab cannot stand there, use spaces"),
    ("'@' that cannot start", "a value that begins with @ needs quotes"),
    ("'`' that cannot start", "a value that begins with ` needs quotes"),
    ("'%' that cannot start", "a value that begins with % needs quotes"),
    ("undefined alias", "a value that begins with * needs quotes"),
    ("expected alphabetic or numeric", "a value that begins with * or & needs quotes"),
    ("could not find expected ':'", "a key needs a colon after it"),
    ("expected ',' or ']'", "a list in brackets is not closed"),
    ("found '<stream end>'", "a bracket is opened and not closed"),
    ("found '<scalar>'", "a value that begins with a bracket or a quote needs quotes round all of it"),
)
"""What people meet most, in plain words."""


class _Mark(Protocol):
    """A place: code points and lines, counted from 0."""

    index: int
    line: int


class _Node(Protocol):
    """What we use of ruamel's nodes, which carry no types that pyright could see."""

    id: str
    """`scalar`, `sequence` or `mapping`."""
    tag: str
    value: Any
    """A string, a list of nodes, a list of pairs of nodes."""
    start_mark: _Mark
    end_mark: _Mark
    style: str | None
    """A scalar's: `"`, `'`, `|`, `>`; None is plain."""
    flow_style: bool
    """A collection's: written in brackets."""


class _Fault(Protocol):
    """What we use of ruamel's errors."""

    context: str | None
    context_mark: _Mark | None
    problem: str
    problem_mark: _Mark


def parsed_entries(yaml: str) -> tuple[Entry, ...]:
    """The top-level keys, in order. Raises FrontMatterBroken with the line of the file."""
    parser: Any = YAML(typ="safe", pure=True)
    try:
        _refuse_depth(yaml)
        root = cast("_Node | None", parser.compose(yaml))
        return () if root is None else _entries(yaml, root)
    except MarkedYAMLError as error:
        raise _in_words(cast("_Fault", error)) from error
    except YAMLError as error:
        raise FrontMatterBroken("The front matter holds a character that YAML forbids.") from error
    except RecursionError as error:
        raise FrontMatterBroken("The front matter is nested too deeply, or refers to itself.") from error


def _refuse_depth(yaml: str) -> None:
    """Counts brackets in quotes as well: nobody has that many there."""
    steps = (1 if bracket in "[{" else -1 for bracket in re.findall(r"[][{}]", yaml))
    if max(accumulate(steps), default=0) > _DEEPEST:
        raise RecursionError


def _in_words(fault: _Fault) -> FrontMatterBroken:
    """Names the line to look at: where a thing that is not finished begins, else where the parser stopped."""
    is_begun = (fault.context or "").startswith(("while scanning a", "while parsing a flow"))
    mark = fault.context_mark if is_begun and fault.context_mark else fault.problem_mark
    plain = next((words for sign, words in _IN_WORDS if sign in fault.problem), fault.problem)
    return _broken(mark, plain)


def _broken(mark: _Mark, problem: str) -> FrontMatterBroken:
    line = mark.line + 2  # the fence is the first line of the file
    return FrontMatterBroken(f"The front matter cannot be read in line {line}: {problem}.", line)


def _entries(yaml: str, root: _Node) -> tuple[Entry, ...]:
    if root.id != "mapping":
        raise _broken(root.start_mark, "it is not made of keys and values")
    pairs: list[tuple[_Node, _Node]] = root.value
    _refuse_twins(pairs)
    values = _Values()
    starts = [key.start_mark.index for key, _ in pairs]
    return tuple(
        _entry(yaml, key, value, values.tree(value), stop)
        for (key, value), stop in zip(pairs, [*starts[1:], len(yaml)], strict=True)
    )


def _refuse_twins(pairs: list[tuple[_Node, _Node]]) -> None:
    seen: set[str] = set()
    for key, _ in pairs:
        if key.id != "scalar":
            raise _broken(key.start_mark, "a key is to be a word")
        if key.value in seen:
            raise _broken(key.start_mark, f"the key “{key.value}” stands there twice")
        seen.add(key.value)


class _Values:
    """Nodes as words, lists and maps; counted, because aliases can make a page into a million."""

    def __init__(self) -> None:
        self._left = _MOST_NODES

    def tree(self, node: _Node) -> Tree:
        """What the node holds."""
        self._left -= 1
        if self._left < 0:
            raise _broken(node.start_mark, "it holds more values than front matter can, or refers to itself")
        if node.id == "mapping":
            return {str(key.value): self.tree(value) for key, value in node.value}
        if node.id == "sequence":
            return tuple(self.tree(item) for item in node.value)
        return None if node.tag == "tag:yaml.org,2002:null" else str(node.value)


def _entry(yaml: str, key: _Node, value: _Node, tree: Tree, stop: int) -> Entry:
    first, last = value.start_mark.index, value.end_mark.index
    is_own = first > key.start_mark.index  # an alias stands where its anchor is
    is_word = is_own and isinstance(tree, str) and value.style not in {"|", ">"}
    is_one_line = is_word and not _NO_WORD.search(yaml[first:last])
    return Entry(
        key=key.value,
        value=tree,
        line=key.start_mark.line + 2,
        start=key.start_mark.index,
        end=_end(yaml, max(_last(yaml, value), key.end_mark.index), stop),
        word=(first, last) if is_one_line else None,
        quote=(value.style or "") if is_one_line else "",
    )


def _last(yaml: str, node: _Node) -> int:
    """Behind a value's last character. The end mark of a block stands behind the comments that follow it."""
    end = node.end_mark.index
    if node.id == "scalar":
        # Where nothing stands, both marks are those of what comes next.
        written = yaml[node.start_mark.index : end].rstrip()
        return node.start_mark.index + len(written) if written else 0
    if node.flow_style:
        return end
    parts = node.value if node.id == "sequence" else [part for pair in node.value for part in pair]
    return max(_last(yaml, part) for part in parts)


def _end(yaml: str, last: int, stop: int) -> int:
    """Behind the last line of a key that ends before `stop`; comments and empty lines at its end are not its own."""
    place = end = _after_line(yaml, last)
    while place < stop:
        start, place = place, _after_line(yaml, place)
        if not _LOOSE_LINE.fullmatch(yaml[start:place]):
            end = place
    return end


def _after_line(yaml: str, place: int) -> int:
    found = _LINE_END.search(yaml, place)
    return found.end() if found else len(yaml)
