"""*Trust this certificate?*: of a blog that was added, and whose certificate nobody vouches for, or was changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal

from editor.model.blog import Blog
from editor.ui.blogs.certificate_card import CertificateCard
from editor.ui.parts.pieces import button, label
from editor.ui.parts.sheet_dialog import SheetDialog
from editor.ui.parts.theme import Theme

if TYPE_CHECKING:
    from editor.blogs.trusting import Shown


class TrustDialog(SheetDialog):
    """Enter and Escape change nothing."""

    agreed = Signal()

    def __init__(self, blog: Blog, shown: Shown, theme: Theme) -> None:
        super().__init__(self.tr("The certificate of {name}").format(name=blog.name), theme, width=600)
        card = CertificateCard()
        card.show_certificate(shown.certificate)
        if blog.trusted is not None:
            self.body.addWidget(label(self.tr("It is not the one that you trusted before."), "strong", wraps=True))
        self.body.addWidget(label(about(shown), wraps=True))
        self.body.addWidget(card)
        cancel = self.add_button(button(self.tr("Cancel")), is_default=True)
        cancel.clicked.connect(self.reject)
        agree = self.add_button(button(trust_words(shown)))
        agree.clicked.connect(self.accept)
        agree.clicked.connect(self.agreed)


def about(shown: Shown) -> str:
    """What it means to trust it."""
    if shown.is_known:
        return _tr("An authority that this computer knows vouches for this certificate, as it does for other sites.")
    return _tr(
        "Nobody whom this computer knows vouches for this certificate. Trust it only if you know that it is your "
        "blog's: compare the fingerprint with the one that its server shows, or that its host tells you. "
        "It is trusted for this blog only, and you are asked again when it changes."
    )


def trust_words(shown: Shown) -> str:
    """On the button."""
    return _tr("Go on with it") if shown.is_known else _tr("Trust this certificate for this blog")


def _tr(words: str) -> str:
    return QCoreApplication.translate("trust", words)
