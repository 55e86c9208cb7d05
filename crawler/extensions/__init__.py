"""What goes on beside a crawl: progress, and the summary at its end."""
