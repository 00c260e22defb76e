"""The scenes of an ordinary day, by name."""

from __future__ import annotations

from collections.abc import Callable

from tests.journeys import (
    daily_accounts,
    daily_approving,
    daily_at_once,
    daily_bad_files,
    daily_checks,
    daily_doctor,
    daily_help,
    daily_keeping,
    daily_library,
    daily_life,
    daily_menus,
    daily_merging,
    daily_options,
    daily_outside,
    daily_pictures,
    daily_preferences,
    daily_publishing,
    daily_trusting,
    daily_walls,
    daily_writing,
)
from tests.journeys.daily_hand import DailyHand

SCENES: dict[str, Callable[[DailyHand], None]] = {
    "versions": daily_keeping.versions,
    "no_versions": daily_keeping.no_versions,
    "binning": daily_keeping.binning,
    "raw": daily_keeping.raw,
    "taken_back": daily_publishing.taken_back,
    "outbox": daily_publishing.outbox,
    "quitting": daily_publishing.quitting,
    "closing_in_time": daily_publishing.closing_in_time,
    "scheduling": daily_publishing.scheduling,
    "looking": daily_publishing.looking,
    "conflict": daily_publishing.conflict,
    "twin": daily_publishing.twin,
    "gone": daily_publishing.gone,
    "done_there": daily_publishing.done_there,
    "walls_adding": daily_walls.adding,
    "walls_publishing": daily_walls.publishing,
    "quiet_reload": daily_outside.quiet_reload,
    "conflicts": daily_outside.conflicts,
    "file_gone": daily_outside.gone,
    "copied_as_new": daily_outside.copied_as_new,
    "copied_as_moved": daily_outside.copied_as_moved,
    "second_start": daily_outside.second_start,
    "unreadable": daily_bad_files.unreadable,
    "too_large": daily_bad_files.too_large,
    "broken_head": daily_bad_files.broken_head,
    "cannot_be_saved": daily_bad_files.cannot_be_saved,
    "fields": daily_checks.fields,
    "options": daily_options.options,
    "finding": daily_writing.finding,
    "formatting": daily_writing.formatting,
    "smart_keys": daily_writing.smart_keys,
    "focus_mode": daily_writing.focus_mode,
    "searching": daily_writing.searching,
    "menus": daily_menus.menus,
    "undone_and_done_again": daily_menus.undone_and_done_again,
    "about": daily_help.about,
    "log": daily_help.log,
    "library": daily_library.library,
    "life": daily_life.life,
    "pictures": daily_pictures.pictures,
    "doctor": daily_doctor.doctor,
    "doctor_small": daily_doctor.doctor_small,
    "forgetting": daily_accounts.forgetting,
    "moved": daily_accounts.moved,
    "trusting": daily_trusting.trusting,
    "removing": daily_accounts.removing,
    "still_its_own": daily_accounts.still_its_own,
}

SPECIAL: dict[str, Callable[[DailyHand], None]] = {
    "next_start": daily_publishing.next_start,  # after "quitting", in the same home
    "no_keyring": daily_publishing.no_keyring,  # without a session bus
    "named": daily_outside.named,  # started with a file
    "folder_named": daily_bad_files.folder_named,  # started with a folder
    "approving": daily_approving.approving,  # with the address of a WordPress
    "revoking": daily_accounts.revoking,  # with the address of a WordPress
    "beside_commands": daily_at_once.beside_commands,  # with five posts for a WordPress in the outbox
    "one_sentence": daily_library.one_sentence,  # with the address of a WordPress
    "merging": daily_merging.merging,  # with the address of a WordPress
    "doctor_on_wordpress": daily_doctor.doctor_on_wordpress,  # with its address
    "refused": daily_help.refused,  # with a state of a newer program
    "put_back": daily_help.put_back,  # with a state that is damaged
    "locked": daily_help.locked,  # with a state that another program holds
    "preferences": daily_preferences.preferences,
    "still_chosen": daily_preferences.still_chosen,  # after it, in the same home, as the next three are
    "leave_window": daily_preferences.leave_window,
    "window_is_as_left": daily_preferences.window_is_as_left,
    "window_is_seen_again": daily_preferences.window_is_seen_again,
}
"""Scenes that a test has to prepare for."""
