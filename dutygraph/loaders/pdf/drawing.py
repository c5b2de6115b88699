"""What is drawn on a PDF page besides its characters: level and upright strokes, and whether there is a picture."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from dutygraph.loaders.pdf.tables import Rule

#: More strokes are a map or a chart.
_MOST_STROKES = 50_000
_DEEPEST_FORM = 8
#: Filled boxes no wider than this, in points, are strokes; shorter strokes are none.
_THICKEST_STROKE = 3.0
_SHORTEST_STROKE = 4.0
_LEVEL = 0.5

_Point = tuple[float, float]
_Matrix = tuple[float, float, float, float, float, float]


class Drawing(NamedTuple):
    """The strokes of a page that are level or upright; none where there are too many for tables."""

    level: list[Rule]
    upright: list[Rule]
    has_picture: bool


def read_drawing(raw: Any, page: Any, place: Callable[[float, float], _Point]) -> Drawing:
    """What is drawn on a page.

    Parameters
    ----------
    raw : the functions of the library
    page : its handle of the page
    place : where a point of the page is for the reader
    """
    objects = [raw.FPDFPage_GetObject(page, index) for index in range(raw.FPDFPage_CountObjects(page))]
    level: list[Rule] = []
    upright: list[Rule] = []
    has_picture = False
    for kind, thing, matrices in _objects(raw, objects, []):
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            has_picture = True
        elif len(level) + len(upright) <= _MOST_STROKES:
            for points, is_box in _outlines(raw, thing):
                placed = [place(*_moved(point, matrices)) for point in points]
                _add_strokes(placed, is_box, level, upright)
    if len(level) + len(upright) > _MOST_STROKES:
        return Drawing([], [], has_picture)
    return Drawing(level, upright, has_picture)


def _objects(raw: Any, objects: list[Any], matrices: list[_Matrix]) -> Iterator[tuple[int, Any, list[_Matrix]]]:
    """Paths and pictures of a page and of the forms on it, with what moves them to their place."""
    for thing in objects:
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_FORM and len(matrices) < _DEEPEST_FORM:
            inside = [raw.FPDFFormObj_GetObject(thing, index) for index in range(raw.FPDFFormObj_CountObjects(thing))]
            yield from _objects(raw, inside, [_matrix(raw, thing), *matrices])
        elif kind in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE):
            yield kind, thing, [_matrix(raw, thing), *matrices]


def _matrix(raw: Any, thing: Any) -> _Matrix:
    matrix = raw.FS_MATRIX(1, 0, 0, 1, 0, 0)
    raw.FPDFPageObj_GetMatrix(thing, matrix)
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _moved(point: _Point, matrices: list[_Matrix]) -> _Point:
    x, y = point
    for a, b, c, d, e, f in matrices:
        x, y = a * x + c * y + e, b * x + d * y + f
    return x, y


def _outlines(raw: Any, path: Any) -> Iterator[tuple[list[_Point], bool]]:
    """The points of each outline of a path that is seen, and whether it is only filled."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    if not fill.value and not stroke.value:
        return
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[_Point] = []
    for index in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
            yield points, not stroke.value
            points = []
        points.append((x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    yield points, not stroke.value


def _add_strokes(points: list[_Point], is_box: bool, level: list[Rule], upright: list[Rule]) -> None:
    """Adds the strokes that an outline is: its sides, or the outline itself where it is a thin filled box."""
    if is_box and points:
        xs, ys = sorted(x for x, _ in points), sorted(y for _, y in points)
        corners = [(xs[0], ys[0]), (xs[-1], ys[-1])]
        sides, thickest = [corners], _THICKEST_STROKE
    else:
        sides, thickest = [[one, other] for one, other in pairwise(points)], _LEVEL
    for (x, y), (to_x, to_y) in sides:
        wide, high = abs(to_x - x), abs(to_y - y)
        if high <= thickest and wide >= _SHORTEST_STROKE:
            level.append(Rule((y + to_y) / 2, min(x, to_x), max(x, to_x)))
        elif wide <= thickest and high >= _SHORTEST_STROKE:
            upright.append(Rule((x + to_x) / 2, min(y, to_y), max(y, to_y)))
