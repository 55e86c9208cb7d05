"""What goes wrong outside of the crawl: killed processes, full disks, signals, broken answers.

``python -m tests.faults`` is the long proof of the kills; the tests run a short form of each.
"""
