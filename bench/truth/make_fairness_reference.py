"""Figures of Fairlearn and scikit-learn that libraries/fairness is tested with.

python bench/truth/make_fairness_reference.py > libraries/fairness/reference/group-figures.json
"""
import json
import warnings

import fairlearn
import numpy as np
import scipy
import sklearn
from fairlearn.metrics import (
    MetricFrame, demographic_parity_difference, demographic_parity_ratio, equal_opportunity_difference,
    equalized_odds_difference, equalized_odds_ratio, false_negative_rate, false_positive_rate,
    selection_rate, true_negative_rate, true_positive_rate,
)
from scipy import stats
from sklearn import metrics

warnings.simplefilter("ignore")
rng = np.random.default_rng(7)
n = 3000
group = rng.choice(["a", "b", "c"], n, p=[0.6, 0.3, 0.1])
other = rng.choice(["x", "y"], n)
truth = rng.uniform(0.02, 0.98, n)
label = rng.random(n) < truth
score = np.clip(np.round(truth + rng.normal(0, 0.1, n) + 0.05 * (group == "b"), 2), 0.01, 0.99)
prediction = score >= 0.5


def npv(y, p):
    return metrics.precision_score(~y, ~p)


frames = {
    "baseRate": lambda y, p: y.mean(), "selectionRate": selection_rate, "truePositiveRate": true_positive_rate,
    "falsePositiveRate": false_positive_rate, "trueNegativeRate": true_negative_rate,
    "falseNegativeRate": false_negative_rate, "precision": metrics.precision_score,
    "negativePredictiveValue": npv, "accuracy": metrics.accuracy_score, "f1": metrics.f1_score,
    "balancedAccuracy": metrics.balanced_accuracy_score,
}
frame = MetricFrame(metrics=frames, y_true=label, y_pred=prediction, sensitive_features={"group": group, "other": other})
cells = []
for g in "abc":
    for o in "xy":
        mask = (group == g) & (other == o)
        cells.append([g, o] + [int((mask & (label == a) & (prediction == b)).sum()) for a, b in ((1, 1), (0, 1), (0, 0), (1, 0))])
scores = {}
for g in "abc":
    mask = group == g
    values = sorted(set(score[mask]))
    scores[g] = {
        "score": [float(v) for v in values],
        "positives": [int((label[mask] & (score[mask] == v)).sum()) for v in values],
        "negatives": [int((~label[mask] & (score[mask] == v)).sum()) for v in values],
        "auc": metrics.roc_auc_score(label[mask], score[mask]),
        "logLoss": metrics.log_loss(label[mask], score[mask]),
        "brier": metrics.brier_score_loss(label[mask], score[mask]),
    }
target = rng.normal(10, 3, 400)
estimate = target + rng.normal(0.2, 1, 400)
error = estimate - target
table = [[int(((group == g) & (np.digitize(score, [0.3, 0.6]) == b)).sum()) for g in "abc"] for b in range(3)]
flat = np.repeat([[i, j] for i in range(3) for j in range(3)], np.array(table).ravel(), axis=0)
print(json.dumps({
    "versions": {"fairlearn": fairlearn.__version__, "scikit-learn": sklearn.__version__, "scipy": scipy.__version__, "numpy": np.__version__},
    "cells": cells,
    "groups": {"|".join(key): {name: float(v) for name, v in row.items()} for key, row in frame.by_group.iterrows()},
    "overall": {name: float(v) for name, v in frame.overall.items()},
    "difference": {name: float(v) for name, v in frame.difference().items()},
    "differenceToOverall": {name: float(v) for name, v in frame.difference(method="to_overall").items()},
    "ratio": {name: float(v) for name, v in frame.ratio().items()},
    "ratioToOverall": {name: float(v) for name, v in frame.ratio(method="to_overall").items()},
    "named": {
        "demographicParity": [f(label, prediction, sensitive_features=group) for f in (demographic_parity_difference, demographic_parity_ratio)],
        "equalizedOdds": [f(label, prediction, sensitive_features=group) for f in (equalized_odds_difference, equalized_odds_ratio)],
        "equalOpportunity": equal_opportunity_difference(label, prediction, sensitive_features=group),
    },
    "scores": scores,
    "regression": {
        "sums": [400, error.sum(), np.abs(error).sum(), (error**2).sum(), (error**4).sum()],
        "meanAbsoluteError": metrics.mean_absolute_error(target, estimate),
        "meanSquaredError": metrics.mean_squared_error(target, estimate),
        "rootMeanSquaredError": metrics.root_mean_squared_error(target, estimate),
        "meanErrorInterval": list(stats.norm.interval(0.95, error.mean(), error.std(ddof=1) / 20)),
    },
    "association": {
        "table": table,
        "uncertaintyExplained": metrics.mutual_info_score(flat[:, 0], flat[:, 1]) / stats.entropy(np.array(table).sum(0)),
        "p": stats.chi2_contingency(np.array(table), correction=False).pvalue,
    },
}, indent=1))
