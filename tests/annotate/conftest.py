"""Hypothesis in small doses: a busy machine is no fault of the code."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "brief", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("brief")
