"""A blog in memory whose posts can be listed: it says what it was asked."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from editor.clients.protocols import StampPage
from editor.model.draft import Status
from editor.model.post import PostStamp, RemotePost, Revision
from tests.support.memory_blog import MemoryBlog

PER_PAGE = 100


def standing(number: int, modified: str = "", *, title: str = "", content: str = "<p>Words</p>") -> RemotePost:
    """A published post, the older the lower its number."""
    modified = modified or f"2026-01-01T{number // 3600:02}:{number // 60 % 60:02}:{number % 60:02}"
    return RemotePost(
        id=str(number),
        link=f"https://blog.example/{number}",
        status=Status.PUBLISHED,
        title=title or f"Post {number}",
        content=content,
        slug=f"post-{number}",
        revision=Revision(modified=modified, digest=f"digest-{number}-{modified}"),
    )


@dataclass
class ArchivedBlog(MemoryBlog):
    """`others` of its posts its user may not see; `asked` names each request."""

    archive: dict[str, list[RemotePost]] = field(default_factory=lambda: {"posts": []})
    others: int = 0
    asked: list[str] = field(default_factory=list[str])

    def kinds(self) -> tuple[str, ...]:
        self.asked.append("kinds")
        return tuple(self.archive)

    def stamps(self, kind: str) -> Iterator[StampPage]:
        posts = sorted(self.archive[kind], key=lambda post: post.revision.modified, reverse=True)
        total = len(posts) + self.others
        for start in range(0, max(1, len(posts)), PER_PAGE):
            self.asked.append(f"{kind} from {start}")
            some = posts[start : start + PER_PAGE]
            stamps = tuple(PostStamp(id=post.id, modified=post.revision.modified) for post in some)
            yield StampPage(stamps=stamps, total=total, is_last=start + PER_PAGE >= len(posts))

    def several(self, kind: str, ids: Collection[str]) -> tuple[RemotePost, ...]:
        self.asked.append(f"{len(ids)} {kind}")
        return tuple(post for post in self.archive[kind] if post.id in ids)

    def picture(self, media_id: str) -> str:
        return f"https://blog.example/{media_id}.jpg" if media_id in self.files else ""
