"""Commands of the command line that are more than a few lines; each imports what it needs when it runs."""
