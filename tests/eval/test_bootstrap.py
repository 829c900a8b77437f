"""Intervals and tests: known values, seeds, and what is not scored."""

import math

import numpy as np
import pytest

from eval.bootstrap import differences, estimate, holm, randomisation

NAN = math.nan


def test_the_interval_of_a_normal_mean_is_the_textbook_one():
    values = np.random.default_rng(1).normal(10, 2, 400).tolist()
    found = estimate(values)
    half = 1.96 * np.std(values) / 20
    assert found.mean == pytest.approx(np.mean(values))
    assert found.low == pytest.approx(found.mean - half, abs=0.02)
    assert found.high == pytest.approx(found.mean + half, abs=0.02)


def test_the_same_seed_gives_the_same_interval():
    values = [0.1, 0.5, 0.9, 0.3]
    assert estimate(values, seed=3) == estimate(values, seed=3)
    assert estimate(values, seed=3).mean == estimate(values, seed=4).mean


def test_unscored_items_are_left_out_and_counted():
    found = estimate([1.0, NAN, 3.0, NAN])
    assert (found.mean, found.n, found.unscored) == (2.0, 2, 2)


def test_nothing_and_one_have_no_interval():
    nothing, one = estimate([]), estimate([0.5])
    assert math.isnan(nothing.mean)
    assert nothing.n == 0
    assert one.mean == 0.5
    assert math.isnan(one.low)
    assert math.isnan(estimate([NAN]).mean)


def test_exact_p_of_few_items():
    # All four differences point one way: 2 of the 16 ways to sign them are as extreme.
    gap, p, n = randomisation([1, 2, 3, 4], [0, 0, 0, 0])
    assert (gap, p, n) == (2.5, 2 / 16, 4)


def test_equal_systems_do_not_differ():
    assert randomisation([0.3] * 20, [0.3] * 20)[1] == 1
    assert randomisation([1, NAN], [NAN, 1])[2] == 0


def test_pairs_that_only_one_system_has_do_not_count():
    assert randomisation([1, NAN, 3], [0, 5, 1])[2] == 2


def test_a_clear_difference_between_many_items_is_found_and_noise_is_not():
    chance = np.random.default_rng(0)
    base = chance.normal(0, 1, 200)
    better = base + 0.5 + chance.normal(0, 0.5, 200)
    noise = base + chance.normal(0, 0.5, 200)
    assert randomisation(better.tolist(), base.tolist())[1] < 0.001
    assert randomisation(noise.tolist(), base.tolist())[1] > 0.05


def test_holm_by_hand():
    # Sorted .01 .02 .04 against 3, 2, 1; the order never falls.
    assert holm([0.04, 0.01, 0.02]) == pytest.approx([0.04, 0.03, 0.04])
    assert holm([0.6, 0.7]) == [1, 1]
    corrected = holm([0.01, NAN])
    assert corrected[0] == 0.01
    assert math.isnan(corrected[1])


def test_every_pair_of_systems_is_tested_and_corrected_together():
    found = differences({"a": [1.0] * 8, "b": [0.0] * 8, "c": [0.0] * 8})
    assert [(one.first, one.second) for one in found] == [("a", "b"), ("a", "c"), ("b", "c")]
    assert found[0].p == 2 / 256
    assert found[0].p_holm == pytest.approx(3 * 2 / 256)
    assert found[2].p_holm == 1
