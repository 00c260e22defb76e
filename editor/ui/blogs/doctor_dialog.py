"""*Check the connection*: what stands between the window and a post on a blog, line by line as it is found out."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from editor.model.examination import Finding, Remedy, Subject, Verdict
from editor.ui.parts.breakable import breakable
from editor.ui.parts.pieces import IconLabel, button, label, row
from editor.ui.parts.sheet_dialog import SheetDialog, Telling
from editor.ui.parts.theme import Theme

_ICONS = {Verdict.GOOD: ("check", "good"), Verdict.NOTE: ("warning", "warn"), Verdict.STOP: ("error", "bad")}
_SUBJECT = 156  # pixels: the longest of the words at the left
_PAGE = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


def subject_words() -> dict[Subject, str]:
    """What each line is about."""

    def tr(words: str) -> str:
        return QCoreApplication.translate("examination", words)

    return {
        Subject.ADDRESS: tr("Address"),
        Subject.NAME: tr("Name (DNS)"),
        Subject.CONNECTION: tr("Connection"),
        Subject.ENCRYPTION: tr("Encryption"),
        Subject.REDIRECTS: tr("Redirects"),
        Subject.WEB_API: tr("Web API"),
        Subject.PASSWORDS: tr("Application passwords"),
        Subject.LOGIN: tr("Login"),
        Subject.RIGHTS: tr("Rights"),
        Subject.UPLOADS: tr("Uploads"),
        Subject.CLOCK: tr("Clock"),
        Subject.XML_RPC: tr("XML-RPC"),
        Subject.VERSION: tr("Version"),
    }


class DoctorDialog(SheetDialog):
    """Shows the lines that it is given; what its buttons ask for is told by signals."""

    copy_wanted = Signal()
    again_wanted = Signal()
    remedy_wanted = Signal(object)  # Remedy

    def __init__(self, blog: str, theme: Theme) -> None:
        super().__init__(self.tr("Connection to {blog}").format(blog=blog), theme, width=640)
        self._theme = theme
        self.findings: list[Finding] = []
        self._told = Telling(theme)
        self._shows_last = True
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self._copy = button(self.tr("Copy report"))
        self._again = button(self.tr("Check again"))
        self._remedy = button("")
        self._arrange()
        self._copy.clicked.connect(self.copy_wanted)
        self._again.clicked.connect(self.again_wanted)
        self._remedy.clicked.connect(self._on_remedy)
        self.area.verticalScrollBar().rangeChanged.connect(self._on_longer)
        self.begin()

    def begin(self) -> None:
        """From the first line on."""
        self.findings.clear()
        while (item := self._lines.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._again.setEnabled(False)
        self._remedy.hide()
        self._shows_last = True
        self._told.report(self.tr("Looking…"))

    def add(self, finding: Finding) -> None:
        """One more line, in sight."""
        self.findings.append(finding)
        self._lines.addWidget(_Line(finding, self._theme))

    def end(self) -> None:
        """No more lines come: what they come to."""
        self._again.setEnabled(True)
        self._offer_remedy()
        verdicts = [finding.verdict for finding in self.findings]
        self._shows_last = Verdict.STOP in verdicts
        if not self._shows_last:
            self.area.verticalScrollBar().setValue(0)
        if Verdict.STOP in verdicts:
            self._told.complain(self.tr("Nothing can be published before this is mended:"))
        elif notes := verdicts.count(Verdict.NOTE):
            words = (
                self.tr("It works, with one thing to know:")
                if notes == 1
                else self.tr("It works, with {n} things to know:")
            )
            self._told.report(words.format(n=notes))
        else:
            self._told.confirm(self.tr("Nothing stands in the way."))

    def _offer_remedy(self) -> None:
        """What the window itself can do about the line that stops."""
        words = {
            Remedy.LOG_IN: self.tr("Log in again…"),
            Remedy.FOLLOW: self.tr("Follow it…"),
            Remedy.TRUST: self.tr("Look at the certificate…"),
        }.get(self._offered(), "")
        self._remedy.setText(words)
        self._remedy.setAccessibleName(words)
        self._remedy.setVisible(bool(words))

    def _offered(self) -> Remedy:
        return next((finding.remedy for finding in self.findings if finding.remedy), Remedy.NONE)

    def _on_remedy(self) -> None:
        remedy = self._offered()
        self.accept()
        self.remedy_wanted.emit(remedy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pages = _PAGE.get(Qt.Key(event.key()))
        if pages is None:
            super().keyPressEvent(event)
            return
        bar = self.area.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep())

    def _arrange(self) -> None:
        self.body.addWidget(self._told)
        self.body.addLayout(self._lines)
        self.body.addStretch(1)
        self.add_button(self._remedy)
        self.add_button(self._copy)
        self.add_button(self._again)
        done = self.add_button(button(self.tr("Done"), "primary"), is_default=True)
        done.clicked.connect(self.accept)
        done.setFocus()

    def _on_longer(self) -> None:
        """The last line in sight, which is the one that stops; once all is over and none does, a person scrolls."""
        bar = self.area.verticalScrollBar()
        if self._shows_last:
            bar.setValue(bar.maximum())


class _Line(QWidget):
    """An icon, what it is about, and the sentence."""

    def __init__(self, finding: Finding, theme: Theme) -> None:
        super().__init__()
        subject = subject_words()[finding.subject]
        icon_name, colour = _ICONS[finding.verdict]
        named = label(subject, "strong", wraps=True)
        named.setFixedWidth(_SUBJECT)
        is_good = finding.verdict is Verdict.GOOD
        words = label(breakable(finding.sentence), "muted" if is_good else "", wraps=True)
        picture = IconLabel(icon_name, theme, colour=colour)
        layout = row(picture, named, words)
        for part in (picture, named, words):
            layout.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.setAccessibleName(f"{subject}: {finding.sentence}")
