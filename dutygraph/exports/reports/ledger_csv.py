"""The ledger as CSV that Excel opens; several plans one below another."""

from __future__ import annotations

import csv
import io

from dutygraph.exports.answers.csv import guard_formula
from dutygraph.exports.reports import Report, Subject
from dutygraph.exports.reports.ledger import ledger_of, rows_of


def render(subject: Subject) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    for position, plan in enumerate(subject.graph.plans):
        if position:
            writer.writerow([])
        ledger = ledger_of(plan, rows_of(plan), subject.lang)
        for row in [[ledger.title], ledger.headers, *ledger.rows]:
            writer.writerow([guard_formula(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


REPORTS = (Report("plan", ".csv", render),)
