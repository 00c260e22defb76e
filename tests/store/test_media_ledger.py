"""A file that was uploaded is known again, on that blog."""

from editor.model.post import RemoteMedia
from editor.store.database import Database
from editor.store.media_ledger import forget_media, known_media, remember_media

UPLOAD = RemoteMedia(id="7", url="https://ferry.example/quay-ab12.jpg", width=1600, height=900)


def test_upload_is_known_on_its_blog_only(db: Database) -> None:
    remember_media(db, "1f", "ab12", UPLOAD)
    assert known_media(db, "1f", "ab12") == UPLOAD
    assert known_media(db, "2a", "ab12") is None
    assert known_media(db, "1f", "cd34") is None


def test_later_upload_of_a_file_takes_the_place_of_the_first(db: Database) -> None:
    remember_media(db, "1f", "ab12", UPLOAD)
    again = RemoteMedia(id="8", url="https://ferry.example/quay-ab12-1.jpg")
    remember_media(db, "1f", "ab12", again)
    assert known_media(db, "1f", "ab12") == again


def test_file_that_is_gone_from_its_blog_is_forgotten_there_only(db: Database) -> None:
    remember_media(db, "1f", "ab12", UPLOAD)
    remember_media(db, "2a", "ab12", UPLOAD)
    forget_media(db, "1f", UPLOAD.id)
    assert known_media(db, "1f", "ab12") is None
    assert known_media(db, "2a", "ab12") == UPLOAD
