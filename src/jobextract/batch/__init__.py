"""Runs over many documents."""
