"""The rooms behind a command, opened when one needs them, closed at its end."""

from __future__ import annotations

import getpass
import os
import sys
from contextlib import ExitStack
from functools import cached_property

from editor.blogs.choosing import blog_for
from editor.blogs.opening import client_for
from editor.cli.output import say
from editor.clients.network import Network
from editor.clients.protocols import BlogClient
from editor.errors import NetworkUnusable, SecretError
from editor.model.blog import PRACTICE, Blog
from editor.model.draft import Draft
from editor.practice.blog import practice_blog, practice_credentials, running_url
from editor.publish.building import workplace
from editor.publish.workplace import Workplace
from editor.store.blogs import blog_with, identities, put_blog
from editor.store.cache import open_cache, tie_by_identity
from editor.store.database import Database
from editor.store.paths import Paths
from editor.store.settings import Settings, load_settings
from editor.store.state import open_state_or_copy


class Rooms:
    """One command's state, cache and clients; what was opened is closed by the stack it is given."""

    def __init__(self, paths: Paths, stack: ExitStack) -> None:
        self.paths = paths
        self._stack = stack
        self._typed: dict[str, str] = {}

    @cached_property
    def state(self) -> Database:
        """What is precious; where a copy had to take its place, that is said. Raises StateError."""
        database, notice = open_state_or_copy(self.paths)
        self._stack.callback(database.close)
        if notice:
            say(notice)
        self._use_network(load_settings(database))
        return database

    def _use_network(self, settings: Settings) -> None:
        """As it was chosen in the window; what cannot be used is said, and most commands need no network."""
        try:
            Network(os.environ, self.paths.cache).use(settings.proxy, settings.ca_file)
        except NetworkUnusable as error:
            say(str(error))

    @cached_property
    def cache(self) -> Database:
        """What can be fetched again."""
        database = open_cache(self.paths)
        self._stack.callback(database.close)
        tie_by_identity(database, identities(self.state))
        return database

    def blog(self, name: str, draft: Draft | None = None) -> Blog:
        """The blog that is meant: by name, by the draft, or the only one. Raises UsageError with the list."""
        return self.practice() if _means_practice(name, draft) else blog_for(self.state, name, draft)

    def kept_blog(self, name: str, draft: Draft | None = None) -> Blog:
        """The same as it is kept: nothing is started, nothing asked.

        The practice blog has no address before it was first started, and what it can take is not known.
        """
        if not _means_practice(name, draft):
            return blog_for(self.state, name, draft)
        return blog_with(self.state, PRACTICE) or practice_blog("")

    def practice(self) -> Blog:
        """The practice blog: the one that runs, or one started for this command."""
        from editor.practice.child import start

        home = self.paths.state / "practice"
        url = running_url(home)
        if not url:
            running = start(home)
            self._stack.callback(running.stop)
            url = running.url
        blog = practice_blog(url, self.client(practice_blog(url)).verify())
        return put_blog(self.state, blog)

    def client(self, blog: Blog) -> BlogClient:
        """A client that is logged in; a locked or missing keyring is asked about where there is a terminal."""
        from editor.clients.registry import open_client

        if blog.identity == PRACTICE:
            return open_client(blog, practice_credentials())
        try:
            return client_for(self.state, blog, self._typed)
        except SecretError:
            if not sys.stdin.isatty():
                raise
            self._typed[blog.identity] = getpass.getpass(f"Application password of {blog.user} on {blog.name}: ")
            return client_for(self.state, blog, self._typed)

    def workplace(self) -> Workplace:
        """Where jobs are worked off."""
        return workplace(self.paths, self.state, self.cache, self._client_of_a_job)

    def _client_of_a_job(self, blog: Blog) -> BlogClient:
        return self.client(self.practice() if blog.identity == PRACTICE else blog)


def _means_practice(name: str, draft: Draft | None) -> bool:
    """Its address changes with each start, so it is never taken from what is kept."""
    return (name or (draft.blog if draft else "")).casefold() == PRACTICE
