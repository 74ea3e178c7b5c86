"""Figures of scipy and statsmodels that libraries/statistics is tested with.

python bench/truth/make_statistics_reference.py > libraries/statistics/reference/distributions.json
"""
import json
import warnings

import numpy as np
import scipy
import statsmodels
from scipy import special, stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.power import NormalIndPower
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint, proportion_effectsize

warnings.simplefilter("error")
rng = np.random.default_rng(20261128)


def real(value):
    return float(value)


def beta_cases():
    for a, b in [(0.5, 0.5), (1, 30), (3.5, 2.25), (250, 4), (4e3, 9e3), (2e5, 3e6), (1e7, 1e7)]:
        for p in (1e-8, 0.025, 0.5, 0.975):
            x = stats.beta.ppf(p, a, b)
            yield [a, b, p, real(x), real(stats.beta.cdf(x, a, b)), real(stats.beta.sf(x, a, b))]


def fisher_cases():
    for table in ([[3, 17], [9, 11]], [[0, 40], [7, 33]], [[120, 880], [161, 839]], [[12, 8], [1200, 900]], [[50_000, 49_000], [50_400, 48_600]], [[2, 0], [0, 2]]):
        yield [table, real(stats.fisher_exact(table)[1])]


def interval_cases():
    for k, n in [(0, 7), (2, 31), (31, 31), (480, 1000), (77_000, 1_000_000)]:
        yield {"k": k, "n": n, **{kind: [real(end) for end in proportion_confint(k, n, 0.01, kind)] for kind in ("beta", "jeffreys", "agresti_coull", "normal")}}


def ratio_cases():
    for a, m, b, n in [(3, 40, 9, 50), (40, 100, 25, 90), (900, 1000, 870, 1000), (12, 4000, 30, 3000)]:
        yield {"counts": [a, m, b, n], "katz": [real(e) for e in confint_proportions_2indep(a, m, b, n, compare="ratio", method="log")], "score": [real(e) for e in confint_proportions_2indep(a, m, b, n, compare="ratio", method="score")], "agrestiCaffo": [real(e) for e in confint_proportions_2indep(a, m, b, n, method="agresti-caffo")]}


def adjusted_cases():
    for size in (1, 2, 7, 30):
        p = np.round(rng.beta(0.4, 2, size), 6)
        yield {"p": p.tolist(), **{name: multipletests(p, method=method)[1].tolist() for name, method in (("bonferroni", "bonferroni"), ("holm", "holm"), ("hommel", "hommel"), ("benjamini-hochberg", "fdr_bh"), ("benjamini-yekutieli", "fdr_by"))}}


def binomial_laws():
    """The law of a binomial count in bins that each expect at least ten of 20,000 draws."""
    for n, p in [(1, 0.3), (12, 0.9), (40, 0.04), (60, 0.5), (200, 0.07), (1000, 0.3), (5000, 0.002), (100_000, 0.35), (10**9, 0.5), (10**9, 3e-8), (10**12, 0.999)]:
        law = stats.binom(n, p)
        edges = sorted({int(law.ppf(share)) for share in np.linspace(0.02, 0.98, 25)})
        shares = np.diff([0.0, *law.cdf(edges), 1.0])
        yield {"trials": n, "p": p, "edges": edges, "shares": shares.tolist()}


def sample_cases():
    x = np.round(rng.normal(size=24), 3)
    y = np.round(rng.normal(0.7, 1.4, size=19), 3)
    u, p = stats.mannwhitneyu(x, y, method="exact")
    cvm = stats.cramervonmises_2samp(x, y, method="asymptotic")
    yield {
        "x": x.tolist(), "y": y.tolist(),
        "exact": [real(v) for v in stats.ks_2samp(x, y, method="exact")],
        "mannWhitney": [real(u), real(p)],
        "welch": [real(v) for v in stats.ttest_ind(x, y, equal_var=False)],
        "levene": [real(v) for v in stats.levene(x, y)],
        "cramerVonMises": [real(cvm.statistic), real(cvm.pvalue)],
        "wasserstein": real(stats.wasserstein_distance(x, y)),
        "energy": real(stats.energy_distance(x, y)),
        "pearson": [real(v) for v in stats.pearsonr(x[:19], y)],
        "spearman": [real(v) for v in stats.spearmanr(x[:19], y)],
        "kendall": [real(v) for v in stats.kendalltau(x[:19], y)],
    }


print(json.dumps({
    "versions": {"scipy": scipy.__version__, "statsmodels": statsmodels.__version__, "numpy": np.__version__},
    "beta": list(beta_cases()),
    "gamma": [[s, x, real(special.gammainc(s, x)), real(special.gammaincc(s, x))] for s in (0.3, 4, 80, 5e4) for x in (0.02, 3.5, 79.0, 5.1e4)],
    "student": [[t, df, real(stats.t.sf(t, df))] for t in (-1.5, 0.0, 0.8, 7.0) for df in (1, 2.5, 40, 1e6)],
    "f": [[x, a, b, real(stats.f.sf(x, a, b))] for x in (0.2, 1.7, 9.0) for a, b in ((2, 9), (11, 400))],
    "binomialTest": [[k, n, p, real(stats.binomtest(k, n, p).pvalue)] for k, n, p in ((2, 9, 0.4), (0, 30, 0.02), (610, 1000, 0.58), (50_300, 100_000, 0.5), (7, 7, 0.9))],
    "fisher": list(fisher_cases()),
    "intervals99": list(interval_cases()),
    "ratios": list(ratio_cases()),
    "adjusted": list(adjusted_cases()),
    "neededTrials": [[a, b, al, pw, real(NormalIndPower().solve_power(proportion_effectsize(a, b), alpha=al, power=pw))] for a, b, al, pw in ((0.3, 0.45, 0.001, 0.8), (0.02, 0.05, 0.05, 0.9), (0.5, 0.51, 0.01, 0.8))],
    "binomialLaws": list(binomial_laws()),
    "samples": list(sample_cases()),
    "smirnov": [[d, n, real(stats.kstwo.sf(d, n))] for d, n in ((0.08, 50), (0.2, 50), (0.55, 12), (0.05, 700), (0.13, 400))],
}, indent=1))
