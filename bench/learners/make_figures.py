"""Writes libraries/learners/reference/*.json: figures of statsmodels and scikit-learn.

  python bench/learners/make_figures.py FOLDER

FOLDER holds compas_two_years.csv and german_credit.csv, which are kept beside the repository. The
synthetic rows stand in the file itself, so that the tests that use them need nothing else.
"""

import json
import sys
import warnings
from pathlib import Path

import numpy as np
import pandas as pd
import scipy
import sklearn
import statsmodels
import statsmodels.api as sm
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.preprocessing import OneHotEncoder

from make_figures_columns import compas_numbers, compas_texts, german_numbers, german_texts

data = Path(sys.argv[1])
reference = Path(__file__).parents[2] / "libraries" / "learners" / "reference"
versions = {
    "python": sys.version.split()[0],
    "numpy": np.__version__,
    "pandas": pd.__version__,
    "scipy": scipy.__version__,
    "scikit-learn": sklearn.__version__,
    "statsmodels": statsmodels.__version__,
}


def write(name, content):
    text = json.dumps({"versions": versions, **content}, indent=1)
    (reference / name).write_text(text + "\n")


def listed(values):
    return [None if np.isnan(value) else float(value) for value in np.asarray(values, dtype=float)]


def synthetic():
    random = np.random.default_rng(20261128)
    n = 300
    age = np.round(random.normal(45, 12, n), 1)
    income = np.round(np.exp(random.normal(10, 0.7, n)), 0)
    grade = random.integers(0, 4, n)
    words = ["a", "b", "c", "d"]
    logit = -0.5 + 0.05 * (age - 45) - 0.6 * (np.log(income) - 10) + np.array([0, 0.8, -0.7, 0.3])[grade]
    outcome = (random.random(n) < 1 / (1 + np.exp(-logit))).astype(float)
    weights = np.round(random.uniform(0.2, 3, n), 3)
    amount = np.round(2 + 0.1 * age + 1e-5 * income + random.normal(0, 1, n), 4)
    return pd.DataFrame(
        dict(age=age, income=income, grade=[words[g] for g in grade], outcome=outcome, weight=weights, amount=amount)
    )


def delong(scores, outcomes):
    positive, negative = scores[outcomes == 1], scores[outcomes == 0]
    wins = (positive[:, None] > negative[None, :]) + 0.5 * (positive[:, None] == negative[None, :])
    return float(
        np.sqrt(wins.mean(1).var(ddof=1) / len(positive) + wins.mean(0).var(ddof=1) / len(negative))
    )


def regression_figures():
    rows = synthetic()
    y, w = rows.outcome.to_numpy(), rows.weight.to_numpy()
    dummies = pd.get_dummies(rows.grade, prefix="grade", prefix_sep="=", dtype=float)
    raw = pd.concat([rows[["age", "income"]], dummies.iloc[:, 1:]], axis=1)
    X = sm.add_constant(raw)
    logit = sm.Logit(y, X).fit(disp=0, method="newton", maxiter=100, tol=1e-14)
    glm = sm.GLM(y, X, family=sm.families.Binomial(), freq_weights=w).fit(tol=1e-14, maxiter=100)

    def report(fit, extra):
        return {
            "names": ["intercept", *raw.columns],
            "coefficients": listed(fit.params),
            "standardErrors": listed(fit.bse),
            "z": listed(fit.tvalues),
            "p": listed(fit.pvalues),
            "low": listed(fit.conf_int()[0]),
            "high": listed(fit.conf_int()[1]),
            "logLikelihood": float(fit.llf),
            **extra,
        }

    standard = pd.concat([(rows[["age", "income"]] - rows[["age", "income"]].mean()) / rows[["age", "income"]].std(ddof=0), dummies], axis=1)
    ridges = []
    for ridge in [1.0, 10.0]:
        for weights in [None, w]:
            fit = LogisticRegression(C=1 / ridge, solver="newton-cholesky", tol=1e-13, max_iter=500)
            fit.fit(standard, y, sample_weight=weights)
            ridges.append(
                {
                    "ridge": ridge,
                    "weighted": weights is not None,
                    "probabilities": listed(fit.predict_proba(standard)[:20, 1]),
                    "logLoss": float(log_loss(y, fit.predict_proba(standard)[:, 1], sample_weight=weights)),
                    "auc": float(roc_auc_score(y, fit.predict_proba(standard)[:, 1])),
                    "aucStandardError": delong(fit.predict_proba(standard)[:, 1], y),
                }
            )
    linear = []
    for ridge in [0.0, 2.5]:
        for weights in [None, w]:
            fit = Ridge(alpha=ridge, solver="cholesky").fit(standard.iloc[:, [0, 1, 3, 4, 5]], rows.amount, sample_weight=weights)
            linear.append(
                {
                    "ridge": ridge,
                    "weighted": weights is not None,
                    "coefficients": [float(fit.intercept_), *listed(fit.coef_)],
                    "rSquared": float(fit.score(standard.iloc[:, [0, 1, 3, 4, 5]], rows.amount, sample_weight=weights)),
                }
            )
    tied = np.round(rows.age / 5)
    write(
        "regression.json",
        {
            "rows": {name: rows[name].tolist() for name in rows.columns},
            "logit": report(logit, {"aic": float(logit.aic), "bic": float(logit.bic), "nullLogLikelihood": float(logit.llnull), "pseudoRSquared": float(logit.prsquared)}),
            "weightedLogit": report(glm, {"aic": float(glm.aic), "nullLogLikelihood": float(glm.llnull)}),
            "ridges": ridges,
            "linear": linear,
            "tiedAuc": {"auc": float(roc_auc_score(y, tied)), "standardError": delong(tied.to_numpy(), y)},
        },
    )


