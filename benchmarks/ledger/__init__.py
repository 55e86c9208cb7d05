"""What the ledger costs: memory and time over a million addresses, and a crawl's throughput."""
