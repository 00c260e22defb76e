"""How far several uploads are, told in one line."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock

from editor.model.work import Bytes, Progress


class Tally:
    """Bytes of files that are under way at once; any thread may tell of its own."""

    def __init__(self, progress: Progress, sizes: Sequence[int], word: str = "Image") -> None:
        """`sizes` in bytes, as far as they are known before the files are made ready; `word`: what each is."""
        self._word = word
        self._progress = progress
        self._sizes = list(sizes)
        self._sent = [0] * len(sizes)
        self._over = 0
        self._lock = Lock()
        self._tell()

    def sized(self, place: int, size: int) -> None:
        """The file at this place takes so many bytes, after all."""
        with self._lock:
            self._sizes[place] = size

    def sent(self, place: int, count: int) -> None:
        """So many bytes more of it are on their way."""
        with self._lock:
            self._sent[place] = min(self._sent[place] + count, self._sizes[place])  # packed as text, it is longer
            self._tell()

    def over(self, place: int) -> None:
        """It is on the blog."""
        with self._lock:
            self._sent[place] = self._sizes[place]
            self._over += 1
            self._tell()

    def _tell(self) -> None:
        number = min(self._over + 1, len(self._sizes))
        self._progress(f"{self._word} {number} of {len(self._sizes)} ·", sum(self._sent), Bytes(sum(self._sizes)))
