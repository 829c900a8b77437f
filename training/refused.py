"""Targets that were found wrong on reading: they say more than their evidence, or are headlines.

Each stands as the first six hex digits of its SHA-256, so that no text is kept here.
"""

from __future__ import annotations

import hashlib

_REFUSED = frozenset(
    """
    ec6609 df272e 44098b fbf5fa d85038 191322 4262db 0f3ee1 71c201 f7374c fa8c98 3c08ce
    da9d1d dd454c 719d15 a796d0 f0d970 9b4d46 a97646 a78831 460389 02e754 ad7f53 37bb81
    b84c91 25da8a 874bb3 1abec7 6d0d1c 658344 22762d b3a2c2 3c3d6a 4c60f2 3e03b0 443d99
    0a64cd e096e2 ef1a6e e1f991 e9a870 77fe42 a96732 a2f816 606c96 7bf83b a8406f 648a7f
    5a89d7
    """.split()
)


def is_refused(target: str) -> bool:
    """Whether a target was refused on reading."""
    return hashlib.sha256(target.encode()).hexdigest()[:6] in _REFUSED
