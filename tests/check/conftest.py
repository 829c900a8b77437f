"""The real parser and encoder: what the rules do depends on what these say."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarise.check.checker import RuleChecker
from summarise.models import load_encoder, load_parser
from summarise.roles import Claim, Parser, Verdict

Check = Callable[..., Verdict]


@pytest.fixture(scope="session")
def parser() -> Parser:
    return load_parser()


@pytest.fixture(scope="session")
def checker(parser: Parser) -> RuleChecker:
    return RuleChecker(parser, load_encoder())


@pytest.fixture(scope="session")
def check(checker: RuleChecker) -> Check:
    def run(claim: str, *evidence: str, context: tuple[str, ...] = ()) -> Verdict:
        return checker.check([Claim(claim, evidence, context)])[0]

    return run
