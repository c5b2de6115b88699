"""Queries of the catalogue as people paste them: into Neo4j Browser, a SPARQL page, a Python prompt. They run as they are,
with the values of the examples, which stand where they are easy to change."""

from __future__ import annotations

import json
from textwrap import dedent

from dutygraph.messages import Lang
from dutygraph.queries.catalogue import Entry, Language
from dutygraph.queries.catalogue.query import Kind, Parameter

_COMMENTS: dict[Language, str] = {"python": "#", "sparql": "#", "cypher": "//"}


def to_paste(entry: Entry, language: Language, lang: Lang) -> str:
    """The query in a language, below what it asks and what its parameters mean.

    >>> from dutygraph.queries.catalogue import find_query
    >>> print(to_paste(find_query("task-duties"), "cypher", "en"))
    // task-duties: the duties of one task
    // number: a task's number, or its id
    :param number => "六（二）"
    <BLANKLINE>
    MATCH (task:Task)
    WHERE task.number = $number OR coalesce(task.whole_id, task.id) = $number
    MATCH (task)-[:HAS_DUTY]->(duty:Duty)
    RETURN coalesce(task.whole_id, task.id) AS task, duty.order AS order, coalesce(duty.title, '') AS text
    <BLANKLINE>
    """
    query, text = entry.query, entry.text(language)
    told = [f"{entry.name}: {query.meaning.render(lang)}"]
    told += [f"{one.name}: {one.meaning.render(lang)}" for one in query.parameters]
    before = "".join(f"{_COMMENTS[language]} {line}\n" for line in told)
    if language == "cypher":
        values = (f":param {one.name} => {_json(one)}\n" for one in query.parameters)
        return f"{before}{''.join(values)}\n{text}"
    if language == "python":
        return f"{before}{text}\n{_call(entry)}"
    return f"{before}\n{text}"


def _json(parameter: Parameter) -> str:
    """The example of a parameter in Cypher, which takes the texts, lists and null of JSON."""
    words = str(parameter.example).split() if parameter.kind is Kind.WORDS else None
    return json.dumps(words or parameter.example, ensure_ascii=False)


def _call(entry: Entry) -> str:
    given = [one for one in entry.query.parameters if one.example is not None]
    values = "".join(f", {one.name}={_python(one)}" for one in given)
    return dedent(f"""\
        import dutygraph

        for row in QUERY.rows(dutygraph.load(){values}):
            print(*row, sep="\\t")
        """)


def _python(parameter: Parameter) -> str:
    value = json.dumps(parameter.example, ensure_ascii=False)
    return f"dt.date.fromisoformat({value})" if parameter.kind is Kind.DAY else value
