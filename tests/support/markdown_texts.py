"""Markdown as writers and trouble-makers type it: snippets, and random edits of texts made of them."""

from __future__ import annotations

import random

SNIPPETS = (
    "# Heading",
    "# Heading {: #own}",
    "## Twice\n\n## Twice",
    "Setext\n---",
    "word *a* **b** ~~c~~ ^d^ `x[1]`",
    "text\nnext line",
    "hard  \nbreak",
    "with a class\n{: .wide}",
    "- a\n- b",
    "- a\n\n    para\n\n- b",
    "- a\n    - b\n        - c",
    "* star\n+ plus\n- minus",
    "1. one\n2. two",
    "3. three",
    "- [ ] do\n- [x] done",
    "> quote",
    "> first\n\n> second",
    "> quote\n>\n> — [Marta](https://blog.example/#comment-1), 2026-05-14",
    "> quote\n>\n> — not an attribution",
    "> - in a list\n>\n>     > deeper",
    "> ```\n> code\n> ```",
    "> https://blog.example/c--d",
    "```python\ncode\n\n# no heading\n```",
    "text right before\n```\n[gallery]\n```",
    "- a\n\n    ```\n    code\n\n    [x]: /no\n    ```",
    "~~~\n[x]",
    "    indented\n\n    code",
    "<div>\n\nraw *x*\n\n</div>",
    '<div markdown="1">\n\n*md*\n\n</div>',
    "<div>\nopen",
    "<!-- c\n\nd -->",
    "<?php\n\necho ?>",
    "<br> and <img src=a.png>",
    "text[^1] and[^2]",
    "[^1]: a note[^2]",
    "[^2]: two\n\n    more\n\n    - list",
    "[x] and [y][] and [z][x]",
    "[x]: /url 'T'",
    '[y]: <http://y>\n  "long"',
    "*[HTML]: Hyper Text",
    "HTML is W3C",
    '*[W3C]: ""',
    "term\n: meaning",
    "\n\n: more",
    "a | b\n--|--:\nc | d",
    "![alt](image.png)",
    '![alt](image.png "A caption")',
    "![alt [^1]](i.png)",
    "[![alt](a.png)](https://a.example)",
    "***",
    '"smart" -- it\'s...',
    "http://a.b",
    "<http://a.b>",
    "<span>in</span> line",
    "\\[esc\\] \\*not\\*",
    "[gallery ids=1]",
)
BITS = (
    "\n", "\n\n", " ", "    ", "\t", "a", "*", "**", "_", "`", "```", "```\n", "\n```\n", "~~~", ">", "> ", "\n> ",
    "- ", "\n- ", "1. ", "#", "# ", "[", "]", "(", ")", "[^1]", "[^1]: ", "[x]", "[x]: ", "[x]: /u\n", "*[a]: b\n", ":",
    "\n: ", "|", "<", ">", "<div>", "</div>", "<!--", "-->", "<p>", "</p>", "=", "---", "\n---\n", "\\", "&", "'", '"',
    "é", "\u2028", "\x0c", "\ufdd0", "\ud83d", "{: #i}", "— ", "\n>\n> — [N](http://n/), 2026-01-02\n", "![a](b)",
)  # fmt: skip
BETWEEN = ("\n", "\n\n", "\n\n", "\n\n\n")


def random_text(rng: random.Random, examples: tuple[str, ...] = ()) -> str:
    """A post of one to eight snippets; `examples` are mixed in."""
    sources = (SNIPPETS, examples or SNIPPETS)
    return "".join(rng.choice(rng.choice(sources)) + rng.choice(BETWEEN) for _ in range(rng.randint(1, 8)))


def random_edit(rng: random.Random, text: str) -> tuple[int, int, str]:
    """What a writer does: type, delete, replace, paste. Offset, how many characters go, and what comes."""
    start = rng.randint(0, len(text))
    removed = min(len(text) - start, rng.choice((0, 0, 0, 1, 1, 2, rng.randint(0, 60))))
    kind = rng.random()
    if kind < 0.6:
        return start, removed, rng.choice(BITS)
    if kind < 0.75:
        return start, min(len(text) - start, max(1, removed)), ""
    return text.rfind("\n", 0, start) + 1, 0, rng.choice(SNIPPETS) + rng.choice(("", "\n", "\n\n"))
