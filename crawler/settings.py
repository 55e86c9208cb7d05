"""All settings, in the order of the data flow; the environment is not read.

What a user may want to change is given with ``-s NAME=VALUE``; see docs/reference/settings.md.
"""

from pathlib import Path

from crawler import __version__
from crawler.pipelines import CLEANING

BOT_NAME = "backfile"

# Sites: this project's, and those in the user's own folder
SPIDER_MODULES = ["crawler.spiders"]
NEWSPIDER_MODULE = "crawler.spiders"
SPIDER_LOADER_CLASS = "crawler.loader.SiteLoader"
SITES_DIR = "sites"

# What a site asks for of those whom it lets in: a TOML file outside the project
SECRETS = None

# Frontier and ledger
DATA_DIR = "data"
DISK_FLOOR = None
SCHEDULER = "crawler.scheduler.LedgerScheduler"

# Of a plain Scrapy spider with a JOBDIR: pickles from elsewhere would run what they hold
SCHEDULER_DISK_QUEUE = "scrapy.squeues.MarshalLifoDiskQueue"
SCHEDULER_START_DISK_QUEUE = "scrapy.squeues.MarshalFifoDiskQueue"

# Records: which responses are written down, and after how many MB a file is full
RECORDS = "all"
RECORDS_SIZE = 1024.0
RECORDS_OPERATOR = None

# Looks at what is kept: hours after publication, then ever more seldom, for so many days
RECHECK_AFTER = 6.0
RECHECK_DAYS = 30.0

# Names that lead into a private network, though anybody could have registered them
PRIVATE_HOSTS: list[str] = []

# Traps: pages of one pattern of addresses that may give nothing new in a row
PATTERN_BUDGET = 60

# Who asks: an e-mail address, or one of a page, at which the operator of a site reaches the user
CONTACT = None

# Fetch: one connection and one second a host unless the user says otherwise
USER_AGENT = f"Backfile/{__version__} (news archive crawler)"
ROBOTSTXT_OBEY = True
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = 1.0
DOWNLOAD_DELAY_JITTER = 0.0
DOWNLOAD_TIMEOUT = 30
DOWNLOAD_TIMEOUT_LISTING = 300
DOWNLOAD_MINRATE = 1000
DOWNLOAD_MINRATE_SPAN = 7
DOWNLOAD_MAXSIZE = 5 * 1024 * 1024
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_VERIFY_CERTIFICATES = True
REDIRECT_MAX_TIMES = 5
RETRY_TIMES = 2
RETRY_GIVE_UP_LOG_LEVEL = "INFO"
DOWNLOADER_MIDDLEWARES = {
    "crawler.downloader.guard.GuardMiddleware": 50,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "crawler.downloader.introducing.ContactMiddleware": 90,
    "crawler.downloader.robots.RobotsMiddleware": 100,
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    "scrapy.downloadermiddlewares.httpcache.HttpCacheMiddleware": None,  # what it keeps is pickled
    "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware": None,
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
    "crawler.downloader.compression.CompressionMiddleware": 590,
    "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": None,
    "crawler.downloader.redirects.RedirectsMiddleware": 600,
    "crawler.downloader.locations.LocationMiddleware": 610,
}
DOWNLOAD_HANDLERS = {
    "http": "crawler.downloader.keys.KeyHandler",
    "https": "crawler.downloader.keys.KeyHandler",
    **dict.fromkeys(("file", "data", "ftp", "s3")),
}
DOWNLOADER = "crawler.downloader.downloads.Downloads"

# Pages: processes that read them, and what the reading of one may cost
READER_WORKERS = 4
READER_TIMEOUT = 2.0
READER_MEMORY = 512

# Nothing that is not needed: it costs time on every page, or opens a port
COOKIES_ENABLED = False
METAREFRESH_ENABLED = False
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False
HTTPPROXY_ENABLED = False
REFERRER_POLICY = "no-referrer"
DOWNLOADER_STATS = False
MEMUSAGE_ENABLED = False
CONCURRENT_ITEMS = 1
SPIDER_MIDDLEWARES = {  # what a callback yields are readings, no requests
    "scrapy.spidermiddlewares.urllength.UrlLengthMiddleware": None,
    "scrapy.spidermiddlewares.depth.DepthMiddleware": None,
}

# Pipelines: clean, then identify, then commit
_STEPS = (
    *CLEANING,
    "crawler.pipelines.absent.AbsentPipeline",
    "crawler.pipelines.window.WindowPipeline",
    "crawler.pipelines.duplicates.DuplicatesPipeline",
    "crawler.pipelines.record.RecordPipeline",
    "crawler.pipelines.commit.CommitPipeline",
)
ITEM_PIPELINES = {step: 100 + 10 * place for place, step in enumerate(_STEPS)}

# Exporters of Scrapy's own -O FILE
FEED_EXPORTERS = {
    "jsonl": "crawler.exporters.jsonl.JsonLinesExporter",
    "jsonlines": "crawler.exporters.jsonl.JsonLinesExporter",
    "jl": "crawler.exporters.jsonl.JsonLinesExporter",
    "json": "crawler.exporters.jsonl.JsonExporter",
    "csv": "crawler.exporters.csv.CsvExporter",
    "xml": None,
    "marshal": None,
    "pickle": None,
}

# What the user sees
EXTENSIONS = {
    "crawler.extensions.records.RecordsExtension": 0,
    "crawler.extensions.rounds.RoundsExtension": 0,
    "crawler.extensions.progress.ProgressExtension": 0,
    "crawler.extensions.summary.SummaryExtension": 0,
    "scrapy.extensions.spiderstate.SpiderState": None,  # a pickle, too
}
LOG_LEVEL = "WARNING"
LOG_FORMATTER = "crawler.extensions.logs.LogFormatter"
LOGSTATS_INTERVAL = 0

# Commands and templates
COMMANDS_MODULE = "crawler.commands"
TEMPLATES_DIR = str(Path(__file__).parent / "templates")
