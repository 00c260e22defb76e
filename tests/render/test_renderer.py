"""The block renderer: what it shows while it works, what it gives up, and what it says of a post."""

from __future__ import annotations

import pytest

from editor.model.post import Gap
from editor.render import renderer as module
from editor.render.block_markdown import BlockMarkdown, Rendered
from editor.render.definitions import Needs
from editor.render.patches import Patch, difference
from editor.render.renderer import FAILED, TOO_LONG, BlockRenderer

HEAVY = "*a* `b` [c](d) " * 400


def test_disclosures_stand_first() -> None:
    renderer = BlockRenderer("Post.")
    renderer.disclose(["Acme <b> paid\nme.", "  ", "I work at [Acme]."])
    assert renderer.post().html == (
        '<aside class="disclosure"><p>Acme &lt;b&gt; paid me.</p><p>I work at &#91;Acme].</p></aside>\n<p>Post.</p>'
    )


def test_without_disclosures_nothing_stands_there() -> None:
    renderer = BlockRenderer("Post.")
    renderer.disclose([])
    assert renderer.post().html == "<p>Post.</p>"


def test_what_is_nearest_to_the_caret_is_rendered_first() -> None:
    renderer = BlockRenderer("\n\n".join(f"word{number}" for number in range(50)))
    patch = renderer.work(near=renderer.text.index("word30"), seconds=0)
    assert [part for part in patch.parts if part] == ["<p>word30</p>"]
    assert not renderer.is_done()
    renderer.work()
    assert renderer.is_done()


def test_a_heavy_block_waits_for_a_pause_and_keeps_what_it_showed() -> None:
    renderer = BlockRenderer(f"{HEAVY}\n\nlight")
    renderer.work()
    renderer.edit(0, 0, "more ")
    renderer.work(heavy=False)
    assert not renderer.parts[1].startswith("<p>more ")
    assert renderer.is_done(heavy=False)
    assert not renderer.is_done()
    renderer.work()
    assert renderer.parts[1].startswith("<p>more ")


def test_a_refused_block_is_not_tried_again() -> None:
    tried: list[str] = []
    first = BlockRenderer("Before.\n\nHangs.", announce=tried.append)
    first.work()
    again: list[str] = []
    renderer = BlockRenderer("Before.\n\nHangs.", refused={tried[1]}, announce=again.append)
    post = renderer.post()
    assert again == tried[:1]
    assert post.gaps == (Gap(line=3, reason=TOO_LONG),)
    assert '<pre class="unrendered" title="Not rendered: it took too long">Hangs.</pre>' in post.html


def test_a_block_on_which_python_markdown_fails_is_shown_as_its_source(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    class Faulty(BlockMarkdown):
        """As pymdown-extensions 12, which fails on some nested emphasis, and is of no use afterwards."""

        is_broken = False

        def render(self, source: str, needs: Needs) -> Rendered:
            self.is_broken = self.is_broken or "***~" in source
            if self.is_broken:
                raise IndexError("list index out of range")
            return super().render(source, needs)

    monkeypatch.setattr(module, "BlockMarkdown", Faulty)
    post = BlockRenderer("a\n\n***~**~^ <b>[x]\n\nb").post()
    assert post.html == (
        "<p>a</p>\n"
        '<pre class="unrendered" title="Not rendered: the renderer failed on it">***~**~^ &lt;b&gt;&#91;x]</pre>\n'
        "<p>b</p>"
    )
    assert post.gaps == (Gap(line=3, reason=FAILED),)
    assert "could not be rendered (IndexError)" in caplog.text


def test_what_was_rendered_once_is_not_rendered_again() -> None:
    rendered: list[str] = []
    renderer = BlockRenderer("one\n\ntwo", announce=rendered.append)
    renderer.work()
    renderer.edit(0, 3, "three")
    renderer.work()
    renderer.edit(0, 5, "one")
    renderer.work()
    assert len(rendered) == 3


def test_what_is_no_longer_used_is_forgotten_some_time() -> None:
    rendered: list[str] = []
    renderer = BlockRenderer("a\n\nb", announce=rendered.append)
    for number in (*range(1_100), 0):
        renderer.edit(0, len(renderer.text) - 3, str(number))
        renderer.work()
    assert renderer.parts[1:3] == ["<p>0</p>", "<p>b</p>"]
    assert rendered.count(rendered[-1]) == 2, "the first was rendered again"
    assert len(rendered) == 1_102, "b, which is still used, was not"


def test_a_line_is_found_in_its_part() -> None:
    renderer = BlockRenderer("one\n\ntwo\nmore\n\nthree")
    assert [renderer.part_at(line) for line in (1, 2, 3, 4, 5, 6, 99)] == [1, 1, 2, 2, 2, 3, 3]


def test_an_empty_text_is_an_empty_post() -> None:
    renderer = BlockRenderer("")
    assert renderer.post().html == ""
    assert renderer.part_at(1) == 0


@pytest.mark.parametrize(
    ("old", "new", "patch"),
    [
        (["a", "b", "c"], ["a", "x", "c"], Patch(1, 1, ["x"])),
        (["a"], ["a", "a"], Patch(1, 0, ["a"])),
        (["a", "b"], [], Patch(0, 2, [])),
        ([], ["a"], Patch(0, 0, ["a"])),
        (["a"], ["a"], Patch(1, 0, [])),
    ],
)
def test_a_patch_is_as_small_as_can_be(old: list[str], new: list[str], patch: Patch) -> None:
    assert difference(old, new) == patch
    assert patch.applied(old) == new
