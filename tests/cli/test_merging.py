"""A post that was changed on the blog as well: merged where nothing overlaps, as `COMMAND_LINE` says it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import requests

from editor.cli import merging
from editor.drafts.history import history
from editor.model.draft import Draft
from editor.practice.child import PRACTICE_PASSWORD, PRACTICE_USER, RunningPractice
from editor.store.draft_files import DraftFile, read_draft, save_draft
from editor.store.paths import paths_from
from editor.store.state import open_state
from editor.store.versions import Reason
from tests.cli.conftest import TITLE, Line
from tests.support.wordpress import WordPressServer

LOGIN = (PRACTICE_USER, PRACTICE_PASSWORD)
BODY = "The first paragraph of *mine*.\n\nThe second one, a little longer.\n\nThe third one ends it.\n"


def edit(line: Line, old: str, new: str) -> str:
    """Change the draft; its whole text."""
    file = line.folder / "post.md"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    return str(file)


def kept(line: Line) -> list[tuple[Reason, str]]:
    """The versions of the draft, newest first."""
    state = open_state(paths_from(line.environ), copy_now=False)
    found = [(each.reason, each.text) for each in history(state, read_draft(line.folder / "post.md"))]
    state.close()
    return found


class Post:
    """The post on the practice blog, as a browser would change it."""

    def __init__(self, line: Line, blog: RunningPractice) -> None:
        line.add(blog)
        text = f"---\ntitle: {TITLE}\ncategories: [News]\n---\n{BODY}"
        self.file = line.draft(text)
        assert line.run("publish", self.file) == 0, line.said
        self.url = f"{blog.url.rstrip('/')}/wp-json/wp/v2/posts/{read_draft(Path(self.file)).draft.remote_id}"

    def raw(self) -> dict[str, Any]:
        answer = requests.get(self.url, params={"context": "edit"}, auth=LOGIN, timeout=10)
        answer.raise_for_status()
        return answer.json()

    def change(self, old: str, new: str, **fields: object) -> None:
        content = self.raw()["content"]["raw"]
        assert old in content
        sent = {"content": content.replace(old, new), **fields}
        requests.post(self.url, json=sent, auth=LOGIN, timeout=10).raise_for_status()


@pytest.fixture
def post(line: Line, blog: RunningPractice) -> Post:
    return Post(line, blog)


def test_what_does_not_overlap_is_merged_and_goes_out(line: Line, post: Post) -> None:
    edit(line, "The first paragraph of", "The very first paragraph of")
    post.change("The third one ends", "The third one nearly ends", title="Bees on all balconies")
    assert line.run("publish", post.file) == 0, line.said
    assert line.said == f"{post.file}: merged with what was changed on the blog, the text and title.\n"
    assert line.result.startswith("http")
    merged = BODY.replace("The first", "The very first").replace("one ends", "one nearly ends")
    file = read_draft(Path(post.file))
    assert (file.draft.body, file.draft.title) == (merged, "Bees on all balconies")
    content = post.raw()["content"]["raw"]
    assert "The very first paragraph of <em>mine</em>." in content
    assert "The third one nearly ends it." in content
    assert line.json("outbox", "list", "--json") == []
    assert line.run("publish", post.file) == 0
    assert line.said == ""
    replaced = [text for reason, text in kept(line) if reason is Reason.REPLACED]
    assert any("<p>The third one nearly ends it.</p>" in text for text in replaced)
    assert any("The very first" in text and "nearly" not in text for _, text in kept(line))


def test_other_spelling_of_the_same_is_no_change_of_the_draft(line: Line, post: Post) -> None:
    edit(line, "The third one", "The very third one")
    before = (line.folder / "post.md").read_bytes()
    post.change("<em>mine</em>", "<i>mine</i>")
    assert line.run("publish", post.file) == 0, line.said
    assert line.said == ""
    assert Path(post.file).read_bytes() == before
    assert "<i>mine</i>.</p>" in post.raw()["content"]["raw"]
    assert "The very third one" in post.raw()["content"]["raw"]


def test_what_overlaps_is_refused_and_nothing_is_written(line: Line, post: Post) -> None:
    post.change("The second one, a little", "The second one, much", title="Bees on all balconies")
    file = Path(edit(line, "a little longer", "a bit longer"))
    before = file.read_bytes()
    assert line.run("publish", post.file) == 1
    assert line.result == ""
    assert "was changed on Plot since it was last published from here, and here as well: the text." in line.said
    assert file.read_bytes() == before
    assert "much longer" in post.raw()["content"]["raw"]
    assert line.run("outbox", "deliver") == 1
    assert file.read_bytes() == before


def test_title_that_was_changed_on_both_sides_is_refused(line: Line, post: Post) -> None:
    post.change("The third one ends", "The third one nearly ends", title="Bees on all balconies")
    file = Path(edit(line, TITLE, "My bees"))
    before = file.read_bytes()
    assert line.run("publish", post.file) == 1
    assert "here as well: the title." in line.said
    assert file.read_bytes() == before


def test_what_was_changed_on_the_blog_alone_stands_in_the_file_then(line: Line, post: Post) -> None:
    post.change("The third one ends", "The third one nearly ends", excerpt="Theirs.")
    edit(line, "categories: [News]", "categories: [News]\ntags: [bees]\nexcerpt:")
    assert line.run("publish", post.file) == 0, line.said
    assert "The text and excerpt were changed on Plot and stay so.\n" in line.said
    assert f"{post.file}: merged with what was changed on the blog, the text.\n" in line.said
    assert read_draft(Path(post.file)).draft.body == BODY.replace("one ends", "one nearly ends")
    assert line.run("publish", post.file) == 0
    assert line.said == ""
    assert "nearly ends" in post.raw()["content"]["raw"]


def test_what_the_draft_does_not_say_needs_no_change_of_its_file(line: Line, post: Post) -> None:
    post.change("The third", "The third", sticky=True)
    before = Path(post.file).read_bytes()
    assert line.run("publish", post.file) == 0, line.said
    assert line.said == "The place at the top was changed on Plot and stays so.\n"
    assert Path(post.file).read_bytes() == before


def test_what_cannot_be_written_is_said_and_nothing_is_merged(
    line: Line, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program writes the file in the moment between the reading and the writing."""

    def other_program(file: DraftFile, draft: Draft) -> DraftFile:
        file.path.write_text(f"{file.front.text()}Typed meanwhile.\n", encoding="utf-8")
        return save_draft(file, draft)

    post.change("The third one ends", "The third one nearly ends")
    edit(line, "The first paragraph", "The very first paragraph")
    monkeypatch.setattr(merging, "save_draft", other_program)
    assert line.run("publish", post.file) == 1
    assert "It could not be merged: " in line.said
    assert "here as well: the text." in line.said
    text = Path(post.file).read_text(encoding="utf-8")
    assert text.endswith("ends it.\nTyped meanwhile.\n")
    assert "very first" not in post.raw()["content"]["raw"]
    edit(line, "The very first paragraph", "The first paragraph")
    edit(line, "Typed meanwhile.\n", "")
    assert line.run("publish", post.file) == 0, line.said
    assert "The draft's file says what it said: " in line.said


