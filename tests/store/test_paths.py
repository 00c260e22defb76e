"""Where things are kept."""

from dataclasses import fields
from pathlib import Path

import pytest

from editor.store.paths import Paths, paths_from


def test_home_holds_everything(tmp_path: Path) -> None:
    paths = paths_from({"REJOINDER_HOME": str(tmp_path)})
    found = [getattr(paths, field.name) for field in fields(Paths)]
    assert sorted(folder.relative_to(tmp_path).name for folder in found) == [
        "cache",
        "drafts",
        "log",
        "runtime",
        "state",
        "web",
    ]


def test_relative_home_is_taken_from_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert paths_from({"REJOINDER_HOME": "mine"}).state == tmp_path / "mine" / "state"


def test_without_home_the_platform_says_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "logs"))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "Papers"))
    monkeypatch.delenv("REJOINDER_HOME", raising=False)
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    paths = paths_from()
    assert paths.state == tmp_path / "data" / "rejoinder"  # where backups look
    assert paths.cache == tmp_path / "cache" / "rejoinder"
    assert paths.web.is_relative_to(paths.cache)
    assert paths.log.is_relative_to(tmp_path / "logs")
    assert paths.drafts == tmp_path / "Papers" / "Rejoinder"
    assert paths.runtime == paths.state / "runtime"


def test_sockets_go_where_the_login_session_keeps_them() -> None:
    assert paths_from({"XDG_RUNTIME_DIR": "/run/user/1000"}).runtime == Path("/run/user/1000/rejoinder")
