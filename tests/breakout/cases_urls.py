"""Lines 4 and 5: every scheme by every way that leads to another page, and every disguise of an address."""

from __future__ import annotations

from collections.abc import Iterator

from tests.breakout.case import Case, Note, Walls, Way

_LEADING = ("link", "redirect", "form", "meta", "iframe", "script", "open")
SCHEMES = {
    "file": "file:///etc/passwd",
    "file-localhost": "file://localhost/etc/passwd",
    "file-one-slash": "file:/etc/passwd",
    "file-four-slashes": "file:////etc/passwd",
    "file-capital": "FiLe:///etc/passwd",
    "file-backslashes": "file:\\\\\\etc\\passwd",
    "file-folder": "file:///",
    "view-source": "view-source:{page}{hit}",
    "view-source-file": "view-source:file:///etc/passwd",
    "data": "data:text/html,<h1>Out</h1>",
    "data-base64": "data:text/html;base64,PGgxPk91dDwvaDE+",
    "about-config": "about:config",
    "about-gpu": "about:gpu",
    "chrome": "chrome://version",
    "chrome-settings": "chrome://settings",
    "chrome-gpu": "chrome://gpu",
    "chrome-extension": "chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/index.html",
    "chrome-qt": "chrome://qt",
    "qrc": "qrc:///qtwebengine/x.html",
    "devtools": "devtools://devtools/bundled/inspector.html",
    "ftp": "ftp://localhost:{plainport}{hit}",
    "mailto": "mailto:someone@example.org",
    "tel": "tel:911",
    "sms": "sms:911",
    "filesystem": "filesystem:{page}/temporary/x",
    "intent": "intent://x#Intent;scheme=https;package=a.b;end",
    "ms-settings": "ms-settings:network",
    "ms-word": "ms-word:ofe|u|{evil}{hit}",
    "search-ms": "search-ms:query=x",
    "shell": "shell:startup",
    "ssh": "ssh://localhost:{plainport}",
    "vnc": "vnc://localhost:{plainport}",
    "custom": "kiosk-unknown://open",
}
# Chromium ends a load that is led there; anything else of the kind it drops, before anybody is asked.
_UNSAFE_REDIRECTS = ("file", "data", "chrome", "devtools", "filesystem", "about")

EVIL = {
    "plain-foreign": "{evil}{hit}",
    "no-tls": "http://localhost:{plainport}{hit}",
    "downgrade": "http://localhost:{port}{hit}",
    "other-port": "https://localhost:{evilport}{hit}",
    "good-in-subdomain": "https://localhost.evil.localhost:{port}{hit}",
    "evil-before-good": "https://evillocalhost.localhost:{port}{hit}",
    "sub-of-good": "https://evil.localhost:{port}{hit}",
    "user-info": "https://localhost:{port}@127.0.0.1:{evilport}{hit}",
    "user-info-password": "https://localhost:x@localhost:{evilport}{hit}",
    "user-info-at-good": "https://evil@localhost:{port}{hit}",
    "good-in-query": "{evil}{hit}?to={page}/",
    "good-in-fragment": "{evil}{hit}#{page}/",
    "good-in-path": "{evil}{hit}/{page}/",
    "capitals": "HTTPS://LOCALHOST:{evilport}{hit}",
    "trailing-dot": "https://localhost.:{port}{hit}",
    "ip-four": "https://127.0.0.1:{port}{hit}",
    "ip-six": "https://[::1]:{port}{hit}",
    "ip-mapped": "https://[::ffff:127.0.0.1]:{port}{hit}",
    "ip-decimal": "https://2130706433:{port}{hit}",
    "ip-hex": "https://0x7f000001:{port}{hit}",
    "ip-octal": "https://0177.0.0.1:{port}{hit}",
    "ip-short": "https://127.1:{port}{hit}",
    "ip-nothing": "https://0.0.0.0:{port}{hit}",
    "ip-other-loopback": "https://127.0.0.2:{port}{hit}",
    "percent-host": "https://%6c%6f%63alhost%2e:{port}{hit}",
    "fullwidth-dot": "https://localhost\uff0eevil.localhost:{port}{hit}",
    "look-alike": "https://l\u043ecalhost:{port}{hit}",
    "fullwidth": "https://\uff4cocalhost:{evilport}{hit}",
    "slashless": "https:localhost:{evilport}{hit}",
    "three-slashes": "https:///localhost:{evilport}{hit}",
    "backslashes": "https:\\\\localhost:{evilport}{hit}",
    "backslash-at": "https://localhost:{evilport}\\@localhost:{port}{hit}",
    "tab-inside": "https://local\thost:{evilport}{hit}",
    "newline-inside": "https://local\nhost:{evilport}{hit}",
    "scheme-relative": "//localhost:{evilport}{hit}",
    "unreadable-host": "https://e,vil.localhost:{evilport}{hit}",
    "metadata": "http://169.254.169.254{hit}",
    "lan": "http://192.168.1.1{hit}",
    "lan-name": "http://router{hit}",
    "websocket-as-page": "wss://localhost:{evilport}{hit}",
}
# What Chromium calls no address at all reaches nobody, and nobody is told.
_NO_ADDRESS = ("percent-host",)
_NAMED_USERS = ("user-info", "user-info-password", "user-info-at-good")  # in a link alone, to Chromium
_DROPPED = {
    "iframe": (*_NO_ADDRESS, *_NAMED_USERS),
    "fetch": (*_NO_ADDRESS, *_NAMED_USERS, "metadata", "lan", "lan-name", "websocket-as-page"),
}
# To a page of the same scheme this is a path of its own; to the policy it is nothing that it knows.
_RELATIVE = ("slashless",)
_EVIL_WAYS = (
    "link",
    "area",
    "form",
    "post",
    "script",
    "replace",
    "meta",
    "iframe",
    "object",
    "embed",
    "named",
    "redirect",
    "redirect307",
    "chain",
    "frameredirect",
    "frametop",
    "sandboxed",
    "open",
    "blank",
)
_RESOURCE_WAYS = (
    "image",
    "style",
    "styleimport",
    "background",
    "font",
    "scripttag",
    "module",
    "fetch",
    "fetchpost",
    "keepalive",
    "xhr",
    "beacon",
    "events",
    "socket",
    "worker",
    "workersocket",
    "sharedworker",
    "workerimport",
    "video",
    "audio",
    "poster",
    "prefetch",
    "preload",
    "modulepreload",
    "ping",
    "base",
    "fetchredirect",
)
_SILENT_WAYS = (
    "serviceworker",
    "track",
    "icon",
    "manifest",
    "prerender",
    "speculation",
    "transport",
    "innerworker",
    "fetchlater",
    "identity",
    "attribution",
    "streamsocket",
    "auction",
    "sharedstorage",
    "audioworklet",
    "dictionary",
    "use",
    "inputimage",
    "fenced",
    "reported",
    "reportedframe",
)
_WALLED_WAYS = ("sharedsocket", "imageredirect", "styleredirect", "scriptredirect")
# These open connections and say little on them: they lead to a server that counts connections.
_CONNECTING_WAYS = ("stun", "turn", "turntls", "candidate", "preconnect")


