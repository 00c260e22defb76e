"""The log file stays small and tells no secrets; neither do diagnostics."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pytest

import editor
from editor.store.log import COMMAND_LOG, LARGEST, WINDOW_LOG, diagnostics, logging_to
from editor.store.paths import Paths

PASSWORD = "abcd EFGH ijkl MNOP qrst 0123"
log = logging.getLogger("editor.tests")


def fail(url: str) -> None:
    raise ConnectionError(url)


def test_what_is_logged_stands_in_the_file(paths: Paths) -> None:
    with logging_to(paths.log):
        log.info("Published %s", "“Café at the quay”")
    log.info("Not in the file any more")
    text = (paths.log / WINDOW_LOG).read_text()
    assert text.rstrip().endswith("Z INFO editor.tests: Published “Café at the quay”")
    assert text.count("\n") == 1


def test_no_password_gets_into_the_file(paths: Paths) -> None:
    with logging_to(paths.log):
        log.warning("Refused: %s", {"Authorization": "Basic bWFydGE6c2VjcmV0"})
        try:
            fail(f"https://marta:{PASSWORD.replace(' ', '')}@ferry.example/")
        except ConnectionError:
            log.exception("With %s", PASSWORD)
        log.error("Again", exc_info=ConnectionError(PASSWORD))
    text = (paths.log / WINDOW_LOG).read_text()
    assert "Traceback" in text
    assert "ConnectionError: https://***@ferry.example/" in text
    for part in ("bWFydGE6c2VjcmV0", "EFGH", "0123"):
        assert part not in text


def test_traceback_is_redacted_whoever_formats_it_first(paths: Paths) -> None:
    error = ConnectionError(PASSWORD)
    with logging_to(paths.log):
        (ours,) = [handler for handler in logging.getLogger().handlers if isinstance(handler, RotatingFileHandler)]
        for formatted in (None, f"formatted by another handler: {PASSWORD}"):
            record = log.makeRecord(log.name, logging.ERROR, "", 0, "Again", (), (type(error), error, None))
            record.exc_text = formatted
            ours.handle(record)
    text = (paths.log / WINDOW_LOG).read_text()
    assert "ConnectionError: ***\n" in text
    assert "formatted by another handler: ***\n" in text


def test_log_does_not_grow_beyond_four_files(paths: Paths) -> None:
    with logging_to(paths.log, COMMAND_LOG):
        for _ in range(600):
            log.info("%s", "x" * 20_000)
    files = sorted(paths.log.iterdir())
    assert [file.name for file in files] == [COMMAND_LOG, *(f"{COMMAND_LOG}.{number}" for number in (1, 2, 3))]
    assert all(file.stat().st_size <= LARGEST for file in files)


def test_without_a_folder_the_program_goes_on(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "log").write_text("a file in its place")
    with logging_to(tmp_path / "log"):
        log.info("Published")
    assert f"There is no log file in {tmp_path / 'log'}" in caplog.text


def test_diagnostics_name_versions_places_and_warnings(paths: Paths) -> None:
    with logging_to(paths.log):
        log.info("Saved")
        log.warning("Refused with %s", PASSWORD)
        log.error("Lost")
    text = diagnostics(paths, {"Blogs": f"1 of wordpress, {PASSWORD}"})
    assert f"Rejoinder: {editor.__version__}\n" in text
    assert "PySide6: 6." in text
    assert f"State: {paths.state}\n" in text
    assert "Blogs: 1 of wordpress, ***\n" in text
    assert "Z WARNING editor.tests: Refused ***\n" in text
    assert "Z ERROR editor.tests: Lost\n" in text
    assert "Saved" not in text
    assert f"Last warnings of {COMMAND_LOG}:\nnone\n" in text


def test_diagnostics_name_a_library_that_is_missing(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("editor.store.log.LIBRARIES", ("no-such-library",))
    assert "no-such-library: not installed\n" in diagnostics(paths, {})
