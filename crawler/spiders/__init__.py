"""One file a site, and ``archive``, the site that needs no definition."""
