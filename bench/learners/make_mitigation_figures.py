"""Writes libraries/fairness/reference/mitigation.json: figures of Fairlearn's mitigations.

  python bench/learners/make_mitigation_figures.py FOLDER

FOLDER holds compas_two_years.csv and german_credit.csv, which are kept beside the repository. Of
scores the file holds counts only, by group and label.
"""

import json
import sys
import warnings
from pathlib import Path

import fairlearn
import numpy as np
import pandas as pd
import sklearn
from fairlearn.postprocessing import ThresholdOptimizer
from fairlearn.reductions import (
    DemographicParity,
    EqualizedOdds,
    ExponentiatedGradient,
    TruePositiveRateParity,
)
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict
from sklearn.preprocessing import OneHotEncoder

from make_figures_columns import compas_numbers, compas_texts, german_numbers, german_texts

data = Path(sys.argv[1])
target = Path(__file__).parents[2] / "libraries" / "fairness" / "reference" / "mitigation.json"


class Given(BaseEstimator, ClassifierMixin):
    """Hands its only column on as a score."""

    def fit(self, X, y):
        self.classes_ = np.array([0, 1])
        self.fitted_ = True
        return self

    def predict(self, X):
        return np.asarray(X)[:, 0]


def rates(frame):
    result = {}
    for group, rows in frame.groupby("group"):
        result[str(group)] = {
            "selectionRate": float(rows.p.mean()),
            "truePositiveRate": float(rows.p[rows.y == 1].mean()),
            "falsePositiveRate": float(rows.p[rows.y == 0].mean()),
        }
    return result


def thresholds(score, y, group):
    counts = pd.DataFrame({"group": group, "score": score, "y": y}).value_counts(["group", "score", "y"]).unstack("y", fill_value=0)
    result = {
        "counts": [[str(g), float(s), int(row[1]), int(row[0])] for (g, s), row in counts.sort_index().iterrows()],
        "constraints": {},
    }
    X = pd.DataFrame({"score": score})
    for ours, theirs in {
        "demographic-parity": "demographic_parity",
        "equal-opportunity": "true_positive_rate_parity",
        "false-positive-parity": "false_positive_rate_parity",
        "equalized-odds": "equalized_odds",
    }.items():
        for objective in ["accuracy_score", "balanced_accuracy_score"]:
            model = ThresholdOptimizer(
                estimator=Given().fit(X, y), constraints=theirs, objective=objective,
                grid_size=1000, prefit=True, predict_method="predict",
            ).fit(X, y, sensitive_features=group)
            p = model._pmf_predict(X, sensitive_features=group)[:, 1]
            frame = pd.DataFrame({"p": p, "y": y, "group": group})
            correct = np.where(y == 1, p, 1 - p)
            value = correct.mean() if objective == "accuracy_score" else (correct[y == 1].mean() + correct[y == 0].mean()) / 2
            result["constraints"].setdefault(ours, {})["accuracy" if objective == "accuracy_score" else "balanced-accuracy"] = {
                "value": float(value),
                "groups": rates(frame),
            }
    return result


def design(frame, numbers, texts):
    scaled = frame[numbers].astype(float)
    scaled = (scaled - scaled.mean()) / scaled.std(ddof=0)
    encoder = OneHotEncoder(sparse_output=False).fit(frame[texts])
    return np.hstack([scaled.to_numpy(), encoder.transform(frame[texts])])


def learner():
    return LogisticRegression(solver="newton-cholesky", tol=1e-10, max_iter=500)


def reductions(X, y, group):
    plain = learner().fit(X, y).predict(X)
    result = {"plainError": float((plain != y).mean()), "plain": rates(pd.DataFrame({"p": plain, "y": y, "group": group})), "constraints": {}}
    for name, constraint in {
        "demographic-parity": DemographicParity(difference_bound=0.01),
        "equal-opportunity": TruePositiveRateParity(difference_bound=0.01),
        "equalized-odds": EqualizedOdds(difference_bound=0.01),
    }.items():
        model = ExponentiatedGradient(learner(), constraint, eps=0.01, max_iter=50)
        model.fit(X, y, sensitive_features=group)
        p = model._pmf_predict(X)[:, 1]
        moment = {"demographic-parity": DemographicParity, "equal-opportunity": TruePositiveRateParity, "equalized-odds": EqualizedOdds}[name](difference_bound=0.01)
        moment.load_data(X, y, sensitive_features=group)
        result["constraints"][name] = {
            "error": float(np.where(y == 1, 1 - p, p).mean()),
            "violation": float(moment.gamma(lambda _: p).max()),
            "gap": float(model.best_gap_),
            "fits": int(model.n_oracle_calls_),
            "groups": rates(pd.DataFrame({"p": p, "y": y, "group": group})),
        }
    return result


compas = pd.read_csv(data / "compas_two_years.csv")
german = pd.read_csv(data / "german_credit.csv")
compas_y = compas.two_year_recid.to_numpy()
german_y = (german.credit_risk == 1).astype(int).to_numpy()
german_X = design(german, german_numbers, german_texts)
german_score = np.round(cross_val_predict(learner(), german_X, german_y, cv=5, method="predict_proba")[:, 1], 2)
warnings.simplefilter("ignore")
content = {
    "versions": {
        "python": sys.version.split()[0],
        "numpy": np.__version__,
        "scikit-learn": sklearn.__version__,
        "fairlearn": fairlearn.__version__,
    },
    "thresholds": {
        "compas": thresholds(compas.decile_score, compas_y, compas.race),
        "german": thresholds(pd.Series(german_score), german_y, german.sex),
    },
    "reductions": {
        "compas": reductions(design(compas, compas_numbers, compas_texts), compas_y, compas.race),
        "german": reductions(german_X, german_y, german.sex),
    },
}
target.write_text(json.dumps(content, indent=1) + "\n")
