"""The connection doctor: its lines, what is kept of them, and the report."""

from __future__ import annotations

from dataclasses import replace

import pytest

from editor.blogs.doctor import examine, report
from editor.clients.registry import open_client
from editor.errors import AddressMoved, BlogError, CertificateUnknown, LoginBarred, LoginRefused, Unreachable
from editor.model.blog import Blog, Capabilities, Credentials
from editor.model.examination import Finding, Remedy, Subject, Verdict
from editor.store.blogs import all_blogs, blog_with, put_blog
from editor.store.database import Database
from tests.blogs.conftest import LOGIN
from tests.support.memory_blog import ALL, Fault, MemoryBlog


def test_lines_of_a_blog_without_a_fault_and_what_may_be_done_is_kept(db: Database, blog: Blog) -> None:
    put_blog(db, blog)
    findings = list(examine(db, blog, open_client(blog, LOGIN)))
    assert {finding.verdict for finding in findings} == {Verdict.GOOD}
    assert [findings[0].subject, findings[-1].subject] == [Subject.ADDRESS, Subject.VERSION]
    kept = blog_with(db, blog.identity)
    assert kept is not None
    assert kept == replace(blog, capabilities=kept.capabilities)
    assert kept.capabilities.user_name == "You"


def test_what_may_be_done_stays_as_it_was_when_the_login_is_refused(db: Database, blog: Blog) -> None:
    put_blog(db, replace(blog, capabilities=ALL))
    *_, last = examine(db, blog, open_client(blog, Credentials(user="you", password="wrong")))
    assert (last.subject, last.verdict) == (Subject.LOGIN, Verdict.STOP)
    kept = blog_with(db, blog.identity)
    assert kept is not None
    assert kept.capabilities == ALL


def test_blog_that_was_removed_meanwhile_does_not_come_back(db: Database, blog: Blog) -> None:
    assert list(examine(db, blog, open_client(blog, LOGIN)))
    assert all_blogs(db) == ()


def test_client_that_cannot_say_more_is_asked_whether_it_may_write(db: Database, blog: Blog) -> None:
    put_blog(db, blog)
    (finding,) = examine(db, blog, MemoryBlog())
    assert (finding.subject, finding.verdict, finding.capabilities) == (Subject.LOGIN, Verdict.GOOD, ALL)


@pytest.mark.parametrize(
    ("error", "subject"), [(LoginRefused("No."), Subject.LOGIN), (Unreachable("Nobody there."), Subject.WEB_API)]
)
def test_what_such_a_client_raises_stops(db: Database, blog: Blog, error: BlogError, subject: Subject) -> None:
    faults = [Fault("verify", error, after_work=False)]
    (finding,) = examine(db, blog, MemoryBlog(faults=faults))
    assert (finding.subject, finding.verdict, finding.sentence) == (subject, Verdict.STOP, str(error))


def test_report_holds_every_line_and_no_secret(blog: Blog) -> None:
    able = Capabilities(user_name="Randy", user_id="7")
    findings = [
        Finding(subject=Subject.PASSWORDS, verdict=Verdict.GOOD, sentence="They are switched on."),
        Finding(subject=Subject.RIGHTS, verdict=Verdict.NOTE, sentence="This user may write.", capabilities=able),
        Finding(subject=Subject.LOGIN, verdict=Verdict.STOP, sentence="No: abcd efgh ijkl mnop qrst uvwx is wrong."),
    ]
    head, *lines = report(replace(blog, url="https://you:pass@blog.example/"), findings).splitlines()
    assert head.startswith("Connection to https://***@blog.example/ (wordpress), looked at by Rejoinder ")
    assert head.endswith(" UTC")
    assert lines == [
        "ok    Application passwords: They are switched on.",
        "note  Rights: This user may write.",
        "stop  Login: No: *** is wrong.",
    ]


@pytest.mark.parametrize(
    ("error", "remedy"),
    [
        (LoginRefused("No."), Remedy.LOG_IN),
        (LoginBarred("No login gets there."), Remedy.NONE),
        (AddressMoved("Moved.", "https://new.example/"), Remedy.FOLLOW),
        (CertificateUnknown("Who?", "https://blog.example/"), Remedy.TRUST),
        (Unreachable("Nobody there."), Remedy.NONE),
    ],
)
def test_line_that_stops_says_what_the_window_can_do(
    db: Database, blog: Blog, error: BlogError, remedy: Remedy
) -> None:
    (finding,) = examine(db, blog, MemoryBlog(faults=[Fault("verify", error, after_work=False)]))
    assert finding.remedy is remedy
