"""Availability of the platform: probes, states, outages and the yearly figure."""
