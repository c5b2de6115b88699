"""CSV files are read as spreadsheets open them, whatever program wrote them."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dutygraph.errors import UnreadableFile
from dutygraph.exports.answers.csv import guard_formula
from dutygraph.loaders.csv_table import read
from dutygraph.text.source import Source

ROWS = [["序号", "重点任务", "责任单位"], ["1", "防汛，抗旱", "省水利厅,省应急厅"], ["2", "防火\n排查", "省应急厅"]]


def written(path: Path, content: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(content.encode(encoding))
    return path


def table(rows: Sequence[Sequence[str]], delimiter: str = ",", end: str = "\r\n") -> str:
    out = io.StringIO(newline="")
    quoting = csv.QUOTE_ALL if end == "\r" else csv.QUOTE_MINIMAL  # which would leave a \n bare
    csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(rows)
    return out.getvalue()


def said(source: Source) -> list[list[str]]:
    return [[source.text[cell.start : cell.end] for cell in row] for row in source.tables[0].rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_the_dialect_is_seen(tmp_path: Path, delimiter: str, end: str, encoding: str) -> None:
    source = read(written(tmp_path / "台账.csv", table(ROWS, delimiter, end), encoding))
    assert said(source) == ROWS
    assert source.file == "台账.csv"
    assert [source.places.of(cell.start) for cell in source.tables[0].rows[2]] == ["A3", "B3", "C3"]


def test_a_line_of_excel_may_name_the_delimiter(tmp_path: Path) -> None:
    """It is no row: the header is the first, as Excel shows it."""
    source = read(written(tmp_path / "a.csv", "sep=;\n任务,甲;单位\n防汛,甲;省水利厅\n防火,乙;省应急厅\n"))
    assert said(source)[0] == ["任务,甲", "单位"]
    assert source.places.names[0] == "A1"


def test_full_width_commas_part_cells_where_nothing_else_does(tmp_path: Path) -> None:
    source = read(written(tmp_path / "a.csv", "序号，任务，单位\n1，防汛，省水利厅\n2，防火，省应急厅\n"))
    assert said(source)[2] == ["2", "防火", "省应急厅"]


@pytest.mark.parametrize("name", ["plan.csv", "plan.tsv"])
def test_one_column_is_prose(tmp_path: Path, name: str) -> None:
    """Sentences are full of commas of full width, and a spreadsheet quotes those that have the other."""
    text = '一、任务\n（一）宣传。到2025年，开展宣传，组织培训。\n"到2030年,巩固成果。"\n\n（责任单位：省应急厅）\n'
    source = read(written(tmp_path / name, text))
    assert (
        source.text
        == "一、任务\n（一）宣传。到2025年，开展宣传，组织培训。\n到2030年,巩固成果。\n（责任单位：省应急厅）\n"
    )
    assert (source.tables, source.places.names) == ((), ("A1", "A2", "A3", "A5"))


def test_rows_of_any_length(tmp_path: Path) -> None:
    """A title, rows whose last cells were left out, rows with more, and rows of commas alone."""
    text = "任务分工台账\n任务,单位,时限\n防汛,省水利厅\n,,,\n\n防火,省应急厅,2023年,备注\n"
    source = read(written(tmp_path / "a.csv", text))
    assert source.text.startswith("任务分工台账\n任务\t")
    assert said(source) == [["任务", "单位", "时限"], ["防汛", "省水利厅"], ["防火", "省应急厅", "2023年", "备注"]]
    assert source.places.of(source.text.index("2023")) == "C6"


def test_what_guards_a_formula_is_no_text(tmp_path: Path) -> None:
    cells = ["=1+1", "+1", "-1", "@A1", "\t=1", "\r甲", "\n甲", "＝1", "＋1", "－1", "＠1", "'引号'", "甲"]
    guarded = [[guard_formula(cell), "x"] for cell in cells]
    assert [row[0] for row in said(read(written(tmp_path / "a.csv", table(guarded))))] == cells


def test_quotes_inside_a_cell_stay(tmp_path: Path) -> None:
    source = read(written(tmp_path / "a.csv", '推进"互联网+监管",省应急厅\n"他说""好""",省公安厅\n'))
    assert said(source) == [['推进"互联网+监管"', "省应急厅"], ['他说"好"', "省公安厅"]]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from(["", "甲", "a,b", "c;d", "e\tf", "g\nh", '"', "“乙”"]), min_size=3, max_size=3),
        min_size=2,
    ),
    st.sampled_from([",", "\t", ";"]),
)
def test_whatever_is_written_is_read(rows: list[list[str]], delimiter: str) -> None:
    rows = [["1", *row, "省应急厅"] for row in rows]
    with tempfile.TemporaryDirectory() as folder:
        source = read(written(Path(folder) / "a.csv", table(rows, delimiter)))
    assert said(source) == rows


#: What a file holds → the content, the place told behind its name, and what is told.
UNREADABLE: dict[str, tuple[bytes, str, str]] = {
    "nothing": (b"", "", "the file is empty"),
    "blanks": (b"\xef\xbb\xbf \r\n", "", "the file is empty"),
    "NUL bytes": ("任务,单位\n防\0汛,省水利厅\n".encode(), "", "not a text file"),
    "a workbook": (b"PK\x03\x04\x14\x00" + bytes(range(128, 256)) * 20, "", "not a text file"),
    "a quote left open": ('任务,单位\n防汛,省水利厅\n"防火,省应急厅\n巡查,省公安厅\n'.encode(), ":3", "never closed"),
    "a cell of a megabyte": (('任务,单位\n"' + "长" * 1_000_000 + '",省水利厅\n').encode(), ":2", "never closed"),
    "cells without end": (("x," * 2_000_001).encode(), "", "too large"),
}


@pytest.mark.parametrize("kind", UNREADABLE)
def test_what_cannot_be_read_is_one_clear_error(tmp_path: Path, kind: str) -> None:
    content, place, message = UNREADABLE[kind]
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile, match=message) as error:
        read(path)
    assert error.value.where == f"{path}{place}"


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no such file"):
        read(tmp_path / "a.csv")
