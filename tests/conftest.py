"""No test reads or writes the user's own cache; those of the cache name their own."""

import os

os.environ["CLAIMCHECK_NO_CACHE"] = "1"
