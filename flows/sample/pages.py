"""HTML pages and RSS feeds of the sample sites."""

import html
import json
from datetime import UTC, datetime
from email.utils import format_datetime as to_rfc_2822
from http import HTTPStatus

from babel.dates import format_datetime as to_local_words

from flows.sample.answer import Answer
from flows.sample.sites import SampleArticle, Site

_HTML = "text/html; charset=UTF-8"
_LOCKED_BODY = (
    '<form action="/wp-login.php?action=postpass" class="post-password-form" method="post">\n'
    "<p>This content is password-protected. To view it, please enter the password below.</p>\n"
    '<p><label>Password: <input name="post_password" type="password" size="20" /></label> '
    '<input type="submit" name="Submit" value="Enter" /></p>\n</form>\n'
)
_NO_EXCERPT = "There is no excerpt because this is a protected post."


def front_page(site: Site) -> Answer:
    """The page at the site's root: a list of its articles."""
    items = "\n".join(
        f'<li><a href="{article.path}">{article.title}</a> '
        f'<time datetime="{article.published.isoformat()}">{_in_words(site, article)}</time></li>'
        for article in site.articles
    )
    page = site.front_template.substitute(
        site_title=site.title,
        site_description=site.description,
        site_url=site.url,
        items=items,
    )
    return Answer(page.encode(), _HTML, modified_at=site.modified_at, headers=_api_link(site))


def article_page(site: Site, article: SampleArticle) -> Answer:
    """An article within all that a site puts around it."""
    page = site.page_template.substitute(
        id=article.id,
        url=site.url + article.path,
        title=article.title,
        title_text=html.escape(article.title_text),
        title_json=_for_script(article.title_text),
        author=html.escape(article.author),
        author_json=_for_script(article.author),
        published=article.published.isoformat(),
        modified=article.modified.isoformat(),
        published_text=_in_words(site, article),
        section=article.section,
        summary=html.escape(html.unescape(article.summary)),
        related="\n".join(f'<li><a href="/archive/">{title}</a></li>' for title in article.related),
        body=_open_body(article),
    )
    modified_at = article.modified.astimezone(UTC)
    return Answer(page.encode(), _HTML, modified_at=modified_at, headers=_api_link(site))


def missing_page(site: Site | None) -> Answer:
    """What stands where nothing is."""
    title = site.title if site else "Unknown host"
    page = f"<!doctype html>\n<html><head><title>Not found – {title}</title></head><body><h1>Not found</h1></body></html>\n"
    return Answer(page.encode(), _HTML, HTTPStatus.NOT_FOUND)


def feed(site: Site) -> Answer:
    """RSS 2.0 with the full text of every article in ``content:encoded``."""
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">\n'
        f"<channel>\n<title>{html.escape(site.title)}</title>\n"
        f'<atom:link href="{site.url}{site.feed}" rel="self" type="application/rss+xml" />\n'
        f"<link>{site.url}/</link>\n<description>{html.escape(site.description)}</description>\n"
        f"<lastBuildDate>{_rfc_2822(site.modified_at)}</lastBuildDate>\n"
        f"<language>{site.language}</language>\n"
    )
    items = "".join(_feed_item(site, article) for article in site.articles)
    body = f"{head}{items}</channel>\n</rss>\n"
    return Answer(body.encode(), "application/rss+xml; charset=UTF-8", modified_at=site.modified_at)


def _feed_item(site: Site, article: SampleArticle) -> str:
    summary = _NO_EXCERPT if article.is_protected else html.unescape(article.summary)
    return (
        f"<item>\n<title>{html.escape(article.title_text)}</title>\n"
        f"<link>{site.url}{article.path}</link>\n"
        f"<dc:creator><![CDATA[{article.author}]]></dc:creator>\n"
        f"<pubDate>{_rfc_2822(article.published)}</pubDate>\n"
        f"<category><![CDATA[{html.unescape(article.section)}]]></category>\n"
        f'<guid isPermaLink="false">{site.url}/?p={article.id}</guid>\n'
        f"<description><![CDATA[{summary}]]></description>\n"
        f"<content:encoded><![CDATA[{_open_body(article)}]]></content:encoded>\n</item>\n"
    )


def _open_body(article: SampleArticle) -> str:
    """What everybody may read."""
    return _LOCKED_BODY if article.is_protected else article.body


def _in_words(site: Site, article: SampleArticle) -> str:
    """The publication time as the site prints it."""
    locale = site.language.replace("-", "_")
    return to_local_words(article.published, site.date_format, locale=locale)


def _rfc_2822(at: datetime) -> str:
    return to_rfc_2822(at.astimezone(UTC))


def _for_script(text: str) -> str:
    """Text as a JSON string that cannot end the script element it stands in."""
    return json.dumps(text, ensure_ascii=False).replace("</", "<\\/")


def _api_link(site: Site) -> tuple[tuple[str, str], ...]:
    """WordPress names its API in a header of every page."""
    if site.wordpress is None:
        return ()
    return (("Link", f'<{site.url}/wp-json/>; rel="https://api.w.org/"'),)
