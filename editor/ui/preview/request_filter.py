"""What the preview may load: images that lie in the draft's folder, and nothing else."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtWebEngineCore import QWebEngineUrlRequestInfo, QWebEngineUrlRequestInterceptor

from editor.ui.writing.own_images import is_own_image


class RequestFilter(QWebEngineUrlRequestInterceptor):
    """Stops every request but those for the draft's own images and for the page that was set."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.folder: Path | None = None

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        info.block(not self._is_allowed(info.requestUrl(), info.resourceType()))

    def _is_allowed(self, url: QUrl, kind: QWebEngineUrlRequestInfo.ResourceType) -> bool:
        if url.scheme() == "data":
            return True  # the page itself, and images that stand in it: nothing is asked of anybody
        is_image = kind == QWebEngineUrlRequestInfo.ResourceType.ResourceTypeImage
        return is_image and is_own_image(url, self.folder)
