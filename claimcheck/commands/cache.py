"""`claimcheck cache`: what is kept between runs."""

from __future__ import annotations

import sys

import click


@click.group("cache")
def cache() -> None:
    """Look at what is kept between runs, or take it away."""


@cache.command("show")
def show() -> int:
    """Say where the cache lies and how much it holds."""
    from claimcheck.cache import cache_file, size_of

    file = cache_file()
    size = size_of(file)
    sys.stdout.write(f"{file}: " + (f"{size.entries:,} entries, {size.bytes:,} bytes\n" if size else "empty\n"))
    return 0


@cache.command("clear")
def clear() -> int:
    """Take the cache away; the next run reads everything anew."""
    from claimcheck.cache import cache_file, remove
    from claimcheck.errors import UsageError

    file = cache_file()
    try:
        remove(file)
    except OSError as error:
        raise UsageError(f"{file}: cannot be taken away ({error.strerror}); do it by hand") from None
    sys.stdout.write(f"{file}: empty\n")
    return 0
