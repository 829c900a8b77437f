"""What the processor could do at most: matrix products and memory copies, measured here and now."""

from __future__ import annotations

from dataclasses import dataclass
from time import perf_counter

REPEATS = 7


@dataclass(frozen=True, slots=True)
class Ceilings:
    """Upper bounds of this device."""

    products: dict[str, float]  # dtype -> floating-point operations a second
    copy: float  # bytes a second, read and written counted once each


def measure() -> Ceilings:
    """Measure the best of a few tries: what else runs can only slow it down."""
    import torch

    from summarise.models import runtime

    at = runtime.device()
    products = {}
    for name in ("float32", "bfloat16"):
        size = 2048 if at == "cpu" else 8192
        left = torch.randn(size, size, device=at).to(getattr(torch, name))
        right = torch.randn(size, size, device=at).to(getattr(torch, name))
        products[name] = 2 * size**3 / _best(lambda a=left, b=right: a @ b, at)
    # Larger than any cache.
    source = torch.zeros(1 << 28, dtype=torch.uint8, device=at)
    target = torch.empty_like(source)
    copied = 2 * source.numel() / _best(lambda: target.copy_(source), at)
    return Ceilings(products, copied)


def _best(work: object, at: str) -> float:
    """Return the shortest time in seconds that a piece of work took."""
    import torch

    assert callable(work)
    shortest = float("inf")
    for _ in range(REPEATS):
        started = perf_counter()
        work()
        if at == "cuda":
            torch.cuda.synchronize()
        shortest = min(shortest, perf_counter() - started)
    return shortest