def boosting_rows():
    random = np.random.default_rng(5)
    n = 800
    a = np.round(random.normal(0, 1, n), 3)
    b = np.round(random.exponential(2, n), 2)
    b[random.random(n) < 0.15] = np.nan
    c = random.integers(0, 6, n).astype(float)
    logit = np.where(np.isnan(b), 1.2, np.sin(2 * np.nan_to_num(b))) + a * (c > 2) - 0.4
    outcome = (random.random(n) < 1 / (1 + np.exp(-logit))).astype(float)
    amount = np.round(logit + random.normal(0, 0.5, n), 4)
    weights = np.round(random.uniform(0.2, 3, n), 3)
    return pd.DataFrame(dict(a=a, b=b, c=c, outcome=outcome, amount=amount, weight=weights))


def one_hot(frame, texts):
    encoder = OneHotEncoder(sparse_output=False, handle_unknown="ignore").fit(frame[texts])
    numbers = [name for name in frame.columns if name not in texts]
    return np.hstack([frame[numbers].to_numpy(dtype=float), encoder.transform(frame[texts])])


def held_out(X, y, model):
    folds = np.arange(len(y)) % 5
    predicted = np.zeros(len(y))
    for fold in range(5):
        fit = model().fit(X[folds != fold], y[folds != fold])
        predicted[folds == fold] = fit.predict_proba(X[folds == fold])[:, 1]
    return {
        "auc": [float(roc_auc_score(y[folds == fold], predicted[folds == fold])) for fold in range(5)],
        "logLoss": float(log_loss(y, predicted)),
        "first": listed(predicted[:10]),
    }


def boosting_figures():
    rows = boosting_rows()
    X = rows[["a", "b", "c"]].to_numpy()
    cases = []
    for weighted in [False, True]:
        for trees in [1, 100]:
            model = HistGradientBoostingClassifier(max_iter=trees, early_stopping=False)
            weights = rows.weight if weighted else None
            fit = model.fit(X, rows.outcome, sample_weight=weights)
            cases.append({"loss": "log", "weighted": weighted, "trees": trees, "predictions": listed(fit.predict_proba(X)[:40, 1]),
                          "logLoss": float(log_loss(rows.outcome, fit.predict_proba(X)[:, 1], sample_weight=weights))})
            fit = HistGradientBoostingRegressor(max_iter=trees, early_stopping=False).fit(X, rows.amount, sample_weight=weights)
            cases.append({"loss": "squared", "weighted": weighted, "trees": trees, "predictions": listed(fit.predict(X)[:40]),
                          "meanSquaredError": float(np.average((fit.predict(X) - rows.amount) ** 2, weights=weights))})
    german = pd.read_csv(data / "german_credit.csv")
    compas = pd.read_csv(data / "compas_two_years.csv")
    sets = {}
    for name, frame, numbers, texts, y in [
        ("german", german, german_numbers, german_texts, (german.credit_risk == 2).to_numpy(dtype=float)),
        ("compas", compas, compas_numbers, compas_texts, compas.two_year_recid.to_numpy(dtype=float)),
    ]:
        X = one_hot(frame[numbers + texts], texts)
        sets[name] = {
            "rows": len(y),
            "positives": int(y.sum()),
            "boosting": held_out(X, y, lambda: HistGradientBoostingClassifier(early_stopping=False)),
        }
    write("boosting.json", {"rows": {name: listed(rows[name]) for name in rows.columns}, "cases": cases, "heldOut": sets})


warnings.simplefilter("error", sklearn.exceptions.ConvergenceWarning)
regression_figures()
boosting_figures()
