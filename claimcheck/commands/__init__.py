"""Commands of their own module; `claimcheck.cli` puts them on the command line."""
