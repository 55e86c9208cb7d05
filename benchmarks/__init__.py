"""How well and how fast pages are read, against the libraries that people use: ``make bench``."""
