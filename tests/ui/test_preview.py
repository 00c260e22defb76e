"""The preview shows what is typed, keeps its place, and does nothing that nobody asked for."""

from __future__ import annotations

import json
import os
import random
import signal
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from editor.model.disclosure import Disclosure
from editor.model.draft import Draft
from editor.model.post import RenderedPost
from editor.render.patches import Patch
from editor.render.sanitize import for_display
from editor.ui.parts.theme import Theme, dark, light
from editor.ui.preview.preview import Preview
from editor.ui.preview.web_preview import WebPreview
from editor.ui.sandbox import has_sandbox
from tests.support.listening import listening
from tests.support.markdown_texts import random_edit, random_text
from tests.support.rendering import parts_of, post_of
from tests.ui.conftest import ShownPreview

LONG = "\n\n".join(f"Paragraph {number} with some words in it." for number in range(200))
TOP = "Math.round(window.scrollY)"


def test_a_draft_is_shown_with_its_title_and_disclosure(shown: ShownPreview) -> None:
    disclosed = (Disclosure(template="paid-travel", text="Seedling Co. paid my train fare."),)
    shown.pane.set_draft(Draft(title="Bees & <b>me</b>", lang="de", body="Hello *there*.", disclosures=disclosed))
    shown.wait_for("document.querySelectorAll('article > *').length", 2)
    assert shown.js("document.querySelector('h1').textContent") == "Bees & <b>me</b>"
    assert shown.js("document.documentElement.lang") == "de"
    assert shown.js("document.querySelector('aside.disclosure p').textContent") == "Seedling Co. paid my train fare."
    assert shown.js("document.querySelector('article > p').innerHTML") == "Hello <em>there</em>."


def test_what_is_typed_is_patched_and_nothing_else_is_touched(shown: ShownPreview) -> None:
    shown.pane.set_draft(Draft(body="one\n\ntwo\n\nthree"))
    shown.wait_for("document.querySelectorAll('article > p').length", 3)
    shown.js("document.querySelectorAll('article > p').forEach(p => { p.known = true })")
    for place, letter in enumerate(" and more"):
        shown.pane.edit(8 + place, 0, letter)
    shown.wait_for("document.querySelectorAll('article > p')[1].textContent", "two and more")
    assert shown.js("[...document.querySelectorAll('article > p')].map(p => !!p.known)") == [True, False, True]


def test_blocks_come_and_go_in_their_order(shown: ShownPreview) -> None:
    shown.pane.set_draft(Draft(body="one\n\ntwo"))
    shown.pane.edit(5, 0, "- a\n- b\n\n# Title\n\n")
    shown.wait_for("[...document.querySelector('article').children].map(e => e.tagName).join()", "P,UL,H1,P")
    shown.pane.edit(0, 5, "")
    shown.wait_for("[...document.querySelector('article').children].map(e => e.tagName).join()", "UL,H1,P")


