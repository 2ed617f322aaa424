"""What of a page is blanked, and look-alikes that are text."""

import pytest

from claimcheck.values.furniture import without_furniture
from claimcheck.values.plain_text import PlainText


@pytest.mark.parametrize("line", [
    "Page 1 of 3", "PRESS RELEASE            Page 2 of 12", "p. 4", "Tel +254 20 123 4567", "Office of Works      Tel: (020) 555-0142", "Fax: 020 7946 0000", "Call us on 0800 555 0142",
    "READ ALSO: 12 killed in blast", "Related: Storm kills 40", "ADVERTISEMENT", "Advertisement", "Story continues below this ad", "Sponsored content", "SEE MORE: Fire guts 12 homes",
    "1.2K Retweets  345 Likes", "23 comments", "4,567 views · 12 shares", "5 min read", "3-minute read", "Opening hours: Mon-Fri 9-17", "Mon–Fri 9:00–17:00", "12 Elm Street, Oakley", "P.O. Box 1234",
    "© 2021 The Oakley Post", "www.example.org/news/40", "Email: news@example.org", "Photo: Ann Lee/Agency", "Tags: fire, roofs", "Continued on page 7", "Comments (23)", "Posted 3 hours ago", "---", "<!-- 40 people were killed -->", "<del>40 people were killed</del>", "<s>40</s>", "~~40 killed~~", "```\nkilled = 40\n```",
])  # fmt: skip
def test_furniture_is_blanked(line: str) -> None:
    text = f"Nine people died\n\n{line}\n\nin the fire.\n"
    left = without_furniture(text)
    assert left == text.replace(line, "\n".join(" " * len(part) for part in line.split("\n")))
    assert PlainText(text).text.startswith("Nine people died in the fire.")


@pytest.mark.parametrize("line", [
    "Page 3 was torn out of 40 books.", "Call me 12 times", "Contact 12 people who were there", "More than 12 died", "Most people, 40 of them, left", "Monday 12 people died", "12 people walked down Elm Street",
    "Read more than 30 books", "He was 5 minutes late", "Photo: 12 people were killed in the hall", "It happened 3 hours ago", "Tags on 40 trees fell", "Related deaths rose to 40", "Copyright cases rose to 40", "x < 5 and s > 4", "He likes 40 of them", "Related: 40 deaths were counted later that day, and the ministry of works in the "
    "capital said that many more were feared under the roof of the hall, which had been closed for repairs.",
])  # fmt: skip
def test_text_is_kept(line: str) -> None:
    text = f"It rained.\n\n{line}\n\nThe end.\n"
    assert without_furniture(text) == text


def test_numbers_of_pages_and_figures_under_labels() -> None:
    text = (
        "The hall had been closed for repairs since the spring of that year.\n\n3\n\nThe roof fell.\n\nDeaths\n\n34\n"
    )
    assert without_furniture(text) == text.replace("\n3\n", "\n \n")


def test_headlines_under_related_are_blanked_to_the_next_empty_line() -> None:
    left = without_furniture("It rained.\n\nRELATED\nFire guts 12 homes\nStorm kills 40\n\nThe end of 9 days.\n")
    assert left.split() == "It rained. The end of 9 days.".split()
