"""What offices write of how far work is."""

from __future__ import annotations

import pytest

from dutygraph.model import State
from dutygraph.text.states import read_state


@pytest.mark.parametrize(
    ("words", "state"),
    [
        *((word, State.DONE) for word in ("已完成", "完成", "办结", "已办结。", " 已 完 成 ", "Done", "completed")),
        *((word, State.UNDER_WAY) for word in ("进行中", "推进中", "正在推进", "持续推进", "under-way", "In progress")),
        *((word, State.NOT_STARTED) for word in ("未启动", "未开始", "尚未开展", "not started", "not-started")),
        *((word, State.LATE) for word in ("逾期", "滞后", "进度滞后", "late", "Overdue")),
    ],
)
def test_words_for_a_state(words: str, state: State) -> None:
    assert read_state(words) is state


@pytest.mark.parametrize(
    "words", ["", "未完成", "基本完成", "完成80%", "预计年底完成", "延期", "not done", "完成了一半"]
)
def test_words_that_leave_it_open(words: str) -> None:
    assert read_state(words) is None
