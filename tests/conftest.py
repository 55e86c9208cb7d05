from hypothesis import settings

# The same examples on every machine, however loaded it is.
settings.register_profile("suite", deadline=None, derandomize=True)
settings.load_profile("suite")
