"""Records made by their twins are what their class makes."""

import dataclasses
import pickle

import pytest

from claimcheck.model import Claim, Span, Value
from claimcheck.record_making import make_claim, make_span, make_value

VALUE = {"type": "count", "text": "at least 12", "low": 12.0, "usual_low": 12.0, "unit": "people", "qualifier": "at_least"}
SPAN = {"start": 3, "end": 14, "line": 1, "column": 4}
CLAIM = {
    "id": "a1", "source": "s", "publisher": None, "published": "2020-01-02", "kind": "deaths", "value": Value(**VALUE), "quote": "at least 12",
    "sentence": "At least 12 died.", "span": Span(**SPAN), "who": "people", "topics": ("died",),
}  # fmt: skip


@pytest.mark.parametrize(("make", "record", "fields"), [(make_value, Value, VALUE), (make_span, Span, SPAN), (make_claim, Claim, CLAIM)])
def test_a_made_record_is_one_of_its_class(make: type, record: type, fields: dict[str, object]) -> None:
    made, plain = make(**fields), record(**fields)
    assert type(made) is record
    assert made == plain
    assert hash(made) == hash(plain)
    assert repr(made) == repr(plain)
    assert dataclasses.asdict(made) == dataclasses.asdict(plain)
    assert pickle.loads(pickle.dumps(made)) == plain
    first = dataclasses.fields(record)[0].name
    assert dataclasses.replace(made, **{first: fields[first]}) == plain
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(made, first, None)
    with pytest.raises(TypeError):
        make()
