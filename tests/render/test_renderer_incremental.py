"""After any edit the incremental render equals a fresh one, part by part; so does the page built from patches alone."""

from __future__ import annotations

import logging
import os
import random
from dataclasses import dataclass

import pytest

from editor.render.cutter import Cutter
from editor.render.patches import Patch
from editor.render.renderer import BlockRenderer
from tests.support.markdown_texts import random_edit, random_text

DISCLOSED = ("Seedling Co. paid my train fare.",)


@dataclass
class Writer:
    """Edits one text, and keeps the page that the patches make."""

    rng: random.Random
    renderer: BlockRenderer
    page: list[str]

    @classmethod
    def of(cls, rng: random.Random) -> Writer:
        renderer = BlockRenderer(random_text(rng))
        renderer.disclose(DISCLOSED)
        return cls(rng, renderer, renderer.work().applied([]))

    def edit(self) -> str:
        """One random edit, worked off in random slices; gives what to tell when it went wrong."""
        before = self.renderer.text
        start, removed, added = random_edit(self.rng, before)
        self.renderer.edit(start, removed, added)
        while not self.renderer.is_done():
            self._take(self.renderer.work(start, self.rng.choice((0, 0, 1)), heavy=self.rng.random() < 0.5))
        self._take(self.renderer.work())
        assert self.renderer.text == before[:start] + added + before[start + removed :]
        return f"{before!r}\nedit {start, removed, added!r}"

    def _take(self, patch: Patch) -> None:
        self.page = patch.applied(self.page)


def compare(writer: Writer, told: str) -> None:
    """Everything that can be seen of the renderer, against a fresh one."""
    fresh = BlockRenderer(writer.renderer.text)
    fresh.disclose(DISCLOSED)
    fresh.work()
    cut = [(block.kind, block.text, block.reach) for block in Cutter(writer.renderer.text).blocks()]
    assert [(block.kind, block.text, block.reach) for block in writer.renderer.blocks] == cut, told
    assert "".join(text for _, text, _ in cut) == writer.renderer.text, told
    assert writer.renderer.parts == fresh.parts, told
    assert writer.page == fresh.parts, told
    assert writer.renderer.post() == fresh.post(), told


def run(texts: int, edits: int, seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 (no secret)
    for _ in range(texts):
        writer = Writer.of(rng)
        for _ in range(edits):
            compare(writer, writer.edit())


@pytest.mark.parametrize("seed", range(4))
def test_incremental_render_equals_a_fresh_one_after_any_edit(seed: int) -> None:
    run(texts=15, edits=15, seed=seed)


@pytest.mark.long
def test_incremental_render_equals_a_fresh_one_after_many_thousand_edits() -> None:
    seed = int(os.environ.get("REJOINDER_SEED", "0")) or random.SystemRandom().randrange(10**6)
    logging.getLogger(__name__).info("REJOINDER_SEED=%d repeats this", seed)
    run(texts=400, edits=25, seed=seed)
