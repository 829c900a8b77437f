"""`python -m eval.bench`: the program beside others in one run, and where its time goes."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any

from eval.bench.ceilings import Ceilings, measure
from eval.bench.peers import Ours, Peer, peers
from eval.bench.stages import Profile, profile
from eval.data import load
from eval.items import Case
from eval.report.table import grid
from summarise.errors import SummariseError

SHIPPED = ("seeds", "planted")


@dataclass(frozen=True, slots=True)
class Round:
    """One system's part of one round."""

    articles: int
    seconds: float
    processor: float  # seconds, of all threads and processes

    @property
    def rate(self) -> float:
        """Articles a minute."""
        return 60 * self.articles / self.seconds


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command's arguments."""
    made = argparse.ArgumentParser(prog="python -m eval.bench", description=__doc__)
    made.add_argument(
        "--data", default="", metavar="PATH", help="JSONL with articles; default: those that ship"
    )
    made.add_argument("--articles", type=int, default=0, metavar="N", help="take N; default all")
    made.add_argument("--rounds", type=int, default=3, metavar="N", help="default 3")
    made.add_argument(
        "--slow",
        type=int,
        default=16,
        metavar="N",
        help="a large model gets one article where the program gets N; default 16",
    )
    made.add_argument("--only", nargs="+", default=[], metavar="WORD", help="peers named with it")
    made.add_argument(
        "--workers",
        type=int,
        metavar="N",
        help="processes of the program; default: as many as `summarise batch` starts",
    )
    made.add_argument("--gpu", action="store_true", help="end with a line if there is no GPU")
    made.add_argument("--json", action="store_true", help="print one JSON object")
    return made


def cases(data: str, most: int) -> tuple[list[Case], list[Case]]:
    """Return single articles, each once, and groups of them to compare."""
    found = [case for name in ([data] if data else SHIPPED) for case in load(name).cases]
    documents = {document.text: document for case in found for document in case.documents}
    singles = [
        Case(f"{number}", (replace(document, id=f"{number}"),))
        for number, document in enumerate(documents.values())
    ]
    compared = [case for case in found if case.compares][:5]
    return singles[: most or None], compared


