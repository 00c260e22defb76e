"""Every error raised on purpose. Its text is a whole sentence: what happened, to what, and what to do now.

RejoinderError
├── Cancelled                   the person stopped it
├── UsageError                  wrong usage, or a choice is missing (command line: exit 2)
│   ├── IdentityTwice           two files claim to be the same draft
│   ├── NoSuchTemplate          a disclosure template that does not exist
│   ├── NoSuchBlog              no blog has this name
│   ├── BlogNotChosen           several blogs, or none, and none named
│   ├── WrongValue              a disclosure value that is missing, unknown or not to be had
│   └── NoSuchParagraph         a comment has fewer paragraphs
├── DraftError
│   ├── DraftUnreadable         not UTF-8, NUL bytes, a folder, gone
│   ├── DraftUnwritable         read-only, disk full
│   ├── DraftChangedOutside     the file on disk is not the one that was read
│   └── FrontMatterBroken       its YAML cannot be read; the body can
├── ImageRefused                not an image, or one that cannot be sent
├── StateError
│   ├── StateTooNew             written by a newer Rejoinder
│   ├── StateUnwritable         read-only, disk full, or in use for too long
│   └── StateDamaged            not readable as a database
├── SecretError
│   ├── NoKeyring               none there, or it forgets what it was given
│   ├── KeyringLocked
│   └── NoSecret                the keyring has no password for this blog
├── BlogNotAdded                its name is taken, or its address is not safe to send a password to
├── BlogNotRemoved              posts still wait for it
├── NetworkUnusable             a proxy or a file of certificates that cannot be used
├── PracticeFailed              the practice blog did not start
├── AlreadyOpen                 another window of this state is open and does not answer
├── RenderFailed                the worker died or was stopped at its deadline
├── RenderedWithGaps            a block could not be rendered, so the post must not go out
└── BlogError
    ├── Unreachable             nothing was received by the blog: offline, DNS, refused, timed out before sending
    ├── OutcomeUnknown          sent, but the answer was lost: look it up, never assume
    ├── TryLater                429 or 503; `seconds` to wait
    ├── NotABlog                no web API under this address
    ├── Intercepted             HTML where JSON was due: a firewall, a login or a challenge page
    ├── TlsProblem              certificate: name, expiry, unknown authority
    │   ├── CertificateUnknown  nobody whom this computer knows vouches for it; a person may, for one blog
    │   └── NotEncrypted        no encryption to be had: plain http, or no TLS at the other end
    ├── LoginRefused            401
    │   └── LoginBarred         any login would be: the blog's server or settings have to be mended first
    ├── NotAllowed              403
    ├── PostNotFound            404 for a post
    ├── PostExists              it may be on the blog already, from another computer; `theirs` is what stands there
    ├── PostConflict            changed on the blog since we last knew, and here; `theirs` is what stands there
    ├── PostUnpublished         somebody made it a draft again on the blog; `theirs`
    ├── PostMoved               somebody gave it another address on the blog; `theirs`
    ├── AddressMoved            a redirect where a write was sent; `address` is the new one
    ├── AnswerBroken            cut off, too large, or not what was asked for
    ├── ServerFailed            5xx
    └── RequestRefused          any other 4xx, with the blog's own words
        ├── PostBinned          it lies in the bin of its blog
        └── PostStopped         by a check: nothing was sent
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from editor.model.post import RemotePost


class RejoinderError(Exception):
    """Something that a person is told in one sentence."""


class Cancelled(RejoinderError):
    """The person stopped it."""


class UsageError(RejoinderError):
    """Wrong usage, or a choice is missing."""


class IdentityTwice(UsageError):
    """Two files claim the same identity: a new post, or the same post moved?"""

    def __init__(self, path: Path, first: Path) -> None:
        super().__init__(
            f"{path} has the identity of {first}. Say whether it is a new post, or the same post moved; "
            "until then neither is touched."
        )
        self.path = path
        self.first = first


class NoSuchTemplate(UsageError):
    """A disclosure template that does not exist."""


class NoSuchBlog(UsageError):
    """No blog has this name."""


class BlogNotChosen(UsageError):
    """Several blogs, or none, and the draft names none."""


class WrongValue(UsageError):
    """A disclosure value that is missing, unknown, or not one of the choices."""


class NoSuchParagraph(UsageError):
    """A comment has fewer paragraphs than were asked for."""


class DraftError(RejoinderError):
    """A draft's file cannot be used as it is."""


class DraftUnreadable(DraftError):
    """Not UTF-8, NUL bytes, a folder, or gone."""


class DraftUnwritable(DraftError):
    """Read-only, or the disk is full."""


class DraftChangedOutside(DraftError):
    """The file on disk is not the one that was read: nothing was overwritten."""


