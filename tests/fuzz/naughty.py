"""Texts that something is known to trip over, and what dates, addresses and runs are made of."""

# ruff: noqa: E501 - what is made up reads better whole

TEXTS = (
    "", " ", "\t\n\r\f\v", "\0", "a\0b", "\x01\x02\x1b[31mred\x1b[0m", "\x7f\x80\x9f", "\x85", "\x1c\x1d\x1e",
    "line\u2028two\u2029three", "\ufeff", "\ufffe", "\uffff", "\ufdd0", "\U0010ffff", "\ufffd" * 40,
    "&#xD800;", "&#xDFFF;&#xD83D;", "&#0;", "&#x110000;", "&#99999999999999;", "&#x80;", "&#13;", "&bogus;",
    "&amp" * 50, "&lt;script&gt;", "&NotEqualTilde;", "&#xFEFF;", "&#x202E;txt.exe", "\\ud800", "\\u0000",
    "\u202eright to left\u202c", "\u2066\u2067isolates\u2069", "\u200e\u200f\u061c", "\u200b\u200c\u200d\u2060",
    "a\u0300\u0301\u0302" * 30, "Z\u0351\u036b\u0343\u036a\u0302" * 40, "\u0344" * 200, "\ufdfa" * 300,
    "\u1e9e\u00df\u0130\u0131", "\u01c4\ufb03", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f1e9\U0001f1ea" * 20,
    "\u0661\u0662/\u0660\u0663/\u0662\u0660\u0661\u0668", "\u096f\u096f", "\u00b2\u2460\u2462", "\U0001d7d8\U0001d7d9\U0001d7da",
    "\u3007\u4e8c\u96f6\u4e00\u516b\u5e74\u4e03\u6708", "\uff12\uff10\uff11\uff18", "\u0e52\u0e55\u0e56\u0e51",
    "=1+1", "=cmd|' /C calc'!A0", "+1-1", "@SUM(A1)", "-2+3", "\t=1", "\"", "'", "'\"'\"", "``", "\\", "\\\\\"",
    "<script>alert(1)</script>", "\"><svg onload=alert(1)>", "javascript:alert(1)", "<!--", "-->", "]]>",
    "<![CDATA[", "<?php echo 1 ?>", "{{7*7}}", "${7*7}", "%s%s%n", "%00", "%2e%2e%2f", "../../../etc/passwd",
    "/dev/null", "CON", "C:\\Windows", "file:///etc/passwd", "'; DROP TABLE articles; --", "1 OR 1=1", "NaN",
    "Infinity", "-Infinity", "1e400", "-0", "0x10", "1" * 400, "9" * 5000, "null", "undefined", "true", "None",
    "[object Object]", "---", "\n---\n", "# heading", "```", "- [ ] x", "|a|b|", "__proto__", "constructor",
    "By ", "By By By By", "By  and  and , , &", "Von und von", "by@by@by", "Source:", ":", "::::", "| | |", " - - - ",
    "» « ›", "…" * 60, "-" * 300, "_" * 300, "=" * 300, "." * 300, "Related", "Read more:", "Advertisement",
    "Share", "Photo: ", "(AP) \u2014", "LONDON, July 20 (Reuters) -", "a" * 3000, "\u0639" * 3000, "\u6f22" * 3000, "\u0e01" * 3000,
    "word " * 600, "\u0627\u0644\u0633\u0644\u0627\u0645 " * 100, "\ud83d", "\udc00x\ud800", "\ud83d\ude00",
)  # fmt: skip
"""What a field of a page may hold; lone surrogates become what the page's encoding makes of them."""

