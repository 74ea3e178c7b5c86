"""Times scikit-learn on the tables that run.ts makes: python bench/learners/speed.py FOLDER

Prints one line of JSON a table: rows, columns, processor seconds to fit and to predict, AUC.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

for facts in json.loads((Path(sys.argv[1]) / "tables.json").read_text()):
    flat = np.fromfile(Path(sys.argv[1]) / facts["file"], dtype=np.float64)
    table = flat.reshape(facts["columns"] + 1, facts["rows"]).T
    X, y = np.ascontiguousarray(table[:, :-1]), table[:, -1]
    seconds = {}
    for name, model in [
        ("boosting", HistGradientBoostingClassifier(early_stopping=False)),
        ("logistic", LogisticRegression(solver="newton-cholesky", tol=1e-9)),
    ]:
        started = time.process_time()
        if name == "logistic":
            X = (X - X.mean(0)) / X.std(0)
        model.fit(X, y)
        fitted = time.process_time()
        predicted = model.predict_proba(X)[:, 1]
        done = time.process_time()
        seconds[name] = {"fit": fitted - started, "predict": done - fitted, "auc": roc_auc_score(y, predicted)}
    print(json.dumps({"rows": facts["rows"], "columns": facts["columns"], **seconds}), flush=True)
