"""Typing, saving, kills, and another program that writes fields, in any order: the words are those that were typed."""

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from editor.drafts.desk import Desk
from editor.drafts.open_draft import OpenDraft
from editor.drafts.outside import Outside
from editor.errors import FrontMatterBroken
from editor.store.draft_files import read_draft, save_draft
from editor.store.paths import paths_from
from editor.store.state import open_state
from tests.support.drafts_as_text import files

titles = st.sampled_from(["Bees", "Wasps: a # b", ""])


class Afternoon(RuleBasedStateMachine):
    """One draft, and what its author would say that it holds."""

    @initialize(text=files())
    def begin(self, text: str) -> None:
        """Open a file."""
        self.home = Path(tempfile.mkdtemp(prefix="afternoon-"))
        self.path = self.home / "bees.md"
        self.path.write_bytes(text.encode())
        state = open_state(paths_from({"REJOINDER_HOME": str(self.home)}))
        self.desk = Desk(journals=self.home / "journals", state=state)
        self.draft = OpenDraft.open(self.path, self.desk)
        self.body, self.title, self.tie = self.draft.text, self.draft.draft.title, self.draft.draft.remote_id

    @rule(place=st.floats(0, 1), removed=st.integers(0, 3), added=st.sampled_from(["a", "é\n", "🐝", "", "> q\n\n"]))
    def type(self, place: float, removed: int, added: str) -> None:
        """Type and erase somewhere."""
        start = int(place * len(self.body))
        removed = min(removed, len(self.body) - start)
        self.draft.edit(start, removed, added)
        self.body = self.body[:start] + added + self.body[start + removed :]

    @precondition(lambda self: self.draft.problem is None)
    @rule(title=titles)
    def name(self, title: str) -> None:
        """Write the title."""
        try:
            self.draft.set_fields(title=title)
        except FrontMatterBroken:  # a head that YAML reads otherwise than its lines stand: refused, and as it was
            return
        self.title = title

    @rule()
    def save(self) -> None:
        """Save."""
        self.draft.save()
        assert self.draft.is_saved
        assert read_draft(self.path).draft.body == self.body

    @rule()
    def flush(self) -> None:
        """Bring the journal to the disk."""
        self.draft.flush()

    @rule()
    def kill(self) -> None:
        """End without saving, and open again. A close leaves on the disk what a kill leaves."""
        self.draft.close()
        self.draft = OpenDraft.open(self.path, self.desk)

    @rule(number=st.integers(1, 9))
    def publish(self, number: int) -> None:
        """Another program writes the post's id into the file as it stands there."""
        file = read_draft(self.path)
        if file.problem is None:
            try:
                save_draft(file, replace(file.draft, remote_id=f"{number}"))
            except FrontMatterBroken:
                return
            assert self.draft.changed_outside() in {Outside.SAME, Outside.MERGED}
            self.tie = f"{number}"

    @invariant()
    def holds_what_was_typed(self) -> None:
        """Not a word more, not a word less."""
        if hasattr(self, "draft"):
            assert (self.draft.text, self.draft.draft.title) == (self.body, self.title)
            assert self.draft.draft.remote_id == self.tie

    def teardown(self) -> None:
        """Close everything."""
        if hasattr(self, "draft"):
            self.draft.close()
            self.desk.state.close()
            shutil.rmtree(self.home)


TestAfternoon = Afternoon.TestCase
TestAfternoon.settings = settings(max_examples=100, stateful_step_count=15)
