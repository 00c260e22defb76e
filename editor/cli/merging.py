"""What was changed on the blog as well is merged into the draft's file, where nothing overlaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.cli.output import say
from editor.errors import RejoinderError
from editor.model.job import PublishJob
from editor.model.post import RemotePost
from editor.model.work import CancelToken
from editor.publish.outbox import decided, job_blog, utc_now
from editor.store.draft_files import read_draft, save_draft
from editor.store.jobs import steps
from editor.store.versions import Reason

if TYPE_CHECKING:
    from editor.cli.rooms import Rooms
    from editor.publish.delivery import Delivered
    from editor.publish.merging import Merging


def merge_job(rooms: Rooms, job: PublishJob) -> bool:
    """Merge the draft of a refused job with its post: may it go out now? Else the reason is said, nothing written."""
    try:
        merging = _weighed(rooms, job)
        if merging.overlaps:
            return False
        _write(rooms, job, merging)
        decided(rooms.state, job)
    except RejoinderError as error:
        say(f"It could not be merged: {error}")
        return False
    return True


def take_kept(rooms: Rooms, delivered: Delivered) -> None:
    """Let the draft say what was changed on the blog alone, and stays so there."""
    try:
        merging = _weighed(rooms, delivered.job, delivered.post)
        if merging.news and not merging.overlaps:
            _write(rooms, delivered.job, merging)
    except RejoinderError as error:
        say(f"The draft's file says what it said: {error}")


def _weighed(rooms: Rooms, job: PublishJob, post: RemotePost | None = None) -> Merging:
    """The job's draft and its post, which is fetched where it is not given."""
    from editor.publish.merging import weigh
    from editor.publish.merging_fields import Names
    from editor.render.process import RenderWorker

    place, blog = rooms.workplace(), job_blog(rooms.state, job)
    draft, client = place.read(job), place.open_client(blog)
    theirs = post or client.get(steps(rooms.state, job.id)["post"])
    with RenderWorker() as worker:
        return weigh(rooms.state, draft, blog, theirs, Names(client, CancelToken()), worker)


def _write(rooms: Rooms, job: PublishJob, merging: Merging) -> None:
    """The file first, as it was is in the history; a kill before the state knows of it lets it be merged again."""
    from editor.drafts.history import keep_save
    from editor.publish.differences import named
    from editor.publish.merging import settle_merge

    path = merging.draft.path or job.path
    before = read_draft(path)
    saved = save_draft(before, merging.changed())
    keep_save(rooms.state, before, saved, Reason.SAVED)
    settle_merge(rooms.state, job, merging, (), utc_now())
    if merging.news:
        say(f"{path}: merged with what was changed on the blog, the {named(merging.news)}.")
