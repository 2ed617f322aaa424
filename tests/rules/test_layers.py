"""Layers of rules: extending, overriding, switching off, imports, and what they may not do."""

import os
from pathlib import Path

import pytest

from claimcheck.errors import NothingToCheck, RuleError
from claimcheck.rule_loading import load_layers, load_rules


def write(folder: Path, **files: str) -> str:
    for name, text in files.items():
        path = folder / (name.replace("__", "/") + ".yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return str(folder / "r.yaml")


def test_extending_adds_before_the_shipped_kinds(tmp_path: Path) -> None:
    rules = load_rules(write(tmp_path, r="extends: default\nkinds: {mills: {states: [close~], of: [mill~]}}"))
    assert next(iter(rules.kinds)) == "mills"
    assert set(load_rules().kinds) < set(rules.kinds)
    assert rules.kinds["mills"].label == "mills"
    assert rules.happenings == load_rules().happenings


def test_a_file_alone_has_its_kinds_only_and_the_language(tmp_path: Path) -> None:
    rules = load_rules(write(tmp_path, r="kinds: {mills: {states: [close~], of: [mill~]}}"))
    assert set(rules.kinds) == {"mills"}
    assert rules.kinds["mills"].states == ("close", "closed", "closes", "closing")
    assert (rules.vague, rules.groups, rules.happenings) == (load_rules().vague, load_rules().groups, {})


def test_override_key_by_key_and_switch_off(tmp_path: Path) -> None:
    layered = load_layers(write(tmp_path, r="extends: default\nkinds:\n  deaths: {tolerance: 0.1, nouns: [..., casualty~]}\n  injuries: off\n"))
    shipped = load_rules()
    deaths = layered.rules.kinds["deaths"]
    assert deaths.tolerance == 0.1
    assert deaths.states == shipped.kinds["deaths"].states
    assert set(deaths.nouns) >= {*shipped.kinds["deaths"].nouns, "casualties"}
    assert "injuries" not in layered.rules.kinds
    assert layered.own == ("deaths",)
    assert layered.origins["kinds", "deaths", "tolerance"].endswith("r.yaml:3")
    assert layered.origins["kinds", "deaths", "states"].startswith("rules.yaml:")


def test_imports_lie_below_the_file_and_the_last_above_the_first(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        r="imports: [a.yaml, more/b.yaml]\nlexicons: {mill: [mill~]}\nkinds: {mills: {label: top}}",
        a="kinds: {mills: {label: a, states: [close~], of: [<mill>]}, farms: {states: [flood~], label: a}}",
        more__b="kinds: {farms: {label: b}}")
    rules = load_rules(path)
    assert [(n, k.label) for n, k in rules.kinds.items()] == [("mills", "top"), ("farms", "b")]
    assert rules.kinds["mills"].of == ("mill", "milled", "milling", "mills")


@pytest.mark.parametrize(("imports", "message"), [
    ("[../outside.yaml]", "lies outside of the folder"), ("[/etc/hosts.yaml]", "lies outside of the folder"), ("[absent.yaml]", "does not exist; beside it are a.yaml, r.yaml"),
    ("[r.yaml]", "imported in a circle"), ("[a.yaml]", "imported in a circle"), ("[notes.txt]", "no .yaml file"), ("['..\\outside.yaml']", "lies outside")])
def test_imports_stay_inside(tmp_path: Path, imports: str, message: str) -> None:
    folder = tmp_path / "project"
    path = write(folder, r=f"imports: {imports}\nkinds: {{mills: {{states: [closed]}}}}", a="imports: [r.yaml]\nkinds: {farms: {states: [flooded]}}")
    write(tmp_path, outside="kinds: {farms: {states: [flooded]}}")
    with pytest.raises(RuleError, match="yaml:1:1") as error:
        load_rules(path)
    assert message in str(error.value)


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs symbolic links")
def test_a_link_leads_out_of_the_folder_no_more_than_a_path(tmp_path: Path) -> None:
    write(tmp_path, outside="kinds: {farms: {states: [flooded]}}")
    path = write(tmp_path / "project", r="imports: [link.yaml]\nkinds: {mills: {states: [closed]}}")
    os.symlink(tmp_path / "outside.yaml", tmp_path / "project" / "link.yaml")
    with pytest.raises(RuleError, match="lies outside"):
        load_rules(path)


def test_mistakes_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    path = write(tmp_path, r="imports: [a.yaml]\nkinds: {mills: {stats: [closed], states: [x]}}", a="kinds:\n  farms: {states: [flooded], unning: true}\n")
    with pytest.raises(RuleError) as error:
        load_rules(path)
    assert "r.yaml:2:17: unknown key 'stats'; did you mean 'states'?" in str(error.value)
    assert "a.yaml:2:30: unknown key 'unning'; did you mean 'running'?" in str(error.value)
    assert error.value.count == 2


def test_no_kind_is_nothing_to_check(tmp_path: Path) -> None:
    for text in ("kinds: {}", "version: 1"):
        with pytest.raises(NothingToCheck):
            load_rules(write(tmp_path, r=text))