def run(systems: Sequence[Peer], singles: Sequence[Case], rounds: int) -> dict[str, list[Round]]:
    """Run the systems in turn, round by round, so that what else happens hits all alike."""
    found: dict[str, list[Round]] = {system.name: [] for system in systems}
    for number in range(rounds):
        for system in systems:
            count = max(1, len(singles) // system.share)
            # Each round begins elsewhere, so that few articles stand for all in the end.
            first = number * count % len(singles)
            part = [*singles[first:], *singles[:first]][:count]
            print(
                f"round {number + 1} of {rounds}: {system.name}, {count} articles", file=sys.stderr
            )
            started, before = perf_counter(), process_time() + system.elsewhere
            system.run(part)
            used = perf_counter() - started, process_time() + system.elsewhere - before
            found[system.name].append(Round(count, *used))
    return found


def table(found: dict[str, list[Round]]) -> str:
    """Return articles a minute and the ratios to the program, with their spread over rounds."""
    (_, ours), *_ = found.items()
    rows = []
    for name, rounds in found.items():
        rates = [one.rate for one in rounds]
        ratios = [own.rate / other.rate for own, other in zip(ours, rounds, strict=True)]
        processor = [one.processor / one.articles for one in rounds]
        own_processor = [one.processor / one.articles for one in ours]
        # Where others use the machine too, processor time is the steadier measure.
        cost = [other / own for own, other in zip(own_processor, processor, strict=True)]
        rows.append(
            [
                name,
                str(sum(one.articles for one in rounds)),
                _spread(rates),
                _spread(ratios),
                f"{median(processor):.2f}",
                _spread(cost),
            ]
        )
    heads = ["system", "n", "articles a minute", "ours is faster by"]
    return grid([*heads, "CPU s an article", "ours takes less by"], rows)


def stages(found: Profile, ceilings: Ceilings) -> str:
    """Return where the time went, and how near the models come to the ceilings."""
    total = sum(found.clock.seconds.values())
    rows = [
        [stage, f"{seconds:.2f}", f"{found.clock.processor[stage]:.2f}", f"{seconds / total:.0%}"]
        for stage, seconds in sorted(found.clock.seconds.items(), key=lambda item: -item[1])
    ]
    near = []
    for stage, work, precision in (
        ("write", found.writer, _writer_precision()),
        ("encode", found.encoder, "float32"),
    ):
        seconds = found.clock.seconds.get(stage, 0.0)
        if not seconds or not work.tokens:
            continue
        speed = 2 * work.parameters * work.tokens / seconds
        size = work.parameters * (2 if precision == "bfloat16" else 4)
        near.append(
            [
                stage,
                f"{work.tokens / seconds:,.0f}",
                f"{work.tokens / work.passes:.0f}",
                f"{speed / 1e9:.0f}",
                f"{speed / ceilings.products[precision]:.0%}",
                f"{size * work.passes / seconds / ceilings.copy:.0%}",
            ]
        )
    heads = ["stage", "tokens/s", "tokens a pass", "GFLOP/s", "of matrix product", "of memory copy"]
    limits = ", ".join(f"{name} {value / 1e9:.0f}" for name, value in ceilings.products.items())
    return "\n".join(
        [
            grid(["stage", "seconds", "CPU s", "share"], rows),
            "",
            grid(heads, near),
            "",
            f"Ceilings: matrix product {limits} GFLOP/s; memory copy {ceilings.copy / 1e9:.1f} GB/s"
            " (read and write).",
        ]
    )


def _spread(values: Sequence[float]) -> str:
    return f"{_short(median(values))} ({_short(min(values))}-{_short(max(values))})"


def _short(value: float) -> str:
    """Return a number with two digits that count."""
    return f"{value:.0f}" if value >= 10 else f"{value:.2g}"


def _writer_precision() -> str:
    from summarise.models import runtime

    return str(runtime.dtype()).removeprefix("torch.")


def _device() -> str:
    import torch

    from summarise.models import runtime

    if runtime.device() == "cuda":
        return torch.cuda.get_device_name()
    return f"{runtime.cores()} CPU cores, {runtime.threads()} threads"


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print."""
    args = parser().parse_args(argv)
    from summarise.models import runtime

    if args.gpu and runtime.device() != "cuda":
        print("There is no GPU that torch can use here: nothing was measured.")
        return 0
    if args.data and not Path(args.data.partition("#")[0]).exists():
        raise SummariseError(f"{args.data}: there is no such file")
    if args.workers is not None and args.workers < 1:
        raise SummariseError("--workers takes a whole number from 1")
    singles, compared = cases(args.data, args.articles)
    load_before = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    with Ours(args.workers) as ours:
        chosen = [
            peer
            for peer in peers(ours, slow=args.slow)
            if peer is ours or not args.only or any(word in peer.name for word in args.only)
        ]
        ours.warm(singles[:2])
        for peer in chosen:
            peer.run(singles[:1])
        found = run(chosen, singles, args.rounds)
    del chosen  # large models, whose memory the profile may need
    ceilings = measure()
    where = profile(ours.recipe, singles, compared)
    if args.json:
        value: dict[str, Any] = {
            "device": _device(),
            "workers": ours.workers,
            "load": load_before,
            "systems": {name: [asdict(one) for one in rounds] for name, rounds in found.items()},
            "stages": {"seconds": where.clock.seconds, "processor": where.clock.processor},
            "writer": asdict(where.writer),
            "encoder": asdict(where.encoder),
            "ceilings": asdict(ceilings),
        }
        print(json.dumps(value))
        return 0
    print(f"{_device()}; load before the run {load_before:.1f}; {args.rounds} rounds, interleaved;")
    print("median (lowest-highest). A twin has random weights and writes as much as the original.")
    print(f"Ours is `summarise batch` as it works on this machine: {ours.workers} processes.")
    print("All models are loaded, and have worked once, before the clock starts.\n")
    print(table(found))
    print(
        f"\nWhere our time goes: {len(singles)} articles, {len(compared)} comparisons, in one"
        f" process; threads: {runtime.threads()}.\n"
    )
    print(stages(where, ceilings))
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except SummariseError as error:
        sys.exit(f"bench: {error}")
