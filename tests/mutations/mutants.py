"""Which small faults a module could have: one operator, one number, one word, one condition or one step at a time.

Not those that no test could tell: annotations, decorators, docstrings. Nor the inside of f-strings, whose places
Python 3.11 does not know.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

_OTHER: dict[type[ast.AST], type[Any]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """A fault: the module with it, where it is, and the words before and after."""

    line: int
    last_line: int
    before: str
    after: str
    text: str
    """The whole module."""


def mutants(text: str) -> tuple[Mutant, ...]:
    """Every fault of a module, in the order of their places."""
    offsets = [0]
    for line in text.encode().splitlines(keepends=True):
        offsets.append(offsets[-1] + len(line))
    return tuple(
        _mutant(text.encode(), offsets, getattr(node, "test", node), after)  # of a condition, what is asked
        for node in _nodes(ast.parse(text))
        for after in _faults(node)
    )


def _mutant(source: bytes, offsets: list[int], node: ast.expr | ast.stmt, after: str) -> Mutant:
    last_line, last_column = node.end_lineno or 0, node.end_col_offset or 0  # a parsed node has them
    start, end = offsets[node.lineno - 1] + node.col_offset, offsets[last_line - 1] + last_column
    return Mutant(
        line=node.lineno,
        last_line=last_line,
        before=source[start:end].decode(),
        after=after,
        text=(source[:start] + after.encode() + source[end:]).decode(),
    )


def _nodes(node: ast.AST) -> Iterator[Any]:
    """This one and all below it that a test can tell."""
    yield node
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "decorator_list", "type_comment"}:
            continue
        for child in value if isinstance(value, list) else [value]:  # pyright: ignore[reportUnknownVariableType]
            if isinstance(child, ast.AST) and not _is_untold(child):
                yield from _nodes(child)


def _is_untold(node: ast.AST) -> bool:
    is_docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return is_docstring or isinstance(node, ast.JoinedStr | ast.ImportFrom)


def _faults(node: ast.AST) -> Iterator[str]:
    for kind, make in _KINDS.items():
        if isinstance(node, kind):
            yield from make(node)


def _constant(node: ast.Constant) -> Iterator[str]:
    match node.value:
        case bool():
            yield repr(not node.value)
        case int() | float():
            yield repr(node.value + 1)
        case str():
            yield repr(f"{node.value}XX")
        case bytes():
            yield repr(node.value + b"XX")
        case _:
            pass


def _compare(node: ast.Compare) -> Iterator[str]:
    for place, operator in enumerate(node.ops):
        changed = copy.deepcopy(node)
        changed.ops[place] = _OTHER[type(operator)]()
        yield _written(changed)


def _operator(node: ast.BinOp | ast.BoolOp) -> Iterator[str]:
    if type(node.op) in _OTHER:
        changed = copy.deepcopy(node)
        changed.op = _OTHER[type(node.op)]()
        yield _written(changed)


def _not(node: ast.UnaryOp) -> Iterator[str]:
    if isinstance(node.op, ast.Not):
        yield _written(node.operand)


def _condition(node: ast.If | ast.IfExp | ast.While) -> Iterator[str]:
    """Turned round."""
    if not isinstance(node.test, ast.Name) or node.test.id != "TYPE_CHECKING":
        yield _written(ast.UnaryOp(op=ast.Not(), operand=node.test))


def _call(node: ast.Call) -> Iterator[str]:
    """Each argument that is named is left out once."""
    for place, keyword in enumerate(node.keywords):
        if keyword.arg:
            changed = copy.deepcopy(node)
            del changed.keywords[place]
            yield _written(changed)


def _return(node: ast.Return) -> Iterator[str]:
    if node.value is not None and not (isinstance(node.value, ast.Constant) and node.value.value is None):
        yield "return None"


def _step(node: ast.Expr) -> Iterator[str]:
    """What is done for its effect is not done."""
    if isinstance(node.value, ast.Call):
        yield "pass"


def _written(node: ast.expr) -> str:
    return f"({ast.unparse(node)})"


_KINDS: dict[type[ast.AST], Callable[[Any], Iterator[str]]] = {
    ast.Constant: _constant,
    ast.Compare: _compare,
    ast.BinOp: _operator,
    ast.BoolOp: _operator,
    ast.UnaryOp: _not,
    ast.If: _condition,
    ast.IfExp: _condition,
    ast.While: _condition,
    ast.Call: _call,
    ast.Return: _return,
    ast.Expr: _step,
    ast.Raise: lambda node: iter(("pass",)),
    ast.Continue: lambda node: iter(("break",)),
    ast.Break: lambda node: iter(("continue",)),
}
