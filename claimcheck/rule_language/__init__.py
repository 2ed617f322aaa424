"""The language of rules files: reading them with positions, the pattern language, and its compiled matcher."""
