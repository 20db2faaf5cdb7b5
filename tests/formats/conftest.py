"""Hypothesis for the formats: a busy machine is no fault of theirs."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "formats", max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("formats")
