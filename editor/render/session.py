"""What a render worker does with its requests: it holds one text and renders it as it changes."""

from __future__ import annotations

from collections.abc import Callable

from editor.render.messages import Answer, Opening, Request, Work, post_as_json
from editor.render.renderer import BlockRenderer
from editor.render.sanitize import for_display


class Session:
    """One worker's text. `announce` gets the digest of each block before it is rendered."""

    def __init__(self, announce: Callable[[str], None]) -> None:
        self._announce = announce
        self._renderer = BlockRenderer(announce=announce)

    def answer(self, request: Request) -> Answer:
        """Does what is asked, in the order of `Request`."""
        if "open" in request:
            self._open(request["open"])
        if "disclosures" in request:
            self._renderer.disclose(request["disclosures"])
        for start, removed, added in request.get("edits", []):
            self._renderer.edit(start, removed, added)
        answer = self._worked(request["work"]) if "work" in request else Answer()
        if "line" in request:
            answer["part"] = self._renderer.part_at(request["line"])
        if request.get("post"):
            answer["post"] = post_as_json(self._renderer.post())
        if request.get("blocks"):
            answer["blocks"] = self._renderer.rendered_blocks()
        return answer

    def _open(self, opening: Opening) -> None:
        refused = frozenset(opening["refused"])
        self._renderer = BlockRenderer(opening["text"], opening["lang"], refused=refused, announce=self._announce)

    def _worked(self, work: Work) -> Answer:
        patch = self._renderer.work(work["near"], work["seconds"], heavy=work["heavy"])
        parts = [for_display(part) for part in patch.parts]
        return Answer(patch=(patch.first, patch.removed, parts), waiting=self._waiting())

    def _waiting(self) -> str:
        if not self._renderer.is_done(heavy=False):
            return "blocks"
        return "" if self._renderer.is_done() else "heavy"