def cases() -> Iterator[Case]:
    """All cases of lines 4 and 5 that one page can try one after the other."""
    yield from _of_schemes()
    for name, url in EVIL.items():
        yield Case(f"5-policy-{name}", 5, Way.POLICY, ("main_frame", url))
        if name in _RELATIVE:
            continue
        for how in ("link", "iframe", "fetch"):
            dropped = name in _DROPPED.get(how, _NO_ADDRESS)
            note = Note.ENGINE if dropped else Note.NOTED
            yield Case(f"5-{how}-{name}", 5, Way.ATTEMPT, (how, url), note)
    for how in _EVIL_WAYS:
        # Without a finger's touch Chromium opens no window in the first place.
        note = Note.ENGINE if how in ("open", "blank") else Note.NOTED
        yield Case(f"5-way-{how}", 5, Way.ATTEMPT, (how, "{evil}{hit}"), note)
    for how in _RESOURCE_WAYS:
        yield Case(f"5-resource-{how}", 5, Way.ATTEMPT, (how, "{evil}{hit}"))
    for how in _SILENT_WAYS:
        yield Case(f"5-resource-{how}", 5, Way.ATTEMPT, (how, "{evil}{hit}"), Note.ENGINE)
    for how in (*_WALLED_WAYS, *_CONNECTING_WAYS):
        port = "{silentport}" if how in _CONNECTING_WAYS else "{evilport}"
        url = f"https://127.0.0.1:{port}{{hit}}"
        yield Case(f"5-walled-{how}", 5, Way.ATTEMPT, (how, url), Note.ENGINE, Walls.CLOSED)
    yield Case("5-push-state", 5, Way.ATTEMPT, ("push", "{evil}{hit}"), Note.HARMLESS)
    yield Case("5-redirect-loop", 5, Way.ATTEMPT, ("iframe", "/loop/x"), Note.ENGINE)


def _of_schemes() -> Iterator[Case]:
    for name, url in SCHEMES.items():
        for how in _LEADING:
            yield Case(f"4-{how}-{name}", 4, Way.ATTEMPT, (how, url), _note_of_scheme(how, url))
    yield Case("4-link-javascript", 4, Way.ATTEMPT, ("link", "javascript:location.href='{evil}{hit}'"))
    yield Case(
        "4-open-javascript", 4, Way.ATTEMPT, ("open", "javascript:location.href='{evil}{hit}'"), Note.ENGINE
    )
    yield Case(
        "4-iframe-javascript", 4, Way.ATTEMPT, ("iframe", "javascript:top.location.href='{evil}{hit}'")
    )
    yield Case("4-redirect-javascript", 4, Way.ATTEMPT, ("redirect", "javascript:alert(1)"), Note.ENGINE)
    yield Case("4-page-blob", 4, Way.ATTEMPT, ("blobpage", "{evil}{hit}"))
    yield Case("4-frame-blob", 4, Way.ATTEMPT, ("blobframe", "{evil}{hit}"))
    yield Case("4-open-blob", 4, Way.ATTEMPT, ("blobopen", "{evil}{hit}"), Note.ENGINE)


def _note_of_scheme(how: str, url: str) -> Note:
    """What becomes of a URL that way, by Chromium's own rules where they come first."""
    scheme = url.partition(":")[0].lower()
    if how == "redirect" and scheme in _UNSAFE_REDIRECTS:
        return Note.BROKEN
    if scheme == "about" and how not in ("iframe", "open"):
        return Note.EMPTY
    asked = scheme == "chrome-extension" or (how, scheme) in (("redirect", "qrc"), ("iframe", "data"))
    return Note.NOTED if asked and how != "open" else Note.ENGINE