class FrontMatterBroken(DraftError):
    """The YAML at the head cannot be read; `line` counts from 1 in the file."""

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.line = line


class ImageRefused(RejoinderError):
    """Not an image, or one that cannot be sent."""


class StateError(RejoinderError):
    """What Rejoinder remembers cannot be opened."""


class StateTooNew(StateError):
    """Written by a newer Rejoinder."""


class StateUnwritable(StateError):
    """Read-only, the disk is full, or another program holds it for too long."""


class StateDamaged(StateError):
    """Not readable as a database; `copies` can take its place, newest first."""

    def __init__(self, message: str, copies: tuple[Path, ...] = ()) -> None:
        super().__init__(message)
        self.copies = copies


class SecretError(RejoinderError):
    """A password cannot be kept or read."""


class NoKeyring(SecretError):
    """There is no keyring, or it forgets what it was given."""


class KeyringLocked(SecretError):
    """The keyring is locked."""


class NoSecret(SecretError):
    """The keyring has no password for this blog."""


class BlogNotAdded(RejoinderError):
    """Its name is taken, or its address is not one to send a password to."""


class BlogNotRemoved(RejoinderError):
    """Posts still wait to go to it."""


class AlreadyOpen(RejoinderError):
    """Another window of this state is open and does not answer."""


class NetworkUnusable(RejoinderError):
    """A proxy that is none, or a file without certificates."""


class PracticeFailed(RejoinderError):
    """The practice blog did not start."""


class RenderFailed(RejoinderError):
    """The render worker died, or was stopped at its deadline."""


class RenderedWithGaps(RejoinderError):
    """A block could not be rendered, so the post must not go out."""


class BlogError(RejoinderError):
    """A blog did not do what it was asked."""


class Unreachable(BlogError):
    """Nothing was received by the blog: offline, DNS, refused, or timed out before anything was sent."""


class OutcomeUnknown(BlogError):
    """A write was sent and its answer lost: look it up, never assume."""


class TryLater(BlogError):
    """The blog asks for a pause, in seconds."""

    def __init__(self, message: str, seconds: float) -> None:
        super().__init__(message)
        self.seconds = seconds


class NotABlog(BlogError):
    """No web API under this address."""


class Intercepted(BlogError):
    """HTML where JSON was due: a firewall, a login or a challenge page."""


class TlsProblem(BlogError):
    """The certificate: its name, its expiry, or an unknown authority."""


class CertificateUnknown(TlsProblem):
    """Nobody whom this computer knows vouches for the certificate shown at `url`, or it is not the trusted one."""

    def __init__(self, message: str, url: str) -> None:
        super().__init__(message)
        self.url = url


class NotEncrypted(TlsProblem):
    """No encryption to be had: plain http, or no TLS at the other end."""


class LoginRefused(BlogError):
    """401: wrong user name or application password, or one that does not reach the blog."""


class LoginBarred(LoginRefused):
    """Whatever the login: it does not reach the blog, or application passwords are switched off there."""


class NotAllowed(BlogError):
    """403: this user may not."""


class PostNotFound(BlogError):
    """The blog has no such post."""


class PostExists(BlogError):
    """A post of the same name, which another computer may have made of this draft, stands on the blog."""

    def __init__(self, message: str, theirs: RemotePost) -> None:
        super().__init__(message)
        self.theirs = theirs


class PostConflict(BlogError):
    """The post was changed on the blog since we last knew it."""

    def __init__(self, message: str, theirs: RemotePost) -> None:
        super().__init__(message)
        self.theirs = theirs


class PostUnpublished(BlogError):
    """Somebody made the post a draft again, on the blog."""

    def __init__(self, message: str, theirs: RemotePost) -> None:
        super().__init__(message)
        self.theirs = theirs


class PostMoved(BlogError):
    """Somebody gave the post another address, on the blog."""

    def __init__(self, message: str, theirs: RemotePost) -> None:
        super().__init__(message)
        self.theirs = theirs


class AddressMoved(BlogError):
    """A redirect where a write was sent; nothing was written."""

    def __init__(self, message: str, address: str) -> None:
        super().__init__(message)
        self.address = address


class AnswerBroken(BlogError):
    """Cut off, too large, or not what was asked for."""


class ServerFailed(BlogError):
    """5xx."""


class RequestRefused(BlogError):
    """Any other 4xx, in the blog's own words; `code` is the blog's, such as `term_exists`.

    `existing` is the id of what is there already, if the blog names it.
    """

    def __init__(self, message: str, code: str = "", existing: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.existing = existing


class PostBinned(RequestRefused):
    """The post lies in the bin of its blog."""


class PostStopped(RequestRefused):
    """A check stops the post, whose id is `code`: nothing was sent."""
