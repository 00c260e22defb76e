"""A blog whose certificate nobody vouches for: looked at, trusted for it only, and asked about when it changes."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from editor.practice.child import PRACTICE_PASSWORD, PRACTICE_USER, start
from tests.journeys.daily_doctor import WALL
from tests.journeys.daily_hand import DailyHand
from tests.servers.certificates import Certificate, make_authority
from tests.servers.fault_proxy import FaultProxy

UNKNOWN = "comes from an authority that this computer does not know"
TRUST = "Trust this certificate for this blog"


def trusting(hand: DailyHand) -> None:
    """Added by trusting it; changed, it stops the post and the doctor, until a person looks at it anew."""
    running = start(hand.home / "elsewhere")
    port = int(running.url.rpartition(":")[2].rstrip("/"))
    with TemporaryDirectory() as folder:
        authority = make_authority(Path(folder))
        with FaultProxy(port, authority, Certificate.SELF_SIGNED) as proxy:
            try:
                added(hand, proxy.url)
                changed(hand, proxy)
                ended(hand)
            finally:
                running.stop()


def added(hand: DailyHand, address: str) -> None:
    """Enter does not trust."""
    hand.choose("Blog", "Add blog…")
    hand.fill("Address of the blog", address)
    hand.click("Continue")
    hand.find(TRUST)
    assert hand.shows(UNKNOWN)
    assert hand.shows("Certificate for 127.0.0.1, localhost")
    hand.shot("add")
    hand.keys("Return")
    hand.find("Continue")
    hand.click("Continue")
    hand.click(TRUST)
    hand.fill("User name", PRACTICE_USER)
    hand.fill("Application password", PRACTICE_PASSWORD)
    hand.click("Connect")
    hand.wait_for("Connected to")


def changed(hand: DailyHand, proxy: FaultProxy) -> None:
    """Nothing is sent before a person has looked."""
    hand.write("Beans", "Runner beans, mostly.")
    proxy.show(Certificate.UNTRUSTED)
    hand.keys("Ctrl+Return")
    hand.wait_for("shows another certificate than the one that you trust for it")
    hand.shot("refused")
    hand.choose("Blog", "Check the connection…")
    hand.wait_for(WALL)
    hand.shot("doctor")
    hand.keys("Escape")
    hand.click("Look at the certificate…")
    hand.wait_for("It is not the one that you trusted before.")
    hand.shot("changed")
    hand.click(TRUST)
    hand.wait_for("Published on")


def ended(hand: DailyHand) -> None:
    """Shown where one logs in, and ended there."""
    hand.choose("Blog", "Log in again…")
    hand.wait_for("You trust this certificate for this blog:")
    hand.shot("account")
    hand.click("Trust it no longer")
    hand.is_gone("You trust this certificate for this blog:")
    hand.keys("Escape")
    hand.choose("Blog", "Check the connection…")
    hand.wait_for(WALL)
    hand.wait_for(UNKNOWN)
    hand.click("Look at the certificate…")
    hand.click(TRUST)
    hand.wait_for("The certificate is the one that you trust for this blog, until")
    hand.shot("trusted-again")
    hand.keys("Escape")
    hand.say("trusted, asked about anew, and no longer trusted")
