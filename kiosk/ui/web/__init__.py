"""The provider's pages: the only package that knows Qt WebEngine."""
