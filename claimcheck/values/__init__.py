"""What a value is: find it in text, normalise it, compare it."""
