"""Chinese numerals."""

from __future__ import annotations

#: The characters of Chinese numerals.
HAN = "一二三四五六七八九十百零〇"
#: A pattern for a numeral below a hundred, as prose writes it.
NUMERAL = "[一二两三四五六七八九十]{1,3}"
_DIGITS = {han: value for value, han in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}


def numeral_value(numeral: str) -> int:
    """The number that a numeral below a thousand means; digits, too.

    >>> [numeral_value(numeral) for numeral in ("三", "十", "二十一", "两", "一百零二", "12")]
    [3, 10, 21, 2, 102, 12]
    """
    if numeral.isdecimal():
        return int(numeral)
    hundreds, hundred, below = numeral.rpartition("百")
    if hundred:
        return 100 * (_DIGITS.get(hundreds[:1], 1) or 1) + (
            numeral_value(below.lstrip("零〇")) if below.lstrip("零〇") else 0
        )
    tens, ten, ones = numeral.partition("十")
    if not ten:
        return int("".join(str(_DIGITS.get(han, 0)) for han in numeral) or 0)
    return 10 * (_DIGITS.get(tens[-1:], 0) if tens else 1) + (_DIGITS.get(ones[:1], 0) if ones else 0)


def numeral_of(number: int) -> str:
    """A number from 1 to 99 as a Chinese numeral; a larger one in digits.

    >>> [numeral_of(number) for number in (3, 10, 21, 90, 100)]
    ['三', '十', '二十一', '九十', '100']
    """
    if number > 99:
        return str(number)
    tens, ones = divmod(number, 10)
    before = "" if tens == 0 else "十" if tens == 1 else f"{HAN[tens - 1]}十"
    return before + (HAN[ones - 1] if ones else "")
