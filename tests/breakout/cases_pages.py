"""Lines 6 to 15 where a page of its own is needed: what it asks for, most of it with the touch of a finger."""

from __future__ import annotations

from collections.abc import Iterator

from tests.breakout.case import Case, Note, Way

_ON = "window.said !== undefined"
_KEEP = "const keep = (it) => { window.said = it === undefined ? 'given' : (it && it.name) || String(it); };"


def _button(script: str) -> str:
    """A button that runs a script by a user's own gesture."""
    return f'<script>{_KEEP}</script><button id="go" onclick="{script}">go</button>'


def _kept(call: str) -> str:
    """The script of a call whose answer is kept; one that the engine does not have at all is no way out."""
    return f"try {{ Promise.resolve({call}).then(keep, keep) }} catch (e) {{ keep(e) }}"


def _link(url: str, more: str = "") -> str:
    return f'<a id="go" href="{url}" {more}>go</a>'


_THIRD_PARTIES = {
    "recaptcha-privacy": "https://policies.google.com/privacy",
    "recaptcha-terms": "https://policies.google.com/terms",
    "logo": "{evil}{hit}",
    "help": "{evil}{hit}?topic=help",
    "survey": "{evil}{hit}?survey=1",
    "maps": "https://maps.google.com/maps?q=city+hall",
    "chat": "{plain}{hit}",
    "store": "https://play.google.com/store",
    "social": "https://www.facebook.com/sharer?u=x",
    "listed-host-as-page": "https://www.google.com/recaptcha/x",
    "listed-static-as-page": "https://www.gstatic.com/x",
}
_OPENERS = {
    "blank": _link("{evil}{hit}", 'target="_blank"'),
    "blank-opener": _link("{evil}{hit}", 'target="_blank" rel="opener"'),
    "named": _link("{evil}{hit}", 'target="x"'),
    "form": '<form action="{evil}{hit}" target="_blank"><button id="go">go</button></form>',
    "post": '<form action="{evil}{hit}" target="_blank" method="post"><button id="go">go</button></form>',
    "script": _button("window.open('{evil}{hit}')"),
    "script-sized": _button("window.open('{evil}{hit}', 'x', 'popup,width=300,height=300')"),
    "script-then": _button("const w = window.open(''); if (w) w.location = '{evil}{hit}'"),
    "redirected": _button("window.open('/redirect/302?to={evil}{hit}')"),
    "file": _button("window.open('file:///etc/passwd')"),
    "chrome": _button("window.open('chrome://gpu')"),
    "plain": _button("window.open('{plain}{hit}')"),
    "challenge-too-early": _button("window.open('https://acs.bank.example.com/')"),
}
_STAY = {
    "picture-in-picture": _button(_kept("document.createElement('video').requestPictureInPicture()")),
    "document-picture-in-picture": _button(_kept("documentPictureInPicture.requestWindow()")),
    "pointer-lock": _button(_kept("document.body.requestPointerLock()") + "; setTimeout(keep, 300)"),
    "keyboard-lock": _button(_kept("navigator.keyboard.lock()")),
    "move": _button("window.moveTo(9, 9); window.resizeTo(300, 300); window.blur(); keep()"),
    "print-close": _button("window.close(); keep()"),
    "drawn-like-us": '<style>h1 { display: none }</style><div style="position: fixed; inset: 0; background: #fff">'
    "<button>Start Over</button><p>City of Casselberry</p></div>",
}
_DIALOGS = {
    "alert": _button("alert(1); keep()"),
    "alert-loop": _button("for (let i = 0; i < 200; i++) alert(i); keep()"),
    "confirm": _button("keep(confirm(1) || 'no')"),
    "prompt": _button("keep(prompt(1) || 'no')"),
    "prompt-loop": _button("for (let i = 0; i < 200; i++) prompt(i); keep()"),
    "file": '<input type="file" id="go" oncancel="window.said = 1">',
    "files": '<input type="file" multiple id="go" oncancel="window.said = 1">',
    "folder": '<input type="file" webkitdirectory id="go" oncancel="window.said = 1">',
    "capture": '<input type="file" capture accept="image/*" id="go" oncancel="window.said = 1">',
    "open-picker": _button(_kept("showOpenFilePicker()")),
    "save-picker": _button(_kept("showSaveFilePicker()")),
    "folder-picker": _button(_kept("showDirectoryPicker()")),
    "color": '<input type="color" id="go" onclick="setTimeout(() => { window.said = 1 }, 100)">',
    "eye-dropper": _button(_kept("new EyeDropper().open()")),
    "share": _button(_kept("navigator.share({text: 'x', url: '{evil}{hit}'})")),
    "contacts": _button(_kept("navigator.contacts.select(['name'])")),
    "credential": _button(_kept("navigator.credentials.get({password: true})")),
    "web-authentication": _button(
        _kept(
            "navigator.credentials.create({publicKey: {challenge: new Uint8Array(9), rp: {name: 'x'}, "
            "pubKeyCredParams: [{type: 'public-key', alg: -7}], "
            "user: {id: new Uint8Array(9), name: 'x', displayName: 'x'}}})"
        )
    ),
    "screen-share": _button(_kept("navigator.mediaDevices.getDisplayMedia()")),
    "protocol-handler": _button("navigator.registerProtocolHandler('mailto', '/x?%s'); keep()"),
    "payment-request": _button(
        _kept(
            "new PaymentRequest([{supportedMethods: '{evil}{hit}'}], {total: {label: 'x', amount: "
            "{currency: 'USD', value: '1'}}}).show()"
        )
    ),
}
_FRAMED_LOGINS = {
    "basic-in-frame": '<iframe src="/login/x"></iframe>',
    "basic-by-fetch": "<script>fetch('/login/x').catch(() => 0)</script>",
    "basic-of-image": '<img src="/login/x">',
}
_DOWNLOADS = {
    "attachment": _link("/attachment/a.bin"),
    "attachment-exe": _link("/attachment/setup.exe"),
    "attachment-html": _link("/attachment/page.html"),
    "attachment-zip": _link("/attachment/a.zip"),
    "attachment-desktop": _link("/attachment/a.desktop"),
    "attribute": _link("/x", "download"),
    "attribute-name": _link("/x", 'download="../../../etc/passwd"'),
    "blob": _button(
        "const a = document.createElement('a'); a.download = 'x'; "
        "a.href = URL.createObjectURL(new Blob(['x'])); a.click()"
    ),
    "data": _button("const a = document.createElement('a'); a.download = 'x'; a.href = 'data:,x'; a.click()"),
    "data-html": _link("data:text/html,x", "download"),
    "endless": _link("/endless/x"),
    "foreign": _link("{evil}{hit}", "download"),
    "redirected": _link("/redirect/302?to={evil}{hit}", "download"),
    "frame": '<button id="go" onclick="f.src = \'/attachment/a.bin\'">go</button><iframe id="f"></iframe>',
    "many": _button(
        "for (let i = 0; i < 50; i++) { const a = document.createElement('a'); "
        "a.href = '/attachment/' + i; a.download = i; a.click(); }"
    ),
    "post": '<form action="/attachment/a.bin" method="post"><button id="go">go</button></form>',
}
_PRINTS = {
    "top": _button("window.print()"),
    "loop": _button("for (let i = 0; i < 100; i++) window.print()"),
    "frame": '<iframe id="f" srcdoc="x"></iframe>' + _button("f.contentWindow.print()"),
    "timer": _button("setInterval(() => window.print(), 1)"),
    "pages": '<div style="height: 800000px"></div>' + _button("window.print()"),
    "on-load": "<script>window.print()</script>" + _button("window.print()"),
    "command": _button("document.execCommand('print')"),
}
_PERMISSIONS = {
    "camera": "navigator.mediaDevices.getUserMedia({video: true})",
    "microphone": "navigator.mediaDevices.getUserMedia({audio: true})",
    "place": "new Promise((a, b) => navigator.geolocation.getCurrentPosition(a, b))",
    "notification": "Notification.requestPermission()",
    "clipboard-read": "navigator.clipboard.readText()",
    "clipboard-items": "navigator.clipboard.read()",
    "fonts": "queryLocalFonts()",
    "midi": "navigator.requestMIDIAccess({sysex: true})",
    "serial": "navigator.serial.requestPort()",
    "hid": "navigator.hid.requestDevice({filters: []})",
    "usb": "navigator.usb.requestDevice({filters: []})",
    "bluetooth": "navigator.bluetooth.requestDevice({acceptAllDevices: true})",
    "accelerometer": "new Promise((a, b) => { const s = new Accelerometer(); "
    "s.onerror = b; s.onreading = a; s.start() })",
    "idle": "IdleDetector.requestPermission()",
    "persistent-storage": "navigator.storage.persist().then((it) => it ? 'granted' : 'denied')",
    "wake-lock": "navigator.wakeLock.request('screen')",
    "window-management": "getScreenDetails()",
    "storage-access": "document.requestStorageAccessFor('{evil}')",
    "background-fetch": "navigator.permissions.query({name: 'background-fetch'}).then((it) => it.state)",
    "nfc": "new NDEFReader().scan()",
    "xr": "navigator.xr.requestSession('immersive-vr')",
    "full-screen": "document.documentElement.requestFullscreen()",
    "push": "navigator.serviceWorker.ready.then((it) => it.pushManager.subscribe())",
    "contacts": "navigator.contacts.getProperties()",
}
_NEVER = "['given', 'granted', 'prompt'].every((word) => window.said !== word)"
_WAITS_FOR_EVER = ("push",)


