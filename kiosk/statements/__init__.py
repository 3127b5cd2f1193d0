"""Statements (PDF): drawn in a process of their own that can reach nothing, shown as plain pixels."""
