"""Who may work at a counter: kept in the residents' directory, so that one terminal or all of them share it."""