def test_on_wordpress(line: Line, wordpress: WordPressServer) -> None:
    editor, admin = wordpress.users["editor"], wordpress.users["admin"]
    added = ("blog", "add", wordpress.url, "--user", editor.user, "--password-stdin", "--name", "WP")
    assert line.run(*added, stdin=f"{editor.password}\n") == 0, line.said
    file = line.draft(f"---\ntitle: Merged twice\n---\n{BODY}")
    assert line.run("publish", file) == 0, line.said
    route = f"{wordpress.url}wp-json/wp/v2/posts/{read_draft(Path(file)).draft.remote_id}"
    login = (admin.user, admin.password)
    raw = requests.get(route, params={"context": "edit"}, auth=login, timeout=30).json()["content"]["raw"]
    theirs = raw.replace("The third one ends it.", "The third one &#8212; <b>theirs</b> \u2014 ends it.")
    requests.post(route, json={"content": theirs}, auth=login, timeout=30).raise_for_status()
    edit(line, "The first paragraph", "The very first paragraph")
    assert line.run("publish", file) == 0, line.said
    assert line.said == f"{file}: merged with what was changed on the blog, the text.\n"
    assert read_draft(Path(file)).draft.body == BODY.replace("The first", "The very first").replace(
        "The third one ends", "The third one \u2014 **theirs** \u2014 ends"
    )
    content = requests.get(route, params={"context": "edit"}, auth=login, timeout=30).json()["content"]["raw"]
    assert content == theirs.replace("The first", "The very first")
