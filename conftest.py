"""Settings that must stand before any test imports torch."""

from summarise.models.runtime import share_cores

share_cores()