@pytest.mark.parametrize("seed", range(2))
def test_after_many_edits_the_page_is_that_of_a_fresh_run(shown: ShownPreview, seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 (no secret)
    text = random_text(rng)
    posts: list[RenderedPost] = []
    shown.pane.rendered.connect(posts.append)
    shown.pane.set_draft(Draft(body=text))
    for _ in range(80):
        start, removed, added = random_edit(rng, text)
        shown.pane.edit(start, removed, added)
        text = text[:start] + added + text[start + removed :]
        if rng.random() < 0.3:
            shown.qtbot.wait(rng.randint(0, 10))
    shown.qtbot.waitUntil(lambda: bool(posts) and posts[-1] == post_of(text), timeout=20_000)
    fresh = [for_display(part) for part in parts_of(text)]
    pieces = f"{json.dumps(fresh)}.map(part => {{ const t = document.createElement('template');"
    pieces += " t.innerHTML = part ? part + '\\n' : ''; return t.innerHTML }).join('')"
    shown.wait_for(f"document.querySelector('article').innerHTML.trim() === ({pieces}).trim()")


def test_the_title_and_the_disclosure_change_without_the_text(shown: ShownPreview) -> None:
    draft = Draft(body="words", title="One")
    shown.pane.set_draft(draft)
    shown.wait_for("document.querySelector('article > p')?.textContent", "words")
    shown.js("document.querySelector('article > p').known = true")
    disclosed = (Disclosure(template="paid-travel", text="I was paid."),)
    shown.pane.set_draft(Draft(body="words", title="Two", disclosures=disclosed))
    shown.wait_for("document.querySelector('aside')?.textContent", "I was paid.")
    assert shown.js("document.querySelector('h1').textContent") == "Two"
    assert shown.js("document.querySelector('article > p').known") is True


def test_the_place_in_a_long_post_is_kept_while_it_changes_above(shown: ShownPreview) -> None:
    shown.pane.set_draft(Draft(body=LONG))
    shown.wait_for("document.querySelectorAll('article > p').length", 200)
    shown.js("document.querySelectorAll('article > p')[100].scrollIntoView()")
    found = "[...document.querySelectorAll('article > p')].find(p => p.textContent.startsWith('Paragraph 100 '))"
    place = f"Math.round({found}.getBoundingClientRect().top)"
    before = shown.js(place)
    shown.pane.edit(0, 0, "A new beginning.\n\nAnd another paragraph.\n\n")
    shown.wait_for("document.querySelectorAll('article > p').length", 202)
    assert shown.js(place) == before


def test_another_draft_begins_at_its_top(shown: ShownPreview, tmp_path: Path) -> None:
    shown.pane.set_draft(Draft(body=LONG, path=tmp_path / "a.md"))
    shown.wait_for("document.querySelectorAll('article > p').length", 200)
    shown.js("window.scrollTo(0, 2000)")
    shown.pane.set_draft(Draft(body=f"Other.\n\n{LONG}", path=tmp_path / "b.md"))
    shown.wait_for("document.querySelectorAll('article > p').length", 201)
    assert shown.js(TOP) == 0


def test_a_line_is_brought_into_sight(shown: ShownPreview) -> None:
    shown.pane.set_draft(Draft(body=LONG))
    shown.wait_for("document.querySelectorAll('article > p').length", 200)
    shown.pane.show_line(301)
    shown.wait_for(
        "(() => { const box = document.querySelectorAll('article > p')[150].getBoundingClientRect();"
        " return box.top >= 0 && box.bottom <= window.innerHeight })()"
    )
    before = shown.js(TOP)
    shown.pane.show_line(303)
    assert shown.js(TOP) == before, "what is seen already stays where it is"


def test_the_post_is_told_when_the_writer_pauses(shown: ShownPreview, qtbot: QtBot) -> None:
    told: list[RenderedPost] = []
    shown.pane.rendered.connect(told.append)
    shown.pane.set_draft(Draft(body="one"))
    qtbot.waitUntil(lambda: bool(told))
    for place, letter in enumerate(" ![](a.png)"):
        shown.pane.edit(3 + place, 0, letter)
    qtbot.waitUntil(lambda: told[-1].html == '<p>one <img alt="" src="a.png" /></p>')
    assert len(told) == 2
    assert [image.source for image in told[-1].images] == ["a.png"]


def test_scripts_of_a_page_are_dead(shown: ShownPreview) -> None:
    shown.pane.set_draft(
        Draft(
            title="<script>document.title='bad'</script>",
            body="<script>document.title='bad'</script>\n\n<img src=x onerror=\"document.title='bad'\">\n\n"
            "<p onclick=\"document.title='bad'\">x</p>\n\n<svg onload=\"document.title='bad'\"></svg>\n\nend",
        )
    )
    shown.wait_for("document.querySelector('article').innerText.includes('end')")
    assert shown.js("document.title") == ""
    assert shown.js("document.querySelectorAll('script, svg, [onclick], [onerror]').length") == 0
    shown.js("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"document.title=`bad`\">')")
    shown.js(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'document.title=`bad`'}))"
    )
    assert shown.js("document.title") == ""


