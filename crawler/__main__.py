"""``python -m crawler`` is ``backfile``."""

from crawler.console import main

main()
