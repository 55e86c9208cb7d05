"""How the reader's weights are trained: ``make train DATA=DIR``."""