def test_no_request_leaves_whatever_the_draft_or_a_script_asks_for(shown: ShownPreview) -> None:
    with listening() as (address, asked):
        shown.pane.set_draft(
            Draft(
                body=f'![a]({address}/a.png)\n\n<link rel=stylesheet href="{address}/b.css">\n\n'
                f'<p style="background:url({address}/c)">x</p>\n\n<iframe src="{address}/d"></iframe>\n\n'
                f'<video src="{address}/e" poster="{address}/f"></video>\n\n'
                f'<meta http-equiv=refresh content="0;url={address}/g">\n\nend'
            )
        )
        shown.wait_for("document.querySelector('article').innerText.includes('end')")
        for element in (f"<img src=\\'{address}/h.png\\'>", f"<iframe src=\\'{address}/i\\'>"):
            shown.js(f"document.body.insertAdjacentHTML('beforeend', '{element}')")
        shown.js(f"document.body.insertAdjacentHTML('beforeend', '<link rel=prefetch href=\"{address}/j\">')")
        shown.js(f"(fetch('{address}/k').catch(() => 0), 1)")
        shown.qtbot.wait(500)
        assert asked == []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a draft lies, with images beside it and outside."""
    (tmp_path / "drafts/a.assets").mkdir(parents=True)
    for name in ("drafts/a.assets/my bee.png", "outside.png"):
        Image.new("RGB", (30, 20), "green").save(tmp_path / name)
    (tmp_path / "drafts/link.png").symlink_to(tmp_path / "outside.png")
    (tmp_path / "drafts/text.txt").write_text("words")
    return tmp_path / "drafts"


WIDTHS = "[...document.images].map(image => image.complete ? image.naturalWidth : -1).join()"


def test_the_drafts_own_images_are_shown_and_no_others(shown: ShownPreview, folder: Path) -> None:
    body = (
        "![](<a.assets/my bee.png>)\n\n![](../outside.png)\n\n![](link.png)\n\n![](text.txt)\n\n![](/etc/hostname.png)"
    )
    shown.pane.set_draft(Draft(path=folder / "a.md", body=body))
    shown.wait_for(WIDTHS, "30,0,0,0,0")


def test_an_image_of_the_web_is_shown_by_the_copy_that_is_kept(shown: ShownPreview, folder: Path) -> None:
    url, copy = "https://b.example/bee.png", (folder / "a.assets/my bee.png").read_bytes()
    shown.pane.set_draft(Draft(body=f"Look:\n\n![]({url})", path=folder / "a.md"))
    shown.wait_for(WIDTHS, "0")
    shown.pane.show_copies({url: copy}.get)
    shown.wait_for(WIDTHS, "30")
    assert shown.js("document.querySelectorAll('article > *').length") == 2


def test_a_draft_without_a_file_has_no_images(shown: ShownPreview, folder: Path) -> None:
    shown.pane.set_draft(Draft(body=f"![]({folder}/a.assets/x.png)"))
    shown.wait_for(WIDTHS, "0")


def click_on(shown: ShownPreview, selector: str) -> None:
    box = f"document.querySelector('{selector}').getBoundingClientRect()"
    left, top = shown.js(f"Math.round({box}.left + 3)"), shown.js(f"Math.round({box}.top + {box}.height / 2)")
    assert isinstance(left, int)
    assert isinstance(top, int)
    QTest.mouseClick(shown.focused(), Qt.MouseButton.LeftButton, pos=QPoint(left, top))


def test_links_open_in_the_real_browser(shown: ShownPreview) -> None:
    shown.pane.set_draft(Draft(body="[there](https://there.example/a?b=ü&c#d)"))
    shown.wait_for("!!document.querySelector('article a')")
    click_on(shown, "article a")
    shown.qtbot.waitUntil(lambda: bool(shown.opened))
    assert shown.opened == ["https://there.example/a?b=%C3%BC&c#d"]
    assert "there" in shown.text()


def test_a_link_to_a_note_scrolls_to_it(shown: ShownPreview) -> None:
    shown.pane.set_draft(Draft(body=f"see[^1]\n\n{LONG}\n\n[^1]: a note"))
    shown.wait_for("!!document.querySelector('.footnote li')")
    click_on(shown, "article sup a")
    shown.wait_for("document.querySelector('.footnote li').getBoundingClientRect().top < window.innerHeight")
    assert shown.opened == []


def test_a_link_that_is_no_web_address_is_not_opened_and_this_is_said(shown: ShownPreview, folder: Path) -> None:
    shown.pane.set_draft(Draft(path=folder / "a.md", body="[x](gone.txt)"))
    shown.wait_for("!!document.querySelector('article a')")
    click_on(shown, "article a")
    shown.qtbot.waitUntil(lambda: bool(shown.noticed))
    assert shown.opened == []
    assert shown.noticed[0].endswith("gone.txt is no web address, so it is not opened.")


def test_the_page_follows_the_theme(shown: ShownPreview) -> None:
    shown.pane.set_draft(Draft(body="words"))
    shown.pane.set_theme(dark())
    shown.wait_for("getComputedStyle(document.documentElement).backgroundColor", "rgb(26, 28, 30)")
    shown.pane.set_theme(light())
    shown.wait_for("getComputedStyle(document.documentElement).backgroundColor", "rgb(255, 255, 255)")


def test_another_look_shows_the_same_words(shown: ShownPreview) -> None:
    shown.pane.set_draft(Draft(body="words", title="Title"))
    shown.wait_for("document.querySelector('article').innerText.includes('words')")
    with shown.qtbot.waitSignal(shown.web.emptied):
        shown.pane.set_look("plain")
    shown.wait_for("document.querySelector('article').innerText.includes('words')")
    assert "Serif" not in str(shown.js("getComputedStyle(document.querySelector('article')).fontFamily"))
    assert shown.js("document.querySelector('h1').textContent") == "Title"


def test_a_refused_block_is_shown_as_its_source_with_the_reason(shown: ShownPreview) -> None:
    shown.pane.set_draft(Draft(body="before\n\n" + "[" * 30_000 + "\n\nafter"))
    shown.wait_for("document.querySelector('pre.unrendered')?.textContent.length", 30_000)
    reason = shown.js("getComputedStyle(document.querySelector('pre.unrendered'), '::before').content")
    assert "too many square brackets" in str(reason)
    assert shown.text().endswith("after")


def test_a_block_that_hangs_is_shown_as_its_source_and_this_is_said(shown: ShownPreview) -> None:
    shown.pane.set_draft(Draft(body="before\n\nslow\n\nafter"))
    shown.wait_for("document.querySelectorAll('article > p').length", 3)
    shown.pane.edit(8, 4, "*a _b " * 5_000)
    shown.qtbot.waitUntil(lambda: bool(shown.noticed), timeout=20_000)
    shown.wait_for("!!document.querySelector('pre.unrendered')")
    assert "takes too long to render" in shown.noticed[0]
    assert shown.text().startswith("before")
    assert shown.text().endswith("after")
    shown.pane.edit(0, 6, "BEFORE")
    shown.wait_for("document.querySelector('article > p').textContent", "BEFORE")


def test_a_page_whose_process_dies_comes_back_with_its_words(shown: ShownPreview) -> None:
    shown.pane.set_draft(Draft(body="words", title="Title"))
    shown.wait_for("document.querySelector('article').innerText.includes('words')")
    with shown.qtbot.waitSignal(shown.web.emptied, timeout=20_000):
        os.kill(shown.web.page().renderProcessPid(), signal.SIGKILL)
    shown.wait_for("document.querySelector('article').innerText.includes('words')")
    shown.pane.edit(0, 0, "more ")
    shown.wait_for("document.querySelector('article').innerText.trim()", "more words")
    assert shown.js("document.querySelector('h1').textContent") == "Title"


def test_the_preview_ends_while_changes_of_the_page_are_under_way(shown: ShownPreview, qtbot: QtBot) -> None:
    for words in ("<p>one</p>", "<p>two</p>"):
        shown.web.show_patch(Patch(0, 0, [words]))
    with qtbot.captureExceptions() as raised:
        shown.pane.stop()
    assert raised == []


def test_a_page_whose_process_dies_again_and_again_is_given_up(shown: ShownPreview) -> None:
    shown.pane.set_draft(Draft(body="words"))
    for _ in range(2):
        with shown.qtbot.waitSignal(shown.web.emptied, timeout=20_000):
            os.kill(shown.web.page().renderProcessPid(), signal.SIGKILL)
    os.kill(shown.web.page().renderProcessPid(), signal.SIGKILL)
    shown.qtbot.waitUntil(lambda: bool(shown.pane.findChildren(QTextBrowser)), timeout=20_000)
    plain = shown.pane.findChildren(QTextBrowser)[0]
    shown.qtbot.waitUntil(lambda: "words" in plain.toPlainText())


@pytest.mark.parametrize("keys", ["Ctrl+K", "Ctrl+U", "Ctrl+Return", "Ctrl+Shift+P", "F8"])
def test_the_windows_shortcuts_work_while_the_preview_has_the_focus(shown: ShownPreview, keys: str) -> None:
    pressed: list[str] = []
    shortcut = QShortcut(QKeySequence(keys), shown.pane)
    shortcut.activated.connect(lambda: pressed.append(keys))
    shown.press(keys)
    shown.qtbot.waitUntil(lambda: pressed == [keys])


def test_words_can_be_selected_and_copied(shown: ShownPreview, qapp: object) -> None:
    shown.pane.set_draft(Draft(body="words"))
    shown.wait_for("document.querySelector('article').innerText.includes('words')")
    shown.press("Ctrl+A")
    shown.qtbot.waitUntil(lambda: "words" in shown.web.selectedText())


def test_both_the_view_and_what_has_its_focus_have_a_name(shown: ShownPreview) -> None:
    assert shown.web.accessibleName() == "Preview"
    assert shown.focused().accessibleName() == "Preview"


@pytest.fixture
def plain(qtbot: QtBot) -> Iterator[tuple[Preview, list[str], list[str]]]:
    """A preview on a computer whose web engine does not load; what it opened, what it said."""

    def make_web(theme: Theme, look: str, parent: QWidget) -> WebPreview:
        raise ImportError("libnss3.so is missing")

    opened: list[str] = []
    noticed: list[str] = []
    pane = Preview(light(), opened.append, make_web=make_web)
    pane.noticed.connect(noticed.append)
    qtbot.addWidget(pane)
    pane.resize(500, 400)
    pane.show()
    pane.start()
    yield pane, opened, noticed
    pane.stop()


def test_without_a_sandbox_the_web_engine_is_not_even_tried(qtbot: QtBot) -> None:
    def make(*_: object) -> WebPreview:
        raise AssertionError("it would end the program")

    pane = Preview(light(), lambda address: None, make_web=make, may_start=lambda: False)
    qtbot.addWidget(pane)
    pane.start()
    shown = " ".join(words.text() for words in pane.findChildren(QLabel))
    assert "this system does not let the sandbox of the web engine start" in shown
    pane.stop()


def test_sandbox_is_there_when_the_kernel_lets_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("QTWEBENGINE_DISABLE_SANDBOX", raising=False)
    for status in (0, 1):
        (tmp_path / "unshare").write_text(f"#!/bin/sh\nexit {status}\n")
        (tmp_path / "unshare").chmod(0o755)
        monkeypatch.setenv("PATH", str(tmp_path))
        assert has_sandbox() is (status == 0)
    (tmp_path / "unshare").unlink()
    assert has_sandbox()


def test_without_a_web_engine_the_preview_is_plain_and_says_why(
    plain: tuple[Preview, list[str], list[str]], qtbot: QtBot, folder: Path
) -> None:
    pane, _, _ = plain
    pane.set_draft(
        Draft(path=folder / "a.md", title="Title", body="one\n\n![](<a.assets/my bee.png>)\n\n![](link.png)")
    )
    words = pane.findChildren(QTextBrowser)[0]
    qtbot.waitUntil(lambda: "one" in words.toPlainText())
    assert words.toPlainText().startswith("Title")
    assert "libnss3.so is missing" in pane.findChildren(QLabel)[0].text()
    pane.edit(0, 3, "two")
    pane.set_theme(dark())
    pane.set_look("plain")
    pane.show_line(1)
    qtbot.waitUntil(lambda: "two" in words.toPlainText())


def test_plain_preview_shows_the_copies_of_pictures_on_the_web(
    plain: tuple[Preview, list[str], list[str]], qtbot: QtBot, folder: Path
) -> None:
    pane, _, _ = plain
    out = BytesIO()
    Image.new("RGB", (40, 40), "#ff0000").save(out, "PNG")
    copies = {"https://b.example/red.png": out.getvalue()}
    body = "one\n\n![](https://b.example/red.png)\n\n![](data:image/png;base64,!!)\n\n![](data:image/png,x)\n"
    pane.set_draft(Draft(path=folder / "a.md", body=body))
    pane.show_copies(copies.get)
    words = pane.findChildren(QTextBrowser)[0]

    def is_red() -> bool:
        seen = words.grab().toImage()
        places = ((x, y) for x in range(0, seen.width(), 10) for y in range(0, seen.height(), 10))
        return any(seen.pixelColor(x, y).name() == "#ff0000" for x, y in places)

    qtbot.waitUntil(is_red)


def test_file_that_the_draft_links_to_is_said_to_go_with_the_post(
    plain: tuple[Preview, list[str], list[str]], folder: Path
) -> None:
    pane, opened, noticed = plain
    (folder / "a.assets").mkdir(exist_ok=True)
    (folder / "a.assets" / "plan.pdf").touch()
    pane.set_draft(Draft(path=folder / "a.md", body="[plan](a.assets/plan.pdf)"))
    words = pane.findChildren(QTextBrowser)[0]
    for address in ("a.assets/plan.pdf", f"file://{folder}/a.assets/plan.pdf", "a.assets/gone.pdf"):
        words.anchorClicked.emit(QUrl(address))
    assert noticed == [
        "plan.pdf goes to the blog with the post.",
        "plan.pdf goes to the blog with the post.",
        "a.assets/gone.pdf is no web address, so it is not opened.",
    ]
    assert opened == []
