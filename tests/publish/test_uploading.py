"""Files go to the blog two at a time; what arrived is kept, whatever becomes of the others."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
import time
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from PIL import Image

from editor.clients.sent_body import Sent, unheard
from editor.errors import Cancelled, OutcomeUnknown, RequestRefused, TryLater, Unreachable
from editor.model.blog import Feature
from editor.model.draft import Draft, Status
from editor.model.job import JobState
from editor.model.post import ImageUse, LinkUse, PostFields, RemoteMedia, RenderedPost, Upload
from editor.model.work import Bytes, CancelToken
from editor.publish.local_files import local_file
from editor.publish.outbox import Wish
from editor.store.jobs import jobs
from editor.store.media_ledger import known_media
from tests.publish.conftest import Desk
from tests.support.memory_blog import ALL, Fault, MemoryBlog
from tests.support.uploads import bytes_of

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 20.0
"""Seconds."""
_TO_BE_HEARD = 0.5
"""Seconds until what ended one upload is known to the others: microseconds, unless the machine is busy."""


@dataclass
class Meeting(MemoryBlog):
    """A blog that answers the first two uploads only when both are there, and each as `ends` says of its letter."""

    ends: dict[str, Exception] = field(default_factory=dict[str, Exception])
    begun: list[str] = field(default_factory=list[str])
    door: threading.Barrier = field(default_factory=lambda: threading.Barrier(2))
    ended: threading.Event = field(default_factory=threading.Event)
    """One was refused, or lost."""

    def upload(self, upload: Upload, cancel: CancelToken, sent: Sent = unheard) -> RemoteMedia:
        self.begun.append(upload.name)
        if len(self.begun) <= 2:
            self.door.wait(PATIENCE)
        sent(upload.size // 2)
        if error := self.ends.get(upload.name[0]):
            self.ended.set()
            raise error
        if self.ends and len(self.begun) <= 2:
            self.ended.wait(PATIENCE)
            time.sleep(_TO_BE_HEARD)
        media = super().upload(upload, cancel)
        sent(upload.size)
        return media


def with_pictures(desk: Desk, *names: str) -> None:
    """A draft that shows these; each has a colour of its own."""
    for number, name in enumerate(names):
        Image.new("RGB", (5, 5), (number, 40, 90)).save(desk.folder / name)
    body = "".join(f'<p><img src="{name}" alt="{name}" /></p>' for name in names)
    desk.draft = replace(desk.draft, body=body, categories=(), tags=())

    def rendered(draft: Draft) -> RenderedPost:
        images = tuple(ImageUse(source=name, alt=name, line=1) for name in names if name in draft.body)
        return RenderedPost(html=draft.body, images=images)

    desk.render = rendered


def in_ledger(desk: Desk, name: str) -> RemoteMedia | None:
    return known_media(desk.state, "blog-1", local_file(desk.folder / name).sha256)


def test_two_are_on_their_way_at_once_and_their_bytes_are_told(desk: Desk) -> None:
    with_pictures(desk, "a.png", "b.png", "c.png")
    desk.memory = Meeting()
    desk.queue()
    told: list[tuple[str, int, int]] = []
    desk.go(lambda what, done, total: told.append((what, done, total)))
    assert sorted(upload.alt for upload in desk.memory.files.values()) == ["a.png", "b.png", "c.png"]
    files = [each for each in told if each[0].startswith("Image")]
    whole = sum((desk.folder / name).stat().st_size for name in ("a.png", "b.png", "c.png"))
    assert files[0] == ("Image 1 of 3 ·", 0, whole)
    assert files[-1] == ("Image 3 of 3 ·", whole, whole)
    assert all(isinstance(total, Bytes) for _, _, total in files)
    assert [done for _, done, _ in files] == sorted(done for _, done, _ in files)
    assert any(0 < done < whole for _, done, _ in files)


def test_bytes_that_are_told_are_those_that_go_out(desk: Desk) -> None:
    """A picture that is made smaller weighs something else than its file."""
    noise = random.Random(7).randbytes(2700 * 30 * 3)  # noqa: S311  # the same bytes each time
    with_pictures(desk, "a.png")
    Image.frombytes("RGB", (2700, 30), noise).save(desk.folder / "a.png")
    told: list[tuple[str, int, int]] = []
    desk.queue()
    desk.go(lambda what, done, total: told.append((what, done, total)))
    (upload,) = desk.memory.files.values()
    files = [each for each in told if each[0].startswith("Image")]
    assert upload.size != (desk.folder / "a.png").stat().st_size
    assert files[-1] == ("Image 1 of 1 ·", upload.size, upload.size)


def test_same_picture_under_two_names_is_sent_once(desk: Desk) -> None:
    with_pictures(desk, "a.png", "b.png")
    (desk.folder / "b.png").write_bytes((desk.folder / "a.png").read_bytes())
    content = desk.delivered().post.content
    (upload,) = desk.memory.files.values()
    assert upload.alt == "a.png"
    assert content.count(upload.name) == 2


def test_one_that_is_refused_lets_the_other_arrive_and_no_third_begin(desk: Desk) -> None:
    with_pictures(desk, "a.png", "b.png", "c.png")
    desk.memory = blog = Meeting(ends={"a": RequestRefused("Too large.")})
    outcome = desk.kept()
    assert (outcome.state, outcome.reason) == (
        JobState.REFUSED,
        "a.png was not taken. Too large. Put in another file, or take it out of the post.",
    )
    assert [upload.alt for upload in blog.files.values()] == ["b.png"]
    assert in_ledger(desk, "b.png") == RemoteMedia(id="100", url=f"https://blog.example/files/{blog.files['100'].name}")
    assert not any(name.startswith("c-") for name in blog.begun)
    assert in_ledger(desk, "a.png") is in_ledger(desk, "c.png") is None


@pytest.mark.parametrize(
    ("ends", "state", "reason"),
    [
        ({"a": Unreachable("Offline."), "b": OutcomeUnknown("Lost.")}, JobState.UNKNOWN, "Lost."),
        ({"a": TryLater("Later.", 40), "b": Cancelled("Stopped.")}, JobState.WAITING, "Later."),
        ({"a": Cancelled("Stopped."), "b": Cancelled("Stopped.")}, JobState.WAITING, "Stopped."),
    ],
)
def test_gravest_of_two_failures_is_told(desk: Desk, ends: dict[str, Exception], state: JobState, reason: str) -> None:
    with_pictures(desk, "a.png", "b.png", "c.png")
    desk.memory = blog = Meeting(ends=ends)
    outcome = desk.kept()
    assert (outcome.state, outcome.reason) == (state, reason)
    assert blog.files == {}
    blog.ends = {}
    desk.go()
    assert sorted(upload.alt for upload in blog.files.values()) == ["a.png", "b.png", "c.png"]
    assert jobs(desk.state) == ()


def test_what_arrived_before_the_failure_is_not_sent_again(desk: Desk) -> None:
    with_pictures(desk, "a.png", "b.png")
    desk.memory = blog = Meeting(ends={"a": OutcomeUnknown("Lost.")})
    desk.kept()
    blog.ends = {}
    desk.go()
    assert sorted(upload.alt for upload in blog.files.values()) == ["a.png", "b.png"]


def test_all_are_looked_up_in_one_question(desk: Desk) -> None:
    with_pictures(desk, "a.png", "b.png", "c.png")
    desk.delivered()
    assert [each for each in desk.memory.log if "media" in each or each == "upload"] == ["find_media", *["upload"] * 3]


def test_what_may_arrive_late_is_looked_up_again_after_one_pause_for_all(desk: Desk) -> None:
    """Both answers were lost; one file was there, one comes while the program pauses, and no file goes there twice."""
    with_pictures(desk, "a.png", "b.png")
    desk.memory = blog = Meeting(ends={"a": OutcomeUnknown("Lost."), "b": OutcomeUnknown("Lost.")})
    desk.kept()
    first, late = (
        Upload(name=f"{local_file(desk.folder / name).stem}.png", content=b"", media_type="image/png", alt=name)
        for name in ("a.png", "b.png")
    )
    blog.files["7"] = first
    looked: list[frozenset[str]] = []

    def find(stems: Collection[str]) -> dict[str, RemoteMedia]:
        looked.append(frozenset(stems))
        found = MemoryBlog.find_media(blog, stems)
        blog.files["8"] = late
        return found

    desk.memory.find_media = find
    blog.ends = {}
    desk.go()
    stems = [upload.name.removesuffix(".png") for upload in (first, late)]
    assert looked == [frozenset(stems), frozenset(stems[1:])]
    assert list(blog.files) == ["7", "8"]
    assert jobs(desk.state) == ()


def test_interrupt_stops_what_is_under_way(tmp_path: Path) -> None:
    """Ctrl+C of a command comes to its main thread, which waits for the files."""
    arguments = [sys.executable, "-m", "tests.publish.interrupted_child", str(tmp_path)]
    done = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert (done.stdout, done.returncode) == ("stopped with 0 files there\n", 0), done.stderr


def test_picture_that_is_gone_by_then_is_told(desk: Desk, tmp_path: Path) -> None:
    with_pictures(desk, "a.png")
    desk.memory.faults.append(Fault("create"))
    desk.kept()
    (tmp_path / "a.png").unlink()
    (outcome,) = desk.go()
    assert "a.png cannot be read" in str(outcome)


def with_links(desk: Desk, *urls: str) -> None:
    """A draft that links to these."""
    body = "".join(f'<p><a href="{url}">it</a></p>' for url in urls)
    desk.draft = replace(desk.draft, body=body, categories=(), tags=())

    def rendered(draft: Draft) -> RenderedPost:
        return RenderedPost(html=draft.body, links=tuple(LinkUse(url=url, line=1) for url in urls if url in draft.body))

    desk.render = rendered


def test_linked_file_goes_there_once_as_it_is_and_the_link_leads_to_it(desk: Desk) -> None:
    (desk.folder / "Plan 2.PDF").write_bytes(b"%PDF-1.4")
    (desk.folder / "same.pdf").write_bytes(b"%PDF-1.4")
    with_links(desk, "Plan%202.PDF", "Plan%202.PDF#page=3", "same.pdf", "https://a.example/")
    told: list[str] = []
    desk.queue()
    desk.go(lambda what, done, total: told.append(what))
    (upload,) = desk.memory.files.values()
    stem = local_file(desk.folder / "same.pdf").sha256[:8]
    assert (upload.name, upload.media_type, upload.title) == (f"plan-2-{stem}.pdf", "application/pdf", "Plan 2")
    assert bytes_of(upload) == b"%PDF-1.4"
    address = f"https://blog.example/files/{upload.name}"
    links = (address, f"{address}#page=3", address, "https://a.example/")
    assert desk.memory.posts["1"].content == "".join(f'<p><a href="{url}">it</a></p>' for url in links)
    assert "File 1 of 1 ·" in told
    desk.draft = replace(desk.draft, title="Again")
    desk.delivered()
    assert len(desk.memory.files) == 1


def test_linked_picture_tells_no_more_of_its_owner_than_a_shown_one(desk: Desk) -> None:
    exif = Image.Exif()
    exif[0x010F] = "My own camera"
    Image.new("RGB", (5, 5)).save(desk.folder / "a.jpg", exif=exif)
    with_links(desk, "a.jpg")
    desk.delivered()
    (upload,) = desk.memory.files.values()
    assert upload.media_type == "image/jpeg"
    assert b"My own camera" not in bytes_of(upload)


def test_half_made_draft_names_no_file_of_this_computer(desk: Desk) -> None:
    (desk.folder / "plan.pdf").write_bytes(b"%PDF-1.4")
    url = f"file://{desk.folder}/plan.pdf"
    with_links(desk, url)
    desk.memory.faults.append(Fault("upload", RequestRefused("No such type."), after_work=False))
    assert "plan.pdf was not taken. No such type." in desk.kept().reason
    assert desk.memory.posts["1"].content == "<p>it</p>"


def test_no_reader_is_led_to_a_file_of_this_computer(desk: Desk) -> None:
    (desk.folder / "plan.pdf").write_bytes(b"%PDF-1.4")
    with_links(desk, "plan.pdf")
    desk.delivered(Wish(status=Status.DRAFT))
    desk.memory.edit_in_the_browser("1", PostFields(content='<p>Theirs: <a href="plan.pdf">it</a></p>'))
    refused = desk.kept()
    assert refused.state is JobState.REFUSED
    assert "it would lead to plan.pdf on this computer" in refused.reason


def test_links_to_files_are_left_out_where_no_file_may_be_uploaded(desk: Desk) -> None:
    (desk.folder / "plan.pdf").write_bytes(b"%PDF-1.4")
    with_links(desk, "plan.pdf")
    desk.memory.capabilities = replace(ALL, features=ALL.features - {Feature.IMAGES})
    desk.delivered()
    assert (desk.memory.posts["1"].content, desk.memory.files) == ("<p>it</p>", {})


def test_caption_goes_to_the_library_too(desk: Desk) -> None:
    with_pictures(desk, "a.png")
    desk.render = lambda draft: RenderedPost(
        html=draft.body, images=(ImageUse(source="a.png", alt="A", line=1, caption="A & B"),)
    )
    desk.delivered()
    (upload,) = desk.memory.files.values()
    assert (upload.alt, upload.caption) == ("A", "A & B")