def cases() -> Iterator[Case]:
    """All cases of these lines."""
    for name, url in _THIRD_PARTIES.items():
        yield Case(f"6-link-{name}", 6, Way.CLICK, (_link(url), ""))
        yield Case(f"6-blank-{name}", 6, Way.CLICK, (_link(url, 'target="_blank"'), ""))
    for name, body in _OPENERS.items():
        # Chromium itself opens no such address from a page of the web.
        note = Note.ENGINE if name in ("file", "chrome") else Note.NOTED
        yield Case(f"7-open-{name}", 7, Way.CLICK, (body, ""), note)
    for name, body in _STAY.items():
        way = Way.CLICK if 'id="go"' in body else Way.PAGE
        yield Case(f"7-{name}", 7, way, (body, _ON if way is Way.CLICK else ""), Note.HARMLESS)
    for name, body in _DIALOGS.items():
        # A security key that is not there is waited for; nothing is shown meanwhile.
        yield Case(
            f"8-{name}", 8, Way.CLICK, (body, "" if name == "web-authentication" else _ON), Note.HARMLESS
        )
    for name, body in _FRAMED_LOGINS.items():
        yield Case(f"8-{name}", 8, Way.PAGE, (body, ""))
    for name, body in _DOWNLOADS.items():
        # One that a script makes of a page's own words is dropped by Chromium without a question.
        note = Note.ENGINE if name == "blob" else Note.NOTED
        yield Case(f"9-{name}", 9, Way.CLICK, (body, ""), note)
    for name, body in _PRINTS.items():
        yield Case(f"10-{name}", 10, Way.CLICK, (body, ""))
    for name, call in _PERMISSIONS.items():
        done = (
            _ON if name == "storage-access" else "true" if name in _WAITS_FOR_EVER else f"{_ON} && {_NEVER}"
        )
        yield Case(f"14-{name}", 14, Way.CLICK, (_button(_kept(call)), done), Note.HARMLESS)
