"""Audits a bench table with a peer and tells on descriptor 3 what it took.

    python peers.py fairlearn|pandas FILE

Four metrics by three columns and all their intersections, no intervals: neither peer has any.
"""
import json
import os
import resource
import sys

import pandas as pd

peer, path = sys.argv[1:]
by = ["sex", "age_band", "region"]
columns = [*by, "defaulted", "declined"]
read = pd.read_parquet if path.endswith(".parquet") else pd.read_csv
table = read(path, columns=columns) if path.endswith(".parquet") else read(path, usecols=columns)

if peer == "fairlearn":
    import fairlearn
    from fairlearn.metrics import MetricFrame, false_positive_rate, selection_rate, true_positive_rate
    from sklearn.metrics import accuracy_score

    frame = MetricFrame(
        metrics={
            "selectionRate": selection_rate,
            "truePositiveRate": true_positive_rate,
            "falsePositiveRate": false_positive_rate,
            "accuracy": accuracy_score,
        },
        y_true=table["defaulted"],
        y_pred=table["declined"],
        sensitive_features=table[by],
    )
    version = fairlearn.__version__
    groups = frame.by_group
else:
    version = pd.__version__
    counted = table.groupby([*by, "defaulted", "declined"], observed=True).size()
    cells = counted.unstack(["defaulted", "declined"], fill_value=0)
    fn, tp, fp, tn = cells[1, 0], cells[1, 1], cells[0, 1], cells[0, 0]
    groups = pd.DataFrame(
        {
            "selectionRate": (tp + fp) / (tp + fp + tn + fn),
            "truePositiveRate": tp / (tp + fn),
            "falsePositiveRate": fp / (fp + tn),
            "accuracy": (tp + tn) / (tp + fp + tn + fn),
        }
    )

figures = [
    {"group": dict(zip(by, key)), **{name: float(row[name]) for name in groups.columns}}
    for key, row in groups.iterrows()
]
print(json.dumps({"version": version, "groups": figures}))
usage = resource.getrusage(resource.RUSAGE_SELF)
told = {
    "processorSeconds": usage.ru_utime + usage.ru_stime,
    "mostMemoryMB": usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6,
}
os.write(3, json.dumps(told).encode())
