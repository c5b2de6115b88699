"""Numbers as lists print them: 一, 十二, ③, b, iv … in the forms that Word has names for."""

from __future__ import annotations

from collections.abc import Callable

#: Nothing is numbered beyond; Roman numerals and letters would grow without end.
_HIGHEST = 9999
_DIGITS = "〇一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
_LEGAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def numeral(value: int, form: str) -> str:
    """``value`` in a form that Word names (``w:numFmt``), in Arabic digits where the form is unknown or has no such value.

    >>> [numeral(12, form) for form in ("chineseCounting", "decimalEnclosedCircle", "lowerLetter", "decimalFullWidth")]
    ['十二', '⑫', 'l', '１２']
    """
    return _FORMS.get(form, str)(value) if 0 < value <= _HIGHEST else str(value)


def _counted(value: int) -> str:
    """
    >>> [_counted(value) for value in (3, 10, 21, 105, 110, 2020)]
    ['三', '一十', '二十一', '一百零五', '一百一十', '二千零二十']
    """
    text = ""
    for place, digit in enumerate(reversed(str(value))):
        if digit != "0":
            text = _DIGITS[int(digit)] + _UNITS[place] + text
        elif text and not text.startswith("零"):
            text = "零" + text
    return text


def _han(value: int) -> str:
    return _counted(value).removeprefix("一") if 10 <= value < 20 else _counted(value)


def _letters(value: int) -> str:
    """a … z, aa, bb …, as Word counts."""
    times, letter = divmod(value - 1, 26)
    return chr(ord("a") + letter) * (times + 1)


def _roman(value: int) -> str:
    text = ""
    for worth, letters in _ROMAN:
        text += letters * (value // worth)
        value %= worth
    return text


def _listed(characters: str) -> Callable[[int], str]:
    """A form that has a character for each of the first values; beyond them Word prints digits."""
    return lambda value: characters[value - 1] if value <= len(characters) else str(value)


def _run(first: str, count: int) -> str:
    return "".join(map(chr, range(ord(first), ord(first) + count)))


def _in_digits(digits: str) -> Callable[[int], str]:
    table = str.maketrans("0123456789", digits)
    return lambda value: str(value).translate(table)


_CIRCLED = _listed(_run("①", 20) + _run("㉑", 15) + _run("㊱", 15))
_FULL_WIDTH = _in_digits("０１２３４５６７８９")
_FORMS: dict[str, Callable[[int], str]] = {
    "decimalZero": "{:02d}".format,
    "decimalFullWidth": _FULL_WIDTH,
    "decimalFullWidth2": _FULL_WIDTH,
    "decimalEnclosedCircle": _CIRCLED,
    "decimalEnclosedCircleChinese": _CIRCLED,
    "decimalEnclosedParen": _listed(_run("⑴", 20)),
    "decimalEnclosedFullstop": _listed(_run("⒈", 20)),
    "numberInDash": "- {} -".format,
    "chineseCounting": _han,
    "chineseCountingThousand": _han,
    "japaneseCounting": _han,
    "taiwaneseCounting": _han,
    "taiwaneseCountingThousand": _han,
    "ideographDigital": _in_digits(_DIGITS),
    "japaneseDigitalTenThousand": _in_digits(_DIGITS),
    "taiwaneseDigital": _in_digits(_DIGITS),
    "chineseLegalSimplified": lambda value: _counted(value).translate(_LEGAL),
    "ideographTraditional": _listed(_STEMS),
    "ideographZodiac": _listed(_BRANCHES),
    "ideographEnclosedCircle": _listed(_run("㊀", 10)),
    "lowerLetter": _letters,
    "upperLetter": lambda value: _letters(value).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda value: _roman(value).upper(),
}
