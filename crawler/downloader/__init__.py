"""How pages are fetched, or replayed, and which may be."""
