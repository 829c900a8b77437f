"""How sure a mean is, and whether two systems differ. Seeded; NaN is unscored and counted."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 10_000  # the interval's ends move by less than 2% of its width from seed to seed


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean with its 95% interval, the number of items it rests on and of those unscored."""

    mean: float
    low: float
    high: float
    n: int
    unscored: int


@dataclass(frozen=True, slots=True)
class Difference:
    """Mean of first minus second over the items that both have, and how likely by chance.

    `p` is two-sided, `p_holm` corrected for all the tests made together.
    """

    first: str
    second: str
    difference: float
    n: int
    p: float
    p_holm: float = math.nan


def _scored(values: Sequence[float] | NDArray[np.float64]) -> NDArray[np.float64]:
    array = np.asarray(values, dtype=np.float64)
    return array[~np.isnan(array)]


def estimate(values: Sequence[float], seed: int = 0, resamples: int = RESAMPLES) -> Estimate:
    """Return the mean and its percentile bootstrap interval (Efron & Tibshirani 1993, ch. 13).

    With one item there is no interval: its ends are NaN.
    """
    array = _scored(values)
    n, unscored = len(array), len(values) - len(array)
    if n == 0:
        return Estimate(math.nan, math.nan, math.nan, 0, unscored)
    mean = float(array.mean())
    if n == 1:
        return Estimate(mean, math.nan, math.nan, 1, unscored)
    generator = np.random.default_rng(seed)
    means = np.empty(resamples)
    step = max(1, 2_000_000 // n)  # bounds memory to 16 MB of indices
    for start in range(0, resamples, step):
        stop = min(start + step, resamples)
        means[start:stop] = array[generator.integers(0, n, (stop - start, n))].mean(axis=1)
    low, high = np.percentile(means, [2.5, 97.5])
    return Estimate(mean, float(low), float(high), n, unscored)


def randomisation(
    first: Sequence[float], second: Sequence[float], seed: int = 0, trials: int = RESAMPLES
) -> tuple[float, float, int]:
    """Test paired values by approximate randomisation (Noreen 1989).

    Signs of the differences are flipped: every way if there are no more than `trials`, else
    at random, with the observed one counted among them so that p is never 0.

    Returns:
        Mean difference, two-sided p, and the number of items that both have.
    """
    gaps = _scored(np.asarray(first, dtype=np.float64) - np.asarray(second, dtype=np.float64))
    n = len(gaps)
    if n == 0:
        return math.nan, math.nan, 0
    observed = abs(gaps.mean())
    # Float sums in another order differ in the last digits; ties must count as ties.
    limit = observed - 1e-12 * max(1.0, observed)
    if 2**n <= trials:
        signs = np.array(list(product((1.0, -1.0), repeat=n)))
        p = float((abs(signs @ gaps / n) >= limit).mean())
    else:
        generator = np.random.default_rng(seed)
        signs = generator.choice((1.0, -1.0), size=(trials, n))
        p = float(((abs(signs @ gaps / n) >= limit).sum() + 1) / (trials + 1))
    return float(gaps.mean()), p, n


def holm(p_values: Sequence[float]) -> list[float]:
    """Correct p values for being many (Holm 1979); NaN stays and is not counted."""
    order = sorted((p, index) for index, p in enumerate(p_values) if not math.isnan(p))
    corrected = [math.nan] * len(p_values)
    largest = 0.0
    for rank, (p, index) in enumerate(order):
        largest = max(largest, min(1.0, p * (len(order) - rank)))
        corrected[index] = largest
    return corrected


def differences(
    values: Mapping[str, Sequence[float]], seed: int = 0, trials: int = RESAMPLES
) -> list[Difference]:
    """Test every pair of systems on one metric, corrected for all those pairs."""
    names = list(values)
    tests = [
        (a, b, *randomisation(values[a], values[b], seed, trials))
        for i, a in enumerate(names)
        for b in names[i + 1 :]
    ]
    corrected = holm([p for _, _, _, p, _ in tests])
    return [
        Difference(a, b, gap, n, p, p_holm)
        for (a, b, gap, p, n), p_holm in zip(tests, corrected, strict=True)
    ]
