"""The words that every workbook has (sheet names, «Итого», «расхождений: 0»), in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass

from models.fields import Kind
from models.formats import group_digits
from models.text import QT_TRANSLATE_NOOP, Translate
from models.workbook.book import DataColumn
from models.workbook.safe_cells import Repairs

CONTEXT = "workbook"

_SUMMARY = QT_TRANSLATE_NOOP("workbook", "Summary")
_REFERENCE = QT_TRANSLATE_NOOP("workbook", "Reference")
_AGREEMENT = QT_TRANSLATE_NOOP("workbook", "Agreement")
_CHECK = QT_TRANSLATE_NOOP("workbook", "discrepancies: ")
_CHECK_NOTE = QT_TRANSLATE_NOOP(
    "workbook",
    "Every figure here is a live formula over the data sheets. The program's own value of each stands in the hidden "
    "columns on the right; the cell above counts those that differ.",
)
_ROWS = QT_TRANSLATE_NOOP("workbook", "Rows: {count}")
_REPLACED = QT_TRANSLATE_NOOP(
    "workbook", "characters that Excel does not take were replaced in texts: {count}"
)
_CUT = QT_TRANSLATE_NOOP("workbook", "texts longer than 32 767 characters were cut: {count}")
_GOES_ON = QT_TRANSLATE_NOOP("workbook", "sheet {number} of {count}")
_MINUTES = QT_TRANSLATE_NOOP("workbook", "{title}, min")
_SECONDS = QT_TRANSLATE_NOOP("workbook", "{title}, s")
_CLOCK = QT_TRANSLATE_NOOP("workbook", "{title}, h:mm")
_LONG_CLOCK = QT_TRANSLATE_NOOP("workbook", "{title}, h:mm:ss")
_FILTERED_ROWS = QT_TRANSLATE_NOOP("workbook", "rows: ")
_FOOTER = QT_TRANSLATE_NOOP("workbook", "page {page} of {pages}")
_FIGURE = QT_TRANSLATE_NOOP("workbook", "Figure")
_VALUE = QT_TRANSLATE_NOOP("workbook", "Value")
_CLAUSE = QT_TRANSLATE_NOOP("workbook", "Clause")
_QUOTE = QT_TRANSLATE_NOOP("workbook", "Quotation")
_READING = QT_TRANSLATE_NOOP("workbook", "Reading")
_EDITION = QT_TRANSLATE_NOOP("workbook", "Edition")
_PARAMETERS = QT_TRANSLATE_NOOP("workbook", "How this workbook was made")
_COLUMNS = QT_TRANSLATE_NOOP("workbook", "Columns")
_SHEET = QT_TRANSLATE_NOOP("workbook", "Sheet")
_COLUMN = QT_TRANSLATE_NOOP("workbook", "Column")
_MEANING = QT_TRANSLATE_NOOP("workbook", "Meaning")
_PROGRAM = QT_TRANSLATE_NOOP("workbook", "Value of the program")
_NOT_JUDGED = QT_TRANSLATE_NOOP("workbook", "No figure of this workbook is judged by the agreement.")
_MINUTES_FORMAT = QT_TRANSLATE_NOOP("workbook", '#,##0" min"')
_MONTH_FORMAT = QT_TRANSLATE_NOOP("workbook", "[$-409]mmmm yyyy")
_SHORT_MONTH_FORMAT = QT_TRANSLATE_NOOP("workbook", "[$-409]mmm yy")
_HOURS = QT_TRANSLATE_NOOP("workbook", "h:mm")
_TWIN = QT_TRANSLATE_NOOP("workbook", "the same duration in hours and minutes, for adding up")

_UNITS = {Kind.MINUTES: _MINUTES, Kind.SECONDS: _SECONDS}


@dataclass(frozen=True, slots=True)
class Labels:
    """The workbook's own words, rendered by `translate`."""

    translate: Translate

    def _say(self, source: str, **values: object) -> str:
        return self.translate(CONTEXT, source, None).format(**values)

    @property
    def summary(self) -> str:
        """Name of the first sheet."""
        return self._say(_SUMMARY)

    @property
    def reference(self) -> str:
        """Name of the sheet of parameters and columns."""
        return self._say(_REFERENCE)

    @property
    def agreement(self) -> str:
        """Name of the sheet of clauses."""
        return self._say(_AGREEMENT)

    @property
    def check(self) -> str:
        """What stands before the number of discrepancies."""
        return self._say(_CHECK)

    @property
    def check_note(self) -> str:
        """How the check works."""
        return self._say(_CHECK_NOTE)

    @property
    def program_value(self) -> str:
        """Heading of the hidden columns."""
        return self._say(_PROGRAM)

    @property
    def filtered_rows(self) -> str:
        """What stands before the number of filtered rows."""
        return self._say(_FILTERED_ROWS)

    @property
    def footer(self) -> str:
        """The page footer in Excel's codes."""
        return self._say(_FOOTER, page="&P", pages="&N")

    @property
    def clause_header(self) -> tuple[str, ...]:
        """Headings of the sheet of clauses."""
        return tuple(self._say(word) for word in (_FIGURE, _VALUE, _CLAUSE, _QUOTE, _READING, _EDITION))

    @property
    def clause(self) -> str:
        """Heading of the column that names a clause."""
        return self._say(_CLAUSE)

    @property
    def not_judged(self) -> str:
        """Said on the sheet of clauses when nothing is judged."""
        return self._say(_NOT_JUDGED)

    @property
    def parameters(self) -> str:
        """Title of the section with the facts of the title block."""
        return self._say(_PARAMETERS)

    @property
    def columns(self) -> str:
        """Title of the section that explains the columns."""
        return self._say(_COLUMNS)

    @property
    def column_header(self) -> tuple[str, ...]:
        """Headings of that section."""
        return tuple(self._say(word) for word in (_SHEET, _COLUMN, _MEANING))

    @property
    def hours(self) -> str:
        """Heading of a column of [h]:mm."""
        return self._say(_HOURS)

    @property
    def twin(self) -> str:
        """What the [h]:mm twin of a duration is for."""
        return self._say(_TWIN)

    def clock(self, column: DataColumn) -> str:
        """Title of the [h]:mm twin of a duration."""
        return self._say(
            _CLOCK if column.kind is Kind.MINUTES else _LONG_CLOCK, title=self._without_unit(column)
        )

    def amount(self, column: DataColumn) -> str:
        """Title of a column; a duration has its unit behind it."""
        if column.kind not in _UNITS:
            return column.title
        return self._say(_UNITS[column.kind], title=self._without_unit(column))

    def _without_unit(self, column: DataColumn) -> str:
        return column.title.removesuffix(self._say(_UNITS[column.kind], title=""))

    @property
    def number_formats(self) -> dict[str, str]:
        """The number formats that have words in them, by the style that uses them."""
        return {
            "minutes": self.translate(CONTEXT, _MINUTES_FORMAT, None),
            "month": self.translate(CONTEXT, _MONTH_FORMAT, None),
            "short_month": self.translate(CONTEXT, _SHORT_MONTH_FORMAT, None),
        }

    def contents(self, rows: int, repairs: Repairs, part: int, parts: int) -> str:
        """One line about what a data sheet holds, and what had to be changed in its texts."""
        said = [self._say(_ROWS, count=group_digits(rows))]
        if parts > 1:
            said.append(self._say(_GOES_ON, number=part + 1, count=parts))
        if repairs.replaced:
            said.append(self._say(_REPLACED, count=group_digits(repairs.replaced)))
        if repairs.cut:
            said.append(self._say(_CUT, count=group_digits(repairs.cut)))
        return " · ".join(said)
