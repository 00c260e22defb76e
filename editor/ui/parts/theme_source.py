"""Which theme: the platform's light or dark, followed while the program runs, unless it is told otherwise."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFontInfo, QGuiApplication, QStyleHints
from PySide6.QtWidgets import QApplication

from editor.ui.parts.theme import Theme, dark, light, palette, style_sheet

_LEAST_PIXELS = 13  # some platforms' own is too small for an afternoon


class ThemeSource(QObject):
    """Keeps the application in the theme, from `dress` on, and tells when it changes.

    `forced` is "light", "dark" or empty (what the environment variable REJOINDER_THEME says: for pictures and tests).
    """

    changed = Signal(object)  # Theme

    def __init__(self, application: QApplication, forced: str = "") -> None:
        super().__init__(application)
        self._application = application
        self._forced = forced
        self._hints: QStyleHints = QGuiApplication.styleHints()
        self._hints.colorSchemeChanged.connect(self._on_scheme_changed)
        self._choose_font()
        self.theme = self._wanted()
        application.setPalette(palette(self.theme))

    def dress(self) -> None:
        """Set the style sheet, now that the widgets are built: Qt would look each up in it at every step before."""
        self._application.setStyleSheet(style_sheet(self.theme))

    def force(self, name: str) -> None:
        """As `forced`, from now on."""
        self._forced = name
        self._on_scheme_changed()

    def _wanted(self) -> Theme:
        """Unknown (offscreen, old desktops) is light."""
        is_dark = self._hints.colorScheme() == Qt.ColorScheme.Dark
        return dark() if self._forced == "dark" or (is_dark and self._forced != "light") else light()

    def _choose_font(self) -> None:
        font = self._application.font()
        if QFontInfo(font).pixelSize() < _LEAST_PIXELS:
            font.setPixelSize(_LEAST_PIXELS)
            self._application.setFont(font)

    def _on_scheme_changed(self) -> None:
        wanted = self._wanted()
        if wanted != self.theme:
            self.theme = wanted
            self._application.setPalette(palette(wanted))
            self.dress()
            self.changed.emit(wanted)
