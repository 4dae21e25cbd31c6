"""Which nodes of a graph hang together, by shuffles alone: no machine holds the whole graph.

The alternating algorithm of R. Kiveris, S. Lattanzi, V. Mirrokni, V. Rastogi, S. Vassilvitskii,
"Connected Components in MapReduce and Beyond", SoCC 2014: in turn every node points its larger
neighbours, then its smaller ones, to the least node it knows of, until all of a component
point to its least node. The number of rounds grows with the logarithm of the graph.
"""

from __future__ import annotations

from typing import Any

import dask
import dask.dataframe as dd
import distributed
import pandas as pd

#: Rounds after which something must be wrong: enough for any number of nodes.
_MOST_ROUNDS = 200
EDGE = {"a": "string", "b": "string"}


def components(edges: Any) -> Any:
    """A frame ``a``, ``b``: each node with the least node of its component; least ones left out.

    ``edges`` is a frame of nodes ``a`` and ``b`` that hang together; which is which is the same.
    """
    meta = pd.DataFrame({"a": [], "b": []}).astype(EDGE)
    stars = kept(edges.map_partitions(_downwards, meta=meta))
    count = stars.npartitions  # both ways of all edges would double it each time
    before: tuple[int, int] | None = None
    for _ in range(_MOST_ROUNDS):
        both = dd.concat([stars, stars.rename(columns={"a": "b", "b": "a"})[["a", "b"]]])
        large = both.shuffle("a", npartitions=count).map_partitions(_large_star, meta=meta)
        stars = kept(large.shuffle("a").map_partitions(_small_star, meta=meta))
        state = _state(stars)
        if state == before:
            return stars
        before = state
    raise AssertionError("the components of a graph do not settle")


def kept(frame: Any) -> Any:
    """The frame, computed and held by the workers.

    It is waited for: Dask stands still where it needs a frame for the divisions of another
    (as sorting does) while that frame is not there yet.
    """
    frame = frame.persist()
    distributed.wait(frame)
    return frame


def _state(edges: Any) -> tuple[int, int]:
    """How many edges there are, and a sum over them that tells one set from another."""
    sums = edges.map_partitions(_digest, meta=pd.DataFrame({"n": [0], "digest": [0]}))
    (total,) = dask.compute(sums)
    return int(total["n"].sum()), int(total["digest"].sum()) % 2**61


def _digest(frame: Any) -> Any:
    digests = pd.util.hash_pandas_object(frame[["a", "b"]], index=False)
    return pd.DataFrame({"n": [len(frame)], "digest": [int(digests.sum()) % 2**40]})


def _downwards(frame: Any) -> Any:
    """The edges from the larger node to the smaller, each once."""
    frame = frame[frame["a"] != frame["b"]]
    turned = frame["a"] < frame["b"]
    larger, smaller = frame["a"].where(~turned, frame["b"]), frame["b"].where(~turned, frame["a"])
    return pd.DataFrame({"a": larger, "b": smaller}).astype(EDGE).drop_duplicates()


def _large_star(frame: Any) -> Any:
    """Every node's larger neighbours point to the least of it and its neighbours."""
    least = frame.groupby("a")["b"].transform("min")
    least = least.where(least < frame["a"], frame["a"])
    larger = frame["b"] > frame["a"]
    return _downwards(pd.DataFrame({"a": frame["b"][larger], "b": least[larger]}))


def _small_star(frame: Any) -> Any:
    """Every node and its smaller neighbours point to the least of them."""
    least = frame.groupby("a")["b"].transform("min")
    others = pd.DataFrame({"a": frame["b"], "b": least})
    itself = pd.DataFrame({"a": frame["a"], "b": least})
    return _downwards(pd.concat([others, itself]))
