"""Fitting the forest: gradient boosting by LightGBM, and its trees as plain lists."""

from collections.abc import Mapping, Sequence
from typing import Any

import lightgbm
import numpy as np

from benchmarks.training.samples import Sample
from crawler.pages.features import NAMES

ROUNDS = 120
PARAMETERS = {
    "objective": "binary",
    "learning_rate": 0.1,
    "num_leaves": 24,
    "min_data_in_leaf": 200,
    "feature_fraction": 0.6,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "seed": 1,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
    "verbose": -1,
}
"""Chosen by cross-validation: more leaves or rounds gain less than a tenth of a point."""


def fit(samples: Sequence[Sample], words: Mapping[str, float]) -> list[Any]:
    """Return the trees that *samples* teach, as nested ``[place, bound, low, high]``."""
    vectors = [vector for each in samples for vector in each.full(words)]
    chosen = [each.chosen[index] for each in samples for index in each.candidates]
    weights = [weight for each in samples for weight in each.weights()]
    data = lightgbm.Dataset(
        np.array(vectors, dtype=np.float64),
        np.array(chosen, dtype=np.int8),
        weight=np.array(weights),
        feature_name=list(NAMES),
    )
    model = lightgbm.train(PARAMETERS, data, ROUNDS)
    return [_tree(each["tree_structure"]) for each in model.dump_model()["tree_info"]]


def _tree(node: Mapping[str, Any]) -> Any:
    """Return a node and all below it."""
    if "leaf_value" in node:
        return round(node["leaf_value"], 4)
    bound = float(f"{node['threshold']:.5g}")
    return [node["split_feature"], bound, _tree(node["left_child"]), _tree(node["right_child"])]
