"""Pictures decoded safely: only the four known formats, named, within limits, and small where that is enough."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from models.errors import FileProblem
from models.formats import format_size
from models.text import QT_TRANSLATE_NOOP, Text
from models.tickets.images import MOST_PIXELS, media_type_of, picture_of

MOST_MEGABYTES = 192  # 40 million pixels of four bytes, and a little


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """A file ready to be attached: its name, bytes and, of a picture, a thumbnail."""

    name: str
    content: bytes
    media_type: str
    thumbnail: QImage | None

    @property
    def size(self) -> str:
        """Its length as people read it."""
        return format_size(len(self.content))


def decoded(name: str, content: bytes, within: QSize | None = None) -> QImage:
    """The picture, not larger than `within`; raises FileProblem for what is no picture or is damaged."""
    picture = picture_of(content)
    if picture is None or picture.width * picture.height > MOST_PIXELS:
        raise _unreadable(name)
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    # The format is named, so that Qt does not look into the content and find an SVG there.
    reader = QImageReader(buffer, QByteArray(picture.format.encode()))
    reader.setDecideFormatFromContent(False)
    reader.setAutoTransform(True)
    reader.setAllocationLimit(MOST_MEGABYTES)
    size = QSize(picture.width, picture.height)
    if within is not None and (size.width() > within.width() or size.height() > within.height()):
        reader.setScaledSize(size.scaled(within, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1)))
    image = reader.read()
    if image.isNull():
        raise _unreadable(name)
    return image


def _unreadable(name: str) -> FileProblem:
    return FileProblem(
        Text(QT_TRANSLATE_NOOP("models", "The picture {name} cannot be read."), {"name": name})
    )


def as_png(image: QImage) -> bytes:
    """A picture from the clipboard as a file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt wants a name
    return bytes(buffer.data().data())


def load_file(name: str, content: bytes, within: QSize) -> LoadedFile:
    """Look at a file and make its thumbnail; raises FileProblem for what may not be attached. For a worker."""
    media_type = media_type_of(name, content)
    is_picture = media_type.startswith("image/")
    return LoadedFile(name, content, media_type, decoded(name, content, within) if is_picture else None)
