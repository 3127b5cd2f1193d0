"""Tests of the residents' side."""
