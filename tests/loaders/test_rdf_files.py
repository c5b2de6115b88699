"""RDF files are written for people and servers, and read back to the same plans; nothing in them is fetched."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from msgspec.structs import replace

import dutygraph
from dutygraph.cli import cli
from dutygraph.errors import DutyGraphError
from dutygraph.exports.graphs import render
from dutygraph.graph.rdf.vocabulary import PREFIXES
from dutygraph.loaders import load_plan, load_plans
from dutygraph.loaders.rdf import load
from dutygraph.model import Plan
from dutygraph.text.document import read_plan
from tests.any_plans import any_plans, comparable
from tests.listening import listening

GRAPH = dutygraph.load()
KINDS = {"turtle": ".ttl", "nquads": ".nq", "jsonld": ".jsonld", "rdfxml": ".rdf"}
PLANS = [
    read_plan("一、任务\n（一）宣传。开展宣传。（责任单位：省应急厅牵头，省教育厅配合）\n", "甲.txt"),
    read_plan("一、任务\n（一）演练。组织演练。（责任单位：省应急厅）\n", "乙.txt"),
]


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(cli, ["--lang", "en", *map(str, args)], prog_name="dutygraph")


@pytest.mark.parametrize("kind", KINDS)
def test_the_bundled_plan_comes_back_and_answers_the_same(tmp_path: Path, kind: str) -> None:
    file = tmp_path / f"plan{KINDS[kind]}"
    assert run("export", "--to", kind, "-o", file).exit_code == 0
    assert load_plan(file) == replace(GRAPH.plans[0], as_read=())
    asked = run("--data", file, "tasks", "省应急厅", "--role", "lead", "--format", "json")
    assert asked.stdout == run("tasks", "省应急厅", "--role", "lead", "--format", "json").stdout


@pytest.mark.parametrize("kind", KINDS)
def test_any_plan_comes_back(tmp_path_factory: pytest.TempPathFactory, kind: str) -> None:
    file = tmp_path_factory.mktemp("rdf") / f"plan{KINDS[kind]}"

    @settings(max_examples=60, deadline=None)
    @given(any_plans())
    def comes_back(plan: Plan) -> None:
        written = render(dutygraph.DutyGraph([plan]), kind, "zh")
        file.write_bytes(written)
        (read,) = load(file)
        if kind != "rdfxml" or b"\xef\xbf\xbd" not in written:
            assert read == comparable(plan)
            assert render(dutygraph.DutyGraph([read]), kind, "zh") == render(
                dutygraph.DutyGraph([comparable(plan)]), kind, "zh"
            )

    comes_back()


def test_what_xml_cannot_hold_is_marked(tmp_path: Path) -> None:
    plan = replace(PLANS[0], title="a\x07b\ufffec\td\re\u2028<&>]]>")
    file = tmp_path / "plan.rdf"
    file.write_bytes(render(dutygraph.DutyGraph([plan]), "rdfxml", "zh"))
    assert load_plan(file).title == "a\ufffdb\ufffdc\td\re\u2028<&>]]>"


def test_the_same_graph_gives_the_same_bytes_in_every_process() -> None:
    code = "import sys; from dutygraph.cli import main; sys.argv = ['dutygraph', 'export', '--to', sys.argv[1]]; main()"
    for kind in KINDS:
        runs = {
            subprocess.run([sys.executable, "-c", code, kind], capture_output=True, check=True).stdout for _ in range(3)
        }
        assert len(runs) == 1
        assert runs == {render(GRAPH, kind, "zh")}


def test_turtle_is_readable() -> None:
    text = render(GRAPH, "turtle", "zh").decode()
    assert text.startswith("@prefix dg: <urn:dutygraph:vocabulary#> .\n@prefix dcterms:")
    assert text.count("@prefix ") == len(PREFIXES)
    task, clause = text.index("/六（二）> a dg:Task"), text.index("/六（二）/clause/1> a dg:Clause")
    assert task < clause < text.index("/六（三）> a dg:Task"), "what belongs to a task stands behind it"
    assert "\n\n<urn:dutygraph:unit/山东省应急管理厅> a dg:Unit , org:Organization , prov:Agent ;\n" in text


def test_a_graph_for_each_plan_and_several_plans_in_one_file(tmp_path: Path) -> None:
    (tmp_path / "both.nq").write_bytes(render(dutygraph.DutyGraph(PLANS), "nquads", "zh"))
    lines = (tmp_path / "both.nq").read_text("utf-8").splitlines()
    assert {line.rsplit(" ", 2)[1] for line in lines} == {"<urn:dutygraph:甲>", "<urn:dutygraph:乙>"}
    unit = [line for line in lines if line.startswith("<urn:dutygraph:unit/应急厅> ") or "/省应急厅> <http" in line]
    assert len({line.rsplit(" ", 2)[1] for line in unit}) == 2, "each plan's graph has the units that it names"
    assert load_plans([tmp_path / "both.nq"]) == [
        replace(plan, as_read=()) for plan in sorted(PLANS, key=lambda p: p.id)
    ]
    assert run("--data", tmp_path / "both.nq", "units").exit_code == 0
    told = run("extract", tmp_path / "both.nq")
    assert (told.exit_code, told.stdout) == (1, "")
    assert "holds 2 plans (乙 甲) where one is wanted" in told.stderr


def test_what_is_said_beside_the_file_joins_what_it_holds(tmp_path: Path) -> None:
    file = tmp_path / "plan.ttl"
    status = '{"number":"一（一）","title":"宣传","state":"done","on":"2024-01-02","source":"x"}\n'
    (tmp_path / "plan.status.jsonl").write_text(status, "utf-8")
    file.write_bytes(render(dutygraph.DutyGraph(PLANS[:1]), "turtle", "zh"))
    said = load_plan(file)
    assert [one.state.value for one in said.statuses] == ["done"]
    file.write_bytes(render(dutygraph.DutyGraph([said]), "turtle", "zh"))
    assert load_plan(file) == said, "none is told twice"


def test_corrections_that_went_through_rdf_outlive_a_later_extraction(tmp_path: Path) -> None:
    (tmp_path / "甲.txt").write_text("一、任务\n（一）宣传。开展宣传。（责任单位：省应急厅）\n", "utf-8")
    run("extract", tmp_path / "甲.txt", "-o", tmp_path / "甲.yaml")
    corrected = (tmp_path / "甲.yaml").read_text("utf-8").replace("lead: [省应急厅]", "lead: [省教育厅]")
    (tmp_path / "甲.yaml").write_text(corrected, "utf-8")
    assert run("--data", tmp_path / "甲.yaml", "export", "--to", "turtle", "-o", tmp_path / "甲.ttl").exit_code == 0
    (tmp_path / "甲.yaml").unlink()
    assert run("extract", tmp_path / "甲.ttl", "-o", tmp_path / "甲.yaml").exit_code == 0
    assert run("extract", tmp_path / "甲.txt", "-o", tmp_path / "甲.yaml").exit_code == 0
    assert "lead: [省教育厅]" in (tmp_path / "甲.yaml").read_text("utf-8")


XML = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:d="urn:d:">{}</rdf:RDF>'
ABOUT = '<rdf:Description rdf:about="urn:a"><d:p>{}</d:p></rdf:Description>'
BOMB = '<!ENTITY e0 "aaaaaaaaaa">' + "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 10))
#: Name of a file → what it holds, and what is told of it.
REFUSED = {
    "context.jsonld": ('{"@context": "URLx", "@id": "urn:a", "name": "x"}', ": its JSON-LD @context points at"),
    "import.jsonld": ('{"@context": {"@import": "URLx"}, "@id": "urn:a"}', ": its JSON-LD @context points at"),
    "inner.jsonld": ('{"@id": "urn:a", "urn:b": {"@context": ["URLx"], "c": 1}}', ": its JSON-LD @context points at"),
    "bomb.rdf": (f"<!DOCTYPE r [{BOMB}]>" + XML.format(ABOUT.format("&e9;")), ": declares a DOCTYPE"),
    "external.rdf": ('<!DOCTYPE r [<!ENTITY x SYSTEM "URLx">]>' + XML.format(ABOUT.format("&x;")), ": declares a DOCTYPE"),
    "dtd.rdf": ('<!doctype r SYSTEM "URLx">' + XML.format(ABOUT.format("x")), ": declares a DOCTYPE"),
    "include.rdf": (XML.format('<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="URLx"/>'), ": RDF syntax: "),
    "owl.ttl": ("<urn:a> <http://www.w3.org/2002/07/owl#imports> <URLx> .", ": holds no plan"),
    "relative.ttl": ("<a> <b> <c> .", ":1:1: RDF syntax: "),
    "broken.ttl": ('<urn:a> <urn:b> "x" .\n<urn:a> <urn:b> .', ":2:17: RDF syntax: "),
    "broken.nq": ('<urn:a> <urn:b> "x"\n', ":2:1: RDF syntax: Quads must be followed by a dot"),
    "broken.jsonld": ('{"@id": ', ": RDF syntax: "),
    "broken.rdf": (XML.format("<d:p>"), ": RDF syntax: "),
    "empty.ttl": ("", ": the file is empty"),
    "none.ttl": ("# nothing\n", ": holds no plan; what is read is RDF that dutygraph export wrote"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_plan_or_points_elsewhere_is_one_error(tmp_path: Path, name: str) -> None:
    content, message = REFUSED[name]
    file = tmp_path / name
    with listening() as listener:
        file.write_text(content.replace("URL", listener.url), "utf-8")
        result = run("--data", file, "units")
        assert listener.heard == []
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(str(file))
    assert message in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_plan_that_is_not_whole_and_one_of_two_versions_are_told(tmp_path: Path) -> None:
    whole = render(dutygraph.DutyGraph(PLANS[:1]), "nquads", "zh").decode().splitlines(keepends=True)
    file = tmp_path / "plan.nq"
    file.write_text("".join(line for line in whole if "anchorOf" not in line), "utf-8")
    with pytest.raises(DutyGraphError, match=r"plan\.nq: .*anchorOf"):
        load_plan(file)
    title = next(line for line in whole if "title" in line)
    file.write_text("".join([*whole, title.replace('"甲"', '"丙"')]), "utf-8")
    with pytest.raises(DutyGraphError, match=r"plan\.nq: .*title"):
        load_plan(file)


def test_a_huge_file_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "plan.ttl"
    file.write_text("<urn:a> <urn:b> <urn:c> .", "utf-8")
    monkeypatch.setattr("dutygraph.loaders.rdf._LARGEST_FILE", 20)
    assert "too large" in run("--data", file, "units").stderr


@pytest.mark.parametrize("command", ["--data plan.ttl units", "export --to turtle"])
def test_without_the_extra_the_error_says_how_to_install_it(tmp_path: Path, command: str) -> None:
    (tmp_path / "plan.ttl").write_text("<urn:a> <urn:b> <urn:c> .", "utf-8")
    code = "import sys; sys.modules['pyoxigraph'] = None; from dutygraph.cli import main; main()"
    run = [sys.executable, "-c", code, "--lang", "en", *command.split()]
    told = subprocess.run(run, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr == "this needs an extra; install it with: pip install 'dutygraph[rdf]'\n"
