"""Share widgets in the shapes of well-known plug-ins; each takes address, headline and label."""

from collections.abc import Callable
from urllib.parse import quote_plus

FACEBOOK = "https://www.facebook.com/sharer/sharer.php?u="
TWITTER = "https://twitter.com/intent/tweet?url="

Widget = Callable[[str, str, str], str]


def addtoany(address: str, headline: str, label: str) -> str:
    """Return AddToAny's bar."""
    url = quote_plus(address)
    return (
        '<div class="addtoany_share_save_container addtoany_content addtoany_content_bottom">'
        '<div class="a2a_kit a2a_kit_size_32 addtoany_list">'
        f'<a class="a2a_button_facebook" href="https://www.addtoany.com/add_to/facebook?linkurl={url}"'
        ' title="Facebook" rel="nofollow noopener" target="_blank">Facebook</a>'
        f'<a class="a2a_button_twitter" href="https://www.addtoany.com/add_to/twitter?linkurl={url}"'
        ' title="Twitter" rel="nofollow noopener" target="_blank">Twitter</a>'
        '<a class="a2a_dd addtoany_share_save addtoany_share" href="https://www.addtoany.com/share">'
        "Share</a></div></div>"
    )


def jetpack(address: str, headline: str, label: str) -> str:
    """Return Jetpack's sharing section."""
    return (
        '<div id="jp-post-flair" class="sharedaddy sd-like-enabled sd-sharing-enabled">'
        '<div class="sharedaddy sd-sharing-enabled"><div class="robots-nocontent sd-block '
        f'sd-social sd-social-icon-text sd-sharing"><h3 class="sd-title">{label}</h3>'
        '<div class="sd-content"><ul><li class="share-twitter"><a class="share-twitter sd-button" '
        f'href="{address}?share=twitter" target="_blank"><span>Twitter</span></a></li>'
        '<li class="share-facebook"><a class="share-facebook sd-button" '
        f'href="{address}?share=facebook" target="_blank"><span>Facebook</span></a></li>'
        '<li class="share-end"></li></ul></div></div></div></div>'
    )


def shariff(address: str, headline: str, label: str) -> str:
    """Return Shariff's list of buttons."""
    url = quote_plus(address)
    return (
        '<div class="shariff" data-backendurl="/wp-json/shariff/v1/share_counts?">'
        '<ul class="shariff-buttons theme-default orientation-horizontal button-style-standard">'
        f'<li class="shariff-button facebook"><a href="{FACEBOOK}{url}" rel="nofollow">'
        '<span class="share_text">teilen</span><span class="share_count">12</span></a></li>'
        f'<li class="shariff-button twitter"><a href="{TWITTER}{url}" rel="nofollow">'
        '<span class="share_text">twittern</span></a></li></ul></div>'
    )


def addthis(address: str, headline: str, label: str) -> str:
    """Return AddThis' toolbox."""
    return (
        f'<div class="addthis_toolbox addthis_default_style" addthis:url="{address}">'
        '<a class="addthis_button_facebook_like"></a><a class="addthis_button_tweet">Tweet</a>'
        '<a class="addthis_button_pinterest_pinit">Pin it</a>'
        '<a class="addthis_counter addthis_pill_style">Share</a></div>'
    )


def social_warfare(address: str, headline: str, label: str) -> str:
    """Return Social Warfare's panel."""
    url = quote_plus(address)
    return (
        '<div class="swp_social_panel swp_horizontal_panel swp_flat_fresh">'
        f'<div class="nc_tweetContainer swp_share_button swp_twitter"><a href="{TWITTER}{url}">'
        '<span class="swp_count swp_share">Tweet</span></a></div>'
        '<div class="nc_tweetContainer swp_share_button total_shares"><span class="swp_count">27'
        '<span class="swp_label"> Shares</span></span></div></div><div class="swp-content-locator">'
        "</div>"
    )


def simple(address: str, headline: str, label: str) -> str:
    """Return Simple Share Buttons Adder's links."""
    url = quote_plus(address)
    return (
        '<div class="ssba ssbp-wrap ssba-classic-2"><div style="text-align:left">'
        f'<span class="ssba-share-text">{label}</span> '
        f'<a href="http://www.facebook.com/sharer.php?u={url}" target="_blank">Facebook</a> '
        f'<a href="https://www.linkedin.com/shareArticle?mini=true&amp;url={url}">LinkedIn</a> '
        f'<a href="mailto:?subject={quote_plus(headline)}&amp;body={url}">Email</a></div></div>'
    )


WIDGETS: dict[str, Widget] = {
    "addtoany": addtoany,
    "jetpack": jetpack,
    "shariff": shariff,
    "addthis": addthis,
    "social_warfare": social_warfare,
    "simple": simple,
}


def share(name: str | None, turn: int, address: str, headline: str, label: str) -> str:
    """Return the widget of that name, all of them in turn for ``each``, nothing for null."""
    if name is None:
        return ""
    widget = list(WIDGETS.values())[turn % len(WIDGETS)] if name == "each" else WIDGETS[name]
    return widget(address, headline, label)
