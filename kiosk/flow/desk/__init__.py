"""The desk of a counter: one clerk, up to four customers, and where each one's page stands. Pure, as the flow."""
