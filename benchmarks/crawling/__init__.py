"""What a crawl costs: Backfile beside bare Scrapy, and beside Scrapy with trafilatura."""
