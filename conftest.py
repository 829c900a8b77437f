"""Settings that must stand before any test imports torch."""

from hypothesis import settings

from summarise.models.runtime import share_cores

share_cores()
# The same examples every time: a test that fails now and then tells nobody anything. No deadline:
# the first example pays for loading a model.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")
