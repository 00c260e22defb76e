"""A draft as classic HTML and as blocks on a real WordPress: stored as sent, the same words for readers."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from editor.clients.registry import open_client
from editor.model.blog import PostForm
from editor.render.block_markup import as_blocks
from editor.store.blogs import all_blogs, set_form
from editor.store.paths import paths_from
from editor.store.state import open_state
from editor.text.html_text import plain
from tests.cli.conftest import Line
from tests.servers.block_editor import BlockEditor
from tests.support.wordpress import WordPressServer

BODY = """The beginning of it, [linked](https://a.example/?a=1&b=2) -- and a hard\x20\x20
break.

## A heading {: .own--class}

- [ ] one
- [x] two
    1. nested

3. third
4. fourth

> Words of a reader […] & more.
>
> — [Marta](https://b.example/#comment-1), 2026-05-14

> Words of nobody.

> Try [gallery] here.

```python
x[1] < y
https://c.example/
```

![A leaf](leaf.png "Its *caption*")

Inline ![a leaf](leaf.png) image, and a note[^1].

a | b
--|--:
c | **d**

<!--more-->

***

<div class="own"><b>Raw</b> words</div>

term
: meaning

[^1]: The note.

The end of it.
"""


@dataclass
class Published:
    """A post as it is stored, and as anybody reads it."""

    raw: str
    words: list[str]


def publish(line: Line, wordpress: WordPressServer, user: str, form: PostForm, body: str = BODY) -> Published:
    """The body as a new post of this user, in this form; nothing is said about it."""
    login, name = wordpress.users[user], f"{user} {form}"
    added = ("blog", "add", wordpress.url, "--user", login.user, "--password-stdin", "--name", name)
    assert line.run(*added, stdin=f"{login.password}\n") == 0, line.said
    with closing(open_state(paths_from(line.environ))) as state:
        blog = all_blogs(state)[-1]
        set_form(state, blog.identity, form)
    file = line.draft(f"---\ntitle: Both forms {name}\nexcerpt: Short.\n---\n{body}", f"{name}.md")
    assert line.run("publish", file, "--blog", name) == 0, line.said
    assert line.said == ""
    page = wordpress.page(line.result.strip())
    shown = plain(page[page.index("The beginning of it") : page.index("The end of it.")])
    post_id = Path(file).read_text(encoding="utf-8").partition("remote_id:")[2].split()[0].strip("'\"")
    return Published(raw=open_client(blog, login).get(post_id).content, words=shown.split())


@pytest.fixture
def leaf(tmp_path: Path) -> Path:
    Image.new("RGB", (9, 9), "green").save(tmp_path / "leaf.png")
    return tmp_path / "leaf.png"


def test_blocks_are_stored_as_sent_and_read_like_classic_html(
    line: Line, wordpress: WordPressServer, wordpress_editor: BlockEditor, leaf: Path
) -> None:
    classic = publish(line, wordpress, "editor", PostForm.CLASSIC)
    blocks = publish(line, wordpress, "editor", PostForm.BLOCKS)
    assert "<!-- wp:" not in classic.raw
    address = classic.raw.partition('src="')[2].partition('"')[0]
    number = blocks.raw.partition("wp-image-")[2].partition('"')[0]
    assert number.isdigit()
    assert blocks.raw == as_blocks(classic.raw, {address: number})
    opened = wordpress_editor.open(blocks.raw)
    assert all(block.is_valid and block.name not in {"core/missing", "core/freeform"} for block in opened.blocks)
    assert blocks.words == classic.words


def test_blocks_of_an_author_stay_valid(
    line: Line, wordpress: WordPressServer, wordpress_editor: BlockEditor, leaf: Path
) -> None:
    no_day = BODY.replace("), 2026-05-14", ")")  # WordPress 6.8 takes `<time>` out, and that would be said
    blocks = publish(line, wordpress, "author", PostForm.BLOCKS, no_day)
    opened = wordpress_editor.open(blocks.raw)
    assert [block for block in opened.blocks if not block.is_valid] == []
    assert {"core/image", "core/quote", "core/table", "core/code"} <= {block.name for block in opened.blocks}
