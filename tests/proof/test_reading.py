"""Every sink is read: a secret in it is found there, and would be missed without its reader."""

from __future__ import annotations

import pytest

from briefpack.proof.gate import finds
from briefpack.proof.reading import SINKS, Sink
from tests.proof.plants import PLANTS, plain
from tests.proof.secrets import SECRETS, clean_pack, withheld


def test_every_sink_has_a_plant() -> None:
    """The table of sinks and the table of plants name the same places, each once."""
    assert sorted(sink.name for sink in SINKS) == sorted(PLANTS)


@pytest.mark.parametrize("rewrite", [lambda content, _: content, plain], ids=["as made", "by pypdf"])
def test_a_clean_pack_is_clean(rewrite: object) -> None:
    """The pack that plants are put into holds nothing that it withholds, however it is written."""
    assert callable(rewrite)
    assert list(finds(rewrite(clean_pack(), ""), withheld())) == []


@pytest.mark.parametrize("what", SECRETS)
@pytest.mark.parametrize("sink", SINKS, ids=lambda sink: sink.name.replace(" ", "-"))
def test_a_secret_is_found_in_its_sink(sink: Sink, what: str) -> None:
    """A secret of any kind in one sink is found there and called what it is; without the sink's reader it is missed."""
    if what == "a number" and not sink.counts:
        pytest.skip("figures of fonts, profiles and programs are their own")
    planted = PLANTS[sink.name](clean_pack(), SECRETS[what])
    found = list(finds(planted, withheld()))
    assert {(find.sink, find.what) for find in found} == {(sink.name, what)}
    assert all(find.text.place.file.startswith("small/") and find.text.place.line for find in found)
    others = [other for other in SINKS if other is not sink]
    assert list(finds(planted, withheld(), others)) == []
