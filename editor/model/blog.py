"""A blog, and what it and its user can take."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from editor.model.certificate import Certificate
from editor.model.draft import PAGE, Status

PRACTICE = "practice"
"""Name and identity of the practice blog: it is chosen by its name only, and no other blog may have it."""


class Feature(StrEnum):
    """What a post may need from a blog. What a post has and its blog has not would be lost."""

    TITLE = "title"
    SLUG = "slug"
    EXCERPT = "excerpt"
    CATEGORIES = "categories"
    NEW_CATEGORIES = "new categories"
    TAGS = "tags"
    NEW_TAGS = "new tags"
    FEATURED_IMAGE = "featured image"
    IMAGES = "images"
    DATE = "date"
    COMMENTS = "comments"
    DISCUSSION = "choice of open or closed comments"
    PINGS = "choice of open or closed pings"
    PASSWORD = "password"  # noqa: S105 — that of a post, and only its name
    STICKY = "place at the top"
    FORMAT = "format"
    AUTHOR = "author"
    PAGES = "page"
    ANY_HTML = "any HTML"
    """The blog stores what it is sent; without it, it strips markup that it holds for dangerous."""
    BLOCKS = "blocks"
    """The blog knows WordPress's block markup."""


NOT_OF_PAGES = frozenset({Feature.CATEGORIES, Feature.TAGS, Feature.STICKY, Feature.FORMAT})
"""What a page has on no blog."""


class PostForm(StrEnum):
    """How posts are written for a blog."""

    CLASSIC = "classic"
    """HTML as the preview shows it."""
    BLOCKS = "blocks"
    """The same in WordPress's block markup, for whoever goes on in the block editor."""


class MetaKind(StrEnum):
    """Of what kind a custom field is, in the words of JSON's schemas."""

    TEXT = "string"
    CHOICE = "boolean"
    WHOLE = "integer"
    NUMBER = "number"


@dataclass(frozen=True, slots=True, kw_only=True)
class MetaField:
    """A custom field that a blog has registered for its posts: a plugin or a theme asks for it."""

    key: str
    kind: MetaKind
    is_list: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Defaults:
    """What a new post for a blog begins with; a person chose it."""

    status: Status = Status.PUBLISHED
    comments: bool | None = None
    """As in Draft."""
    categories: tuple[str, ...] = ()
    format: str = ""
    largest_image: int = 0
    """The longer side of an image that is uploaded, in pixels; 0: as WordPress itself keeps it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Capabilities:
    """What a blog lets one user do; kept with the blog, so that checks work offline."""

    features: frozenset[Feature] = frozenset()
    statuses: frozenset[Status] = frozenset({Status.DRAFT})
    largest_upload: int | None = None
    """Bytes; None: not known."""
    image_types: frozenset[str] = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp"})
    formats: tuple[str, ...] = ()
    """What the blog shows in another way than a standard post, in its words (`aside`)."""
    meta: tuple[MetaField, ...] = ()
    """The custom fields of its posts that may be written."""
    user_id: str = ""
    user_name: str = ""
    timezone: str = "UTC"
    """IANA name, or an offset such as +02:00: the blog's clock."""

    def features_for(self, post_type: str) -> frozenset[Feature]:
        """What the blog can take of a post, or of a page."""
        return self.features - NOT_OF_PAGES if post_type == PAGE else self.features

    def meta_for(self, post_type: str) -> dict[str, MetaField]:
        """The custom fields of a post, by their keys; those of pages are not known."""
        return {} if post_type else {field.key: field for field in self.meta}

    def status_for(self, wanted: Status) -> Status:
        """What a post of this status becomes here: who may not publish submits for review."""
        is_review = wanted is Status.PUBLISHED and wanted not in self.statuses and Status.PENDING in self.statuses
        return Status.PENDING if is_review else wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class Blog:
    """A place to publish. `identity` (a UUID) names its secret in the keyring; there is no password in here."""

    identity: str
    name: str
    url: str
    """The address that readers use."""
    api_url: str
    """Where the web API answers."""
    kind: str
    """The client's name, such as `wordpress`."""
    user: str
    capabilities: Capabilities = field(default_factory=Capabilities)
    form: PostForm = PostForm.CLASSIC
    defaults: Defaults = field(default_factory=Defaults)
    former: tuple[str, ...] = ()
    """The names that it had before: drafts may still bear them."""
    trusted: Certificate | None = None
    """A person trusts this certificate for this blog, whoever vouches for it, and then no other."""

    def is_called(self, name: str) -> bool:
        """Is this its name, or one that it had before? Capitals do not matter."""
        return name.casefold() in {each.casefold() for each in (self.name, *self.former)}

    def is_user(self, name: str) -> bool:
        """Is this the one who is logged in, by either name?"""
        return name.casefold() in {self.user.casefold(), self.capabilities.user_name.casefold()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """A user's name and application password; the password shows in no repr."""

    user: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What discovery found behind an address."""

    name: str
    """What it calls itself, or its host: never empty."""
    url: str
    api_url: str
    kind: str
    timezone: str = "UTC"
    authorization_url: str = ""
    """Where the browser approves an application password; empty: they are switched off."""
    answers_programs: bool = False
    """The approving page sends its answer to a program on this computer."""
