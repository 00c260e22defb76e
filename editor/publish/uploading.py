"""The files of a post, brought to the blog two at a time; what arrived is kept, whatever becomes of the others.

All are looked up before the first is sent, in one question: no file goes there twice.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field, replace
from threading import Event

from editor.clients.protocols import MediaLibrary
from editor.errors import Cancelled, OutcomeUnknown, RequestRefused
from editor.model.blog import Blog
from editor.model.post import RemoteMedia, Upload
from editor.publish.images import LARGEST_SIDE, prepared
from editor.publish.local_files import LocalFile, local_file
from editor.publish.plan import LocalUse, Plan
from editor.publish.tally import Tally
from editor.publish.workplace import BEGUN, Delivery
from editor.store.database import Database
from editor.store.jobs import disown_step, record_step, steps
from editor.store.media_ledger import known_media, remember_media
from editor.text.file_types import PICTURES, media_type, suffix_of

AT_ONCE = 2
"""More would only share the same line, and small hosts make the smaller sizes of each picture meanwhile."""
UPLOAD = "upload "
"""How the names of those steps begin."""


def uploaded(delivery: Delivery, plan: Plan) -> dict[str, RemoteMedia]:
    """The files of the post on the blog, by how the draft writes them. Raises what kept the first of them here."""
    files = {use.source: local_file(use.path) for use in plan.files}
    there = _still_there(delivery, files.values())
    for file in files.values():
        if file.sha256 in there:
            disown_step(delivery.place.state, delivery.job.id, upload_step(file.stem))
    missing: dict[str, tuple[LocalUse, LocalFile]] = {}
    for use in plan.files:
        if files[use.source].sha256 not in there:
            missing.setdefault(files[use.source].sha256, (use, files[use.source]))
    there |= _brought(delivery, tuple(missing.values())) if missing else {}
    return {source: there[file.sha256] for source, file in files.items()}


def _still_there(delivery: Delivery, files: Iterable[LocalFile]) -> dict[str, RemoteMedia]:
    """What was uploaded earlier, by SHA-256; without what somebody has deleted on the blog since."""
    library, state, blog = delivery.client, delivery.place.state, delivery.blog.identity
    found = {file.sha256: known_media(state, blog, file.sha256) for file in files}
    known = {sha256: media for sha256, media in found.items() if media}
    if not known or not isinstance(library, MediaLibrary):
        return {}
    standing = library.standing_media({media.id for media in known.values()})
    return {sha256: media for sha256, media in known.items() if media.id in standing}


def _brought(delivery: Delivery, wanted: tuple[tuple[LocalUse, LocalFile], ...]) -> dict[str, RemoteMedia]:
    """All of these, by SHA-256. When one fails, no other is begun, and those that are under way come to their end."""
    first = wanted[0][0]
    if not isinstance(delivery.client, MediaLibrary):
        raise RequestRefused(
            f"{delivery.blog.name} takes no files. Take {first.path.name} out, or choose another blog."
        )
    left = left_there(delivery, delivery.client, {file.stem for _, file in wanted})
    sizes = [use.path.stat().st_size for use, _ in wanted]
    word = "Image" if all(_is_picture(use) for use, _ in wanted) else "File"
    tally = Tally(delivery.progress, sizes, word)
    carrier = _Carrier(delivery=delivery, library=delivery.client, left=left, tally=tally)
    with ThreadPoolExecutor(AT_ONCE, "upload") as pool:
        try:
            tries = [pool.submit(carrier.bring, place, use, file) for place, (use, file) in enumerate(wanted)]
            wait(tries)
        except KeyboardInterrupt:
            delivery.cancel.cancel()
            raise
    _raise_gravest(tries)
    return {file.sha256: each.result() for each, (_, file) in zip(tries, wanted, strict=True)}


def left_there(delivery: Delivery, library: MediaLibrary, stems: Collection[str]) -> dict[str, RemoteMedia]:
    """What an earlier try left on the blog, by the stem of its name; asked again after a pause for what may be late.

    "None" right after a lost answer proves nothing. Raises BlogError, Cancelled.
    """
    found = library.find_media(stems)
    begun = steps(delivery.place.state, delivery.job.id)
    late = {stem for stem in stems if stem not in found and upload_step(stem) in begun}
    if late:
        delivery.cancel.wait(delivery.place.second_look)
        found |= library.find_media(late)
    return found


def _raise_gravest(tries: Iterable[Future[RemoteMedia]]) -> None:
    """A lost answer before what is only refused or late: it has to be known of before anything else is decided."""
    errors = [error for each in tries if (error := each.exception())]
    lost = next((error for error in errors if isinstance(error, OutcomeUnknown)), None)
    told = next((error for error in errors if not isinstance(error, Cancelled)), None)
    if errors:
        raise lost or told or errors[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Carrier:
    """Brings one file; called by several threads at once."""

    delivery: Delivery
    library: MediaLibrary
    left: Mapping[str, RemoteMedia]
    """What an earlier try left there, by stem."""
    tally: Tally
    has_failed: Event = field(default_factory=Event)

    def bring(self, place: int, use: LocalUse, file: LocalFile) -> RemoteMedia:
        """The file as an earlier try left it there, or uploaded now; kept in the ledger. Raises any RejoinderError."""
        try:
            self._check()
            media = self._sent(place, use, file)
            remember_media(self.delivery.place.state, self.delivery.blog.identity, file.sha256, media)
        except BaseException:
            self.has_failed.set()
            raise
        self.tally.over(place)
        return media

    def _check(self) -> None:
        self.delivery.cancel.check()
        if self.has_failed.is_set():
            raise Cancelled("Another file did not get through.")

    def _sent(self, place: int, use: LocalUse, file: LocalFile) -> RemoteMedia:
        job, state, step = self.delivery.job, self.delivery.place.state, upload_step(file.stem)
        if found := self.left.get(file.stem):
            return found
        upload = ready(use, file, self.delivery.blog)
        self._check()
        self.tally.sized(place, upload.size)
        record_step(state, job.id, step, BEGUN)
        try:
            media = self.library.upload(upload, self.delivery.cancel, lambda count: self.tally.sent(place, count))
        except RequestRefused as refused:
            said = f"{use.path.name} was not taken. {refused} Put in another file, or take it out of the post."
            raise RequestRefused(said, refused.code, refused.existing) from refused
        record_step(state, job.id, step, media.id)
        return media


def ready(use: LocalUse, file: LocalFile, blog: Blog) -> Upload:
    """What is uploaded of a file: of a picture what tells nothing on its owner, of any other its bytes.

    Raises ImageRefused.
    """
    if _is_picture(use):
        largest = blog.defaults.largest_image or LARGEST_SIDE
        return replace(prepared(file, use.alt, blog.capabilities.image_types, largest), caption=use.caption)
    title, kind = use.path.stem, media_type(use.path.name)
    return Upload(name=file.stem + suffix_of(use.path.name), content=use.path, media_type=kind, title=title)


def _is_picture(use: LocalUse) -> bool:
    return use.is_shown or suffix_of(use.path.name) in PICTURES


def upload_step(stem: str) -> str:
    """The step that keeps the id of an uploaded file."""
    return f"{UPLOAD}{stem}"


def in_ledger(state: Database, blog: Blog, plan: Plan) -> dict[str, RemoteMedia]:
    """The files of the post that are known to be on the blog, by how the draft writes them; nothing is asked."""
    files = {use.source: local_file(use.path) for use in plan.files if use.path.is_file()}
    found = {source: known_media(state, blog.identity, file.sha256) for source, file in files.items()}
    return {source: media for source, media in found.items() if media}
