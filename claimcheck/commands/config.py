"""`claimcheck config show`: the settings that hold, and where each comes from."""

from __future__ import annotations

import json

import click

from claimcheck.commands.shared import Exit, say


@click.group("config")
def config_group() -> None:
    """Look at the settings."""


@config_group.command("show")
@click.option(
    "--origin", is_flag=True, help="Say for each value where it comes from, and for each kind which file it is of."
)
@click.pass_context
def config_show(context: click.Context, origin: bool) -> Exit:
    """Print the settings: flags go before CLAIMCHECK_* variables, those before the project's file, that before the
    user's."""
    from claimcheck.config import known_keys, load_config
    from claimcheck.rule_loading import load_layers

    root = context.find_root()
    assert isinstance(root.command, click.Group)
    config = load_config(root.command, root.params.get("config"))
    keys = known_keys(root.command)
    rows = [
        (f"{s.command}.{s.key}" if s.command else s.key, json.dumps(s.value, ensure_ascii=False), s.origin)
        for s in config.settings
    ]
    named = {name for name, _, _ in rows}
    rows += [(key, "", "default") for key in keys if key not in named]
    width = max(len(name) for name, _, _ in rows)
    values = max(len(value) for _, value, _ in rows)
    for name, value, where in sorted(rows):
        say(
            f"{name:<{width}}  {value:<{values}}  {where}".rstrip()
            if origin
            else f"{name:<{width}}  {value or '(default)'}"
        )
    for file in config.files if origin else ():
        say(f"read: {file}")
    if origin:
        path = next((s.value for s in config.settings if s.key == "rules" and s.command is None), None)
        layered = load_layers(path)
        say("", f"rules: {', '.join(layered.files)}")
        for kind in layered.rules.kinds:
            say(f"  {kind:<{width}}  {layered.origins.get(('kinds', kind), '')}")
    return Exit.OK
