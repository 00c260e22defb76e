"""What an upload would send."""

from editor.model.post import Upload


def bytes_of(upload: Upload) -> bytes:
    """Its bytes, wherever they are."""
    return upload.content if isinstance(upload.content, bytes) else upload.content.read_bytes()