DATES = (
    "0000-00-00", "9999-12-31T23:59:60Z", "2018-02-30", "2018-13-45T99:99:99", "1/1/1", "32/13/2018", "-1",
    "2018-07-20T13:25:00+99:99", "2018-07-20T13:25:00-24:00", "2018-W53-7", "2018-366", "20180720T132500Z",
    "1532093100", "1532093100000", "99999999999999999999", "-62135596800", "Thu, 99 Foo 2018 25:61:61 +9999",
    "July 2018", "20 July", "20 July 99999", "31 June 2018", "29 February 2019", "20 temmuz 2018 cuma 13:25",
    "7 Dhul-Qa\u02bfda 1439", "31 Ramadan 9999", "7 Ramadan 0", "1397/04/29", "9999/12/30", "\u06f1\u06f3\u06f9\u06f7/\u06f0\u06f4/\u06f2\u06f9",
    "\u0662\u0660 \u064a\u0648\u0644\u064a\u0648 \u0662\u0660\u0661\u0668", "2561-07-20", "2018\u5e747\u670820\u65e5", "\u5e73\u621030\u5e747\u670820\u65e5", "yesterday",
    "3 hours ago", "999999999999 years ago", "now", "12:00", "24:00", "20.07.18", "20-07-2018 - 13:25 | 26:99",
    "2018-07-20T13:25:00.123456789123456789Z", "2018-07-20T13:25:00[Europe/Berlin]", "2018-07-20 13:25 XYZ",
    "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "Jan 0, 2018", "20 July 2018 " * 200, "1/2/3/4/5/6/7/8/9",
)  # fmt: skip
"""Dates from hell."""

ADDRESSES = (
    "http://[", "http://[::1", "//[/", "http://a:99999/", "http://a:b@c:d@e/", "https://", "///", "http:///x", "?", "#",
    "http://\u2100.example/", "http://xn--a/", "http://" + "a" * 300 + ".example/", "data:text/html,x", "javascript:void(0)",
    "http://example.com/" + "../" * 500, "http://example.com/" + "%" * 500, "http://\x00/", "http://a b/", "\\\\a\\b",
    "http://127.0.0.1/", "http://2130706433/", "http://0x7f.1/", "http://\uff11\uff12\uff17.0.0.1/", "mailto:a@b", "tel:1",
    "http://\ud800/", "HTTP://EXAMPLE.COM:80/a?b=c&utm_source=d", "feed://x", "http://a/?" + "a=b&" * 500, " \thttp://a/ ",
    "http://a/\u202e", "http://a/\u2028", "/" * 2000, "http://user:pass@host/", "https://host\\@evil/", "2018/07/20/" * 100,
)  # fmt: skip
"""Addresses that few parsers agree on."""

RUNS = (
    " ", "\t", "\n", "\r", "\u00a0", "\u3000", "0", "1", "9", "12/", "1:", "1 ", "1.", "1,", "1-", "20 ", "2018 ", "2018-", ":", "/", "\"",
    "'", "-", "- ", " - ", "\u2013 ", "|", " | ", "\u00bb ", ".", ". ", ",", ", ", ";", "(", ")", "[", "]", "{", "}", "<", ">", "< ", "</", "&",
    "&#", "&amp;", "#", "=", "==", "%", "%20", "@", "a@", "a.", "a@a.", "\\", "\\\"", "_", "*", "~", "`", "^", "$", "+", "?", "!", "? ",
    "a", "aA", "Ab", "AbcDef", "a ", "A ", "A. ", "a-", "a'", "By ", "by a ", " and ", "und ", ", and ", "July ", "20 July ", "20 July 2018 ", "AM ",
    "\u0640", "\u0301", "\u0627", "\u0627 ", "\u6f22", "\u5e74", "\u2028", "\u200b", "\u202e", "\xad", "\u0130", "\ufdfa", "/*", "*/", "//",
    "<!--", "-->", "<p>", "<br>", "http://", "http://a/ ", "www.", "x=", "x=y ", "x='", ":00", "T00:", "+00", "Z", "(AP) ", "\u2014 ",
    "Photo: ", "\u00a9 ", "Share ", "Read more ", "1 min ", "\n\n", " \n", "\t\n ",
)  # fmt: skip
"""What a long run repeats: patterns that look again at all of it for each of it take for ever."""
