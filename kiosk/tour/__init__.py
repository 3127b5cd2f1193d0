"""Drives the demonstration by itself and leaves a picture of every screen: what `kiosk demo --tour` does."""
