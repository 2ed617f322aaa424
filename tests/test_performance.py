"""docs/performance.md and its plots show what bench/results.json holds, and the benchmarks measure what they say."""

import json
import re
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bench.__main__ import NAMES, PAGE, RESULTS
from bench.corpora import Document, documents, enlarged, texts, write_feed, write_feeds
from bench.extraction_speed import in_turn
from bench.page import filled, table
from bench.plots import PLOTS, shown
from bench.processes import Failed, run
from bench.section import figure
from claimcheck.errors import UsageError

WORDS = "Officials in Kyiv said on 3 May 2014 that 1,250 people had fled the fighting near Slavyansk. "


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    rows = [Document(f"d{n}", f"Report {n} of {name}\n\n" + WORDS * 20 + f"{name} denied it.") for n, name in enumerate("Alpha Bravo Gorlan Dorrit".split())]
    write_feed(rows, tmp_path / "feed.jsonl")
    return tmp_path / "feed.jsonl"


def test_the_page_shows_the_results() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert filled(page, json.loads(RESULTS.read_text(encoding="utf-8"))) == page, "run `make bench`"
    assert set(re.findall(r"<!-- end (\w+) -->", page)) == {"machine", *NAMES}


@pytest.mark.parametrize("name", PLOTS)
def test_a_plot_shows_the_results(name: str) -> None:
    figures = shown(json.loads(RESULTS.read_text(encoding="utf-8")), name)
    file = PAGE.with_name(f"performance-{name}.svg")
    assert file.is_file() == bool(figures)
    assert (f"({file.name})" in PAGE.read_text(encoding="utf-8")) == bool(figures)
    if figures:
        (described,) = ElementTree.parse(file).iter("{http://purl.org/dc/elements/1.1/}description")
        assert json.loads(described.text or "") == figures
        assert "dc:date" not in file.read_text(encoding="utf-8")


def test_results_name_no_machine_and_no_folder() -> None:
    results = json.loads(RESULTS.read_text(encoding="utf-8"))
    assert set(results["machine"]) == {"processor", "cores", "system", "python"}
    assert not re.search(r"/(home|tmp|root|work|usr)/", json.dumps(results))


def test_every_table_has_one_set_of_columns() -> None:
    for section in json.loads(RESULTS.read_text(encoding="utf-8"))["benchmarks"].values():
        for rows in section["tables"].values():
            assert len({tuple(row) for row in rows}) == 1


def test_an_enlarged_feed_is_as_large_as_asked_and_each_document_its_own(feed: Path) -> None:
    whole = sum(document.megabytes for document in documents(feed))
    made = list(enlarged(feed, 5.1 * whole))
    assert 4.8 * whole < sum(document.megabytes for document in made) <= 5.1 * whole
    assert len({document.id for document in made}) == len({document.text for document in made}) == len(made)
    assert made == list(enlarged(feed, 5.1 * whole))


def test_a_copy_keeps_common_words_places_and_the_sort_of_its_figures(feed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bench.corpora._COMMON", 12)
    (copy,) = (d.text for d in enlarged(feed, 1) if d.id == "d2#1")
    (original,) = (d.text for d in documents(feed) if d.id == "d2")
    assert "in Kyiv said" in copy
    assert "Slavyansk." in copy
    assert "Gorlan" not in copy
    (told,) = {m.groups() for m in re.finditer(r"on (\d+) June (\d{4}) that (\d),(\d\d0) people", copy)}
    assert 1 <= int(told[0]) <= 9
    assert 1990 <= int(told[1]) <= 2019
    assert told != ("3", "2014", "1", "250")
    assert len(copy.split()) == len(original.split())


def test_large_feeds_are_parts_of_the_same_documents(feed: Path, tmp_path: Path) -> None:
    rows = list(enlarged(feed, 0.03))
    assert write_feeds(rows, tmp_path / "feeds", 0.005) == pytest.approx(sum(row.megabytes for row in rows))
    parts = sorted((tmp_path / "feeds").iterdir())
    assert len(parts) > 3
    assert sorted(d for part in parts for d in documents(part)) == sorted(rows)


def test_texts_stop_at_the_size(feed: Path) -> None:
    assert len(texts(feed, 0.0001)) == 1
    assert len(texts(feed, 1)) == 4
    with pytest.raises(UsageError, match="--corpus"):
        texts(feed.with_name("none.jsonl"), 1)


def test_memory_and_cpu_are_those_of_all_processes() -> None:
    child = "held = bytearray(60_000_000); sum(range(6_000_000)); print(flush=True); input()"
    parent = f"""import subprocess, sys, time
children = [subprocess.Popen([sys.executable, "-c", {child!r}], stdin=-1, stdout=-1, text=True) for _ in range(int(sys.argv[1]))]
[process.stdout.readline() for process in children]
time.sleep(0.5)
[process.communicate("\\n") for process in children]"""
    one, three = (run((sys.executable, "-c", parent, count)) for count in "13")
    assert three.memory > one.memory + 120
    assert three.cpu > 1.5 * one.cpu


def test_what_runs_into_a_limit_is_ended_with_its_children() -> None:
    sleeping = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; time.sleep(60)'])"
    assert run((sys.executable, "-c", sleeping), seconds=1).stopped == "stopped after 1 s"
    assert "stopped at 50 MB" in run((sys.executable, "-c", "held = bytearray(90_000_000)\nwhile True: pass"), megabytes=50).stopped


def test_a_command_that_fails_is_told() -> None:
    with pytest.raises(Failed, match="exit 7: no room"):
        run((sys.executable, "-c", "import sys; print('no room'); sys.exit(7)"))


def test_ways_take_turns_text_by_text() -> None:
    seen: list[tuple[str, str]] = []
    in_turn({"a": lambda text: seen.append(("a", text)), "b": lambda text: seen.append(("b", text))}, ["x", "y"], 2)
    assert seen == [("a", "x"), ("b", "x"), ("a", "y"), ("b", "y")] * 2


def test_tables_and_figures() -> None:
    assert [figure(v) for v in (0, 0.012345, 9.999, 12.345, 1234.5, 1.0)] == [0, 0.0123, 10, 12.3, 1230, 1]
    assert table([{"a": "x", "b, MB": 1200}]) == "| a   | b, MB |\n| --- | ----: |\n| x   | 1,200 |"
