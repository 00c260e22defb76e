"""The one way from a draft to a post: preview, command line, dry run and publishing all render like this."""

from __future__ import annotations

from contextlib import nullcontext

from editor.model.draft import Draft
from editor.model.post import RenderedPost
from editor.render.process import RenderWorker


def render(draft: Draft, deadline: float = 10.0, worker: RenderWorker | None = None) -> RenderedPost:
    """The draft as a post, rendered afresh in a worker process: a new one, or the one given.

    `deadline` is for a new worker: seconds that one block may take; one that takes longer is a gap of the post.
    Raises RenderFailed when the worker cannot render the draft at all.
    """
    with nullcontext(worker) if worker else RenderWorker(deadline) as rendering:
        return rendering.render(draft)
