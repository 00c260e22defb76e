"""Makes a WordPress that needs neither MySQL nor Apache: Debian's package, and the SQLite drop-in from npm."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

from tests.servers.wordpress.packages import PackagesMissing, load_npm, unpack_debian
from tests.servers.wordpress.places import cache, locked

SUITES = ("trixie", "sid")
"""WordPress 6.8, and the newest one (it moves)."""

_PACKAGES = (
    "wordpress",
    "wordpress-theme-twentytwentyfive",
    "libphp-phpmailer",
    "php-getid3",
    "libjs-underscore",
    "libjs-cropper",
    "libjs-jquery-ui",
    "libjs-lodash",
)
_SQLITE_CARRIER = "@wp-playground/cli@3.1.56"
_SQLITE = "sqlite-database-integration.zip"
_SQLITE_SHA256 = "519abfab608e6b70e88d8731192eae51da3eadf3981ee2be043f0b01c214a9ee"
_EXTENSIONS = ("pdo_sqlite", "dom", "mbstring", "gd", "exif", "curl")


def build(suite: str = "trixie") -> Path:
    """The folder of a complete WordPress of that Debian suite; made once (some 6 s), then kept."""
    built = cache() / "dist" / suite
    with locked("build"):
        if not (built / "wp-load.php").exists():
            _need_php()
            built.parent.mkdir(exist_ok=True)
            with tempfile.TemporaryDirectory(dir=cache()) as work:
                _assemble(suite, Path(work)).rename(built)  # in one step: a half-built one is never used
    return built


def _need_php() -> None:
    if shutil.which("php") is None:
        raise PackagesMissing("php is missing: run `make setup`.")
    loaded = subprocess.run(["php", "-m"], capture_output=True, text=True, check=True).stdout.split()
    missing = [name for name in _EXTENSIONS if name not in loaded]
    if missing:
        raise PackagesMissing(f"PHP lacks {', '.join(missing)}: run `make setup`.")


def _assemble(suite: str, work: Path) -> Path:
    root = unpack_debian(suite, _PACKAGES, work / "debian")
    package = root / "usr/share/wordpress"
    for unwanted in (".htaccess", "wp-config.php", "wp-includes/certificates/ca-bundle.crt"):
        (package / unwanted).unlink(missing_ok=True)  # the last one: a link into the machine's own files
    whole = work / "whole"
    _copy(package, whole)
    _copy(root / "var/lib/wordpress/wp-content", whole / "wp-content")  # Debian keeps themes there
    if not (whole / "wp-content/themes/twentytwentyfive").is_dir():
        raise PackagesMissing("The theme was not in Debian's packages: they have changed.")
    _add_sqlite(whole / "wp-content", work)
    return whole


def _copy(source: Path, target: Path) -> None:
    """Links followed: Debian's point to its own libraries, and the copy stands alone."""
    shutil.copytree(source, target, dirs_exist_ok=True, ignore_dangling_symlinks=True)


def _add_sqlite(content: Path, work: Path) -> None:
    packed = load_npm(_SQLITE_CARRIER, _SQLITE, work)
    if hashlib.sha256(packed.read_bytes()).hexdigest() != _SQLITE_SHA256:
        raise PackagesMissing(f"{_SQLITE} is not the file that was tried: see build.py.")
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(work / "sqlite")
    plugin = content / "plugins/sqlite-database-integration"
    shutil.copytree(work / "sqlite/plugin-sqlite-database-integration", plugin)
    shutil.copy(plugin / "db.copy", content / "db.php")
    (content / "mu-plugins").mkdir(exist_ok=True)
