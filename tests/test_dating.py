"""When a document was published and changed, as its first lines, a feed or a page tells it."""

from pathlib import Path

import pytest

from claimcheck.sources import read_paths
from claimcheck.sources.dating import head_date, iso_day, updated_after, updated_date

PAGE = (
    '<html lang="en"><head><title>Floods</title><meta property="article:published_time" content="2023-09-08T10:00:00Z">{}</head><body><main><article><h1>Floods</h1>{}'
    "<p>The floods in the hills have killed 61 people, the ministry said, as the rivers rose again across the south of the country after weeks of rain.</p>"
    "<p>Thousands of families have left their homes, and the army has been sent to help in the districts that were hit worst.</p></article></main></body></html>"
)
STORY = "Rain fell on the town for the third day, the mayor said, and many people had to leave their homes by boat.\n"


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("14 AUGUST 2026", "2026-08-14"), ("August 14th, 2026", "2026-08-14"), ("the 14th of August 2026", "2026-08-14"), ("14-Aug-2026", "2026-08-14"),
        ("14/08/2026", "2026-08-14"), ("14.08.2026", "2026-08-14"), ("2026/08/14", "2026-08-14"), ("2026-08-14T10:00:00Z", "2026-08-14"),
        ("Published: 24 February 2022", "2022-02-24"), ("PUBLISHED 24 FEB 2022 10:31", "2022-02-24"), ("Posted on 02/24/2022", "2022-02-24"),
        ("By Ada Brook | May 3, 2021", "2021-05-03"), ("Mon, 3 May 2021 10:00:00 GMT", "2021-05-03"), ("10:22, 4 May 2021", "2021-05-04"),
        ("**Published:** 3 May 2021", "2021-05-03"), ("(May 3, 2021)", "2021-05-03"), ("Updated 3 May 2021\nPublished 1 May 2021", "2021-05-01"),
        ("Last updated on May 3, 2021 at 10:00", "2021-05-03"), ("First published on Mon 3 May 2021 10.12 BST\nLast modified on Tue 4 May 2021 12.12 BST", "2021-05-03"),
        ("03/05/2021", None), ("Copyright 2021", None), ("May 2021", None),
    ],
)  # fmt: skip
def test_head(head: str, day: str | None) -> None:
    assert head_date(f"{head}\n\n{STORY}") == day


def test_order_of_another_date() -> None:
    assert head_date(f"03/05/2021\n\nTalks end on 28/05/2021. {STORY}") == "2021-05-03"
    assert head_date(f"03/05/2021\n\nTalks end on 05/28/2021. {STORY}") == "2021-03-05"


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("2021-05-03", "2021-05-03"), ("20210503", "2021-05-03"), (1620000000, "2021-05-03"), ("Mon, 03 May 2021 10:00:00 +0200", "2021-05-03"),
        ("Mon May 03 10:00:00 2021", "2021-05-03"), ("may 3, 2021", "2021-05-03"), ("13/05/2021", "2021-05-13"), ("2021", None), ("99999999", None), (None, None),
    ],
)  # fmt: skip
def test_told(told: object, day: str | None) -> None:
    assert iso_day(told) == day


def test_last_change() -> None:
    assert updated_date(f"3 May 2021\nUpdated 5 May 2021\n\n{STORY}") == "2021-05-05"
    assert updated_date(f"3 May 2021\n\n{STORY}") is None
    assert updated_after("2021-05-03", None, "2021-09-05") == "2021-09-05"
    assert updated_after("2021-05-03", "2021-05-20", None) == "2021-05-20"
    assert updated_after("2021-05-03", "2023-05-20", None) is None  # a system that keeps pages changed it
    assert updated_after("2021-05-03", "2021-05-01", None) is None
    assert updated_after(None, "2021-05-01", None) is None


@pytest.mark.parametrize(
    ("head", "body", "updated"),
    [
        ('<meta property="article:modified_time" content="2023-09-29T14:42:00Z">', "", "2023-09-29"),
        ('<meta content="2023-09-29T14:42:00Z" name="last-modified">', "", "2023-09-29"),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "dateModified": "2023-09-29T14:42:00Z"}</script>',
            "",
            "2023-09-29",
        ),
        ("", "<p>Updated 29 September 2023</p>", "2023-09-29"),
        ('<meta property="article:modified_time" content="2025-09-29T14:42:00Z">', "", None),
        ("", "", None),
    ],
)
def test_page(head: str, body: str, updated: str | None, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE.format(head, body), encoding="utf-8")
    ((source,), _) = read_paths([str(tmp_path)])
    assert (source.published, source.updated) == ("2023-09-08", updated)
