"""The cells of a workbook's visible sheets, as JSON on stdout: a program of its own, which the package runs.

The library that reads workbooks asks for memory for every cell between the first and the last. A file of 5 kB that names
the last cell of a sheet makes that 500 GB, and the process ends at once, without an exception. So that process is not
the one that was asked to read a plan. This file imports nothing of the package, to start in no time.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import math
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

_MOST_MEMORY = 1024**3
_LARGEST_ANSWER = 200 * 1024**2


def main(path: str, most_cells: int) -> None:
    """Prints a list of ``{name, column, rows, merged}``, or a word for what is wrong: password, damaged, too_large."""
    from python_calamine import CalamineError, PasswordError

    _limit_memory()
    try:
        found: object = _visible_sheets(_open(path), most_cells)
    except PasswordError:
        found = "password"
    except (CalamineError, OSError, ValueError):
        found = "damaged"
    except OverflowError:
        found = "too_large"
    printed = json.dumps(found, ensure_ascii=False).encode()
    sys.stdout.buffer.write(printed if len(printed) < _LARGEST_ANSWER else b'"too_large"')


def _limit_memory() -> None:
    with suppress(ImportError, ValueError, OSError):  # Windows and macOS have no such limit
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))


def _open(path: str) -> Any:
    from python_calamine import CalamineWorkbook

    try:
        path.encode()
    except UnicodeEncodeError:  # a name in GBK, which the library does not take
        return CalamineWorkbook.from_filelike(io.BytesIO(Path(path).read_bytes()))
    return CalamineWorkbook.from_path(path)  # which knows better than without a name why it cannot


def _visible_sheets(workbook: Any, room: int) -> list[dict[str, object]]:
    """Sheets in their order. What an office hides is drafts, lists to choose from, and last year's plan: none of this one."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    sheets = []
    for meta in workbook.sheets_metadata:
        if meta.visible == SheetVisibleEnum.Visible and meta.typ == SheetTypeEnum.WorkSheet:
            sheet = workbook.get_sheet_by_name(meta.name)
            rows = []
            for number, row in enumerate(sheet.iter_rows()):
                if any(cell != "" for cell in row):
                    room -= len(row)
                    if room < 0:
                        raise OverflowError
                    rows.append((number, [_plain(cell) for cell in row]))
            column = sheet.start[1] if sheet.start else 0
            merged = sheet.merged_cell_ranges or []
            sheets.append({"name": meta.name, "column": column, "rows": rows, "merged": merged})
    return sheets


def _plain(cell: object) -> object:
    """Text, numbers and booleans as they are; a date or time as a list with its ISO text; '' for what is no number."""
    if isinstance(cell, float):
        return cell if math.isfinite(cell) else ""
    if isinstance(cell, dt.datetime):
        return [cell.isoformat(" ", "minutes")]
    if isinstance(cell, dt.time):
        return [cell.isoformat("minutes")]
    if isinstance(cell, dt.date):
        return [cell.isoformat()]
    if isinstance(cell, dt.timedelta):
        minutes = round(cell.total_seconds() / 60)
        return [f"{minutes // 60}:{minutes % 60:02}"]
    return cell


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
