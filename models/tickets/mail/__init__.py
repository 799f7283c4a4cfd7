"""Letters to the desk become tickets: read as hostile, recognised by the registry, stored once."""

from models.tickets.mail.letter import Letter, LetterFile, LetterProblem, read_letter
from models.tickets.mail.reader import Reader
from models.tickets.mail.sources import RawLetter, letters_of
from models.tickets.mail.storing import Fate, Taken, take_letter, told

__all__ = [
    "Fate",
    "Letter",
    "LetterFile",
    "LetterProblem",
    "RawLetter",
    "Reader",
    "Taken",
    "letters_of",
    "read_letter",
    "take_letter",
    "told",
]
