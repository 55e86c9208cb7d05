"""Days of scheduled crawls in minutes, to see whether anything grows, gets lost or comes late.

The clock is simulated (:mod:`benchmarks.soak.clock`) and the web is made up
(:mod:`benchmarks.soak.sites`); schedule, spider, scheduler, sources, pipelines, ledger and records
are those that users run.
"""
