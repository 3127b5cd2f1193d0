// What a hostile page can try. Each function gets a URL; `settle` says when the engine has dealt with it.
const element = (name, attributes, place = document.body) => {
  const made = Object.assign(document.createElement(name), attributes);
  place.append(made);
  return made;
};
const worker = (script, shared) => {
  const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  return shared ? new SharedWorker(url) : new Worker(url);
};
const ways = {
  link: (url) => element("a", { href: url }).click(),
  blank: (url) => element("a", { href: url, target: "_blank" }).click(),
  area: (url) => element("area", { href: url }, element("map", {})).click(),
  form: (url) => element("form", { action: url }).submit(),
  post: (url) => element("form", { action: url, method: "post" }).submit(),
  script: (url) => { location.href = url; },
  replace: (url) => location.replace(url),
  meta: (url) => element("meta", { httpEquiv: "refresh", content: `0;url=${url}` }, document.head),
  iframe: (url) => element("iframe", { src: url }),
  object: (url) => element("object", { data: url, type: "text/html" }),
  embed: (url) => element("embed", { src: url, type: "text/html" }),
  open: (url) => { window.open(url); },
  named: (url) => { window.open(url, "_self"); },
  redirect: (url) => { location.href = `/redirect/302?to=${encodeURIComponent(url)}`; },
  redirect307: (url) => element("form", { action: `/redirect/307?to=${encodeURIComponent(url)}`, method: "post" }).submit(),
  chain: (url) => { location.href = `/chain/5/x?to=${encodeURIComponent(url)}`; },
  frameredirect: (url) => element("iframe", { src: `/redirect/302?to=${encodeURIComponent(url)}` }),
  frametop: (url) => element("iframe", { srcdoc: `<a id=a target=_top href="${url}">x</a><script>a.click()</` + "script>" }),
  sandboxed: (url) => element("iframe", { sandbox: "allow-scripts", srcdoc: `<script>location.href="${url}"</` + "script>" }),
  image: (url) => element("img", { src: url }),
  style: (url) => element("link", { rel: "stylesheet", href: url }),
  styleimport: (url) => element("style", { textContent: `@import "${url}";` }),
  background: (url) => element("p", { style: `background: url("${url}")`, textContent: "x" }),
  font: (url) => new FontFace("x", `url("${url}")`).load().catch(() => 0),
  scripttag: (url) => element("script", { src: url }),
  module: (url) => import(url).catch(() => 0),
  fetch: (url) => fetch(url, { mode: "no-cors" }).catch(() => 0),
  fetchpost: (url) => fetch(url, { mode: "no-cors", method: "POST", body: "x" }).catch(() => 0),
  keepalive: (url) => fetch(url, { mode: "no-cors", keepalive: true }).catch(() => 0),
  xhr: (url) => { const x = new XMLHttpRequest(); x.open("GET", url); x.send(); },
  beacon: (url) => navigator.sendBeacon(url, "x"),
  events: (url) => new EventSource(url),
  socket: (url) => new WebSocket(url.replace(/^http/, "ws")),
  worker: (url) => worker(`fetch("${url}", {mode: "no-cors"})`),
  workersocket: (url) => worker(`new WebSocket("${url.replace(/^http/, "ws")}")`),
  sharedworker: (url) => worker(`fetch("${url}", {mode: "no-cors"})`, true),
  sharedsocket: (url) => worker(`new WebSocket("${url.replace(/^http/, "ws")}")`, true),
  workerimport: (url) => worker(`try { importScripts("${url}") } catch (e) {}`),
  serviceworker: (url) => navigator.serviceWorker?.register(url).catch(() => 0),
  video: (url) => element("video", { src: url, preload: "auto" }).load(),
  audio: (url) => element("audio", { src: url, preload: "auto" }).load(),
  track: (url) => element("track", { src: url, default: true }, element("video", {})),
  poster: (url) => element("video", { poster: url }),
  icon: (url) => element("link", { rel: "icon", href: url }, document.head),
  manifest: (url) => element("link", { rel: "manifest", href: url }, document.head),
  prefetch: (url) => element("link", { rel: "prefetch", href: url }, document.head),
  preload: (url) => element("link", { rel: "preload", as: "script", href: url }, document.head),
  modulepreload: (url) => element("link", { rel: "modulepreload", href: url }, document.head),
  prerender: (url) => element("link", { rel: "prerender", href: url }, document.head),
  preconnect: (url) => element("link", { rel: "preconnect", href: url }, document.head),
  speculation: (url) => element("script", { type: "speculationrules", textContent: JSON.stringify({
    prefetch: [{ source: "list", urls: [url], eagerness: "immediate" }],
    prerender: [{ source: "list", urls: [url], eagerness: "immediate" }],
  }) }, document.head),
  ping: (url) => element("a", { href: "#x", ping: url }).click(),
  stun: (url) => {
    const peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:${new URL(url).host}` }] });
    peer.createDataChannel("x");
    peer.createOffer().then((offer) => peer.setLocalDescription(offer));
  },
  turn: (url) => {
    const server = { urls: `turn:${new URL(url).host}?transport=tcp`, username: "x", credential: "x" };
    const peer = new RTCPeerConnection({ iceServers: [server] });
    peer.createDataChannel("x");
    peer.createOffer().then((offer) => peer.setLocalDescription(offer));
  },
  transport: (url) => { const t = new WebTransport(url); t.ready.catch(() => 0); t.closed.catch(() => 0); },
  imageredirect: (url) => element("img", { src: `/redirect/302?to=${encodeURIComponent(url)}` }),
  styleredirect: (url) => element("link", { rel: "stylesheet", href: `/redirect/302?to=${encodeURIComponent(url)}` }),
  scriptredirect: (url) => element("script", { src: `/redirect/302?to=${encodeURIComponent(url)}` }),
  fetchredirect: (url) => fetch(`/redirect/302?to=${encodeURIComponent(url)}`, { mode: "no-cors" }).catch(() => 0),
  download: (url) => element("a", { href: url, download: "x" }).click(),
  innerworker: (url) => navigator.serviceWorker?.register(`/script/sw?to=${encodeURIComponent(url)}`).catch(() => 0),
  fetchlater: (url) => { fetchLater(url, { method: "POST", body: "x", mode: "no-cors", activateAfter: 0 }); },
  identity: (url) => navigator.credentials.get({
    identity: { providers: [{ configURL: url, clientId: "x", nonce: "x" }] }, mediation: "required",
  }).catch(() => 0),
  attribution: (url) => element("img", { src: "/x.png" }).setAttribute("attributionsrc", url),
  streamsocket: (url) => { const s = new WebSocketStream(url.replace(/^http/, "ws")); s.opened.catch(() => 0); s.closed.catch(() => 0); },
  auction: (url) => navigator.joinAdInterestGroup(
    { owner: new URL(url).origin, name: "x", biddingLogicURL: url, updateURL: url }, 60).catch(() => 0),
  sharedstorage: (url) => sharedStorage.worklet.addModule(url).catch(() => 0),
  audioworklet: (url) => new OfflineAudioContext(1, 1, 8000).audioWorklet.addModule(url).catch(() => 0),
  dictionary: (url) => element("link", { rel: "compression-dictionary", href: url }, document.head),
  use: (url) => { document.body.insertAdjacentHTML("beforeend", `<svg><use href="${url}#x"/><image href="${url}"/></svg>`); },
  inputimage: (url) => element("input", { type: "image", src: url }),
  fenced: (url) => { const f = element("fencedframe", {}); f.config = new FencedFrameConfig(url); },
  reported: (url) => fetch(`/reporting/x?to=${encodeURIComponent(url)}`).then(() => fetch("/gone/x", { cache: "no-store" })).catch(() => 0),
  reportedframe: (url) => element("iframe", { src: `/reporting/x?to=${encodeURIComponent(url)}` }),
  turntls: (url) => {
    const server = { urls: `turns:${new URL(url).host}?transport=tcp`, username: "x", credential: "x" };
    const peer = new RTCPeerConnection({ iceServers: [server] });
    peer.createDataChannel("x");
    peer.createOffer().then((offer) => peer.setLocalDescription(offer));
  },
  candidate: (url) => {
    const peer = new RTCPeerConnection();
    peer.createDataChannel("x");
    peer.createOffer().then((offer) => peer.setLocalDescription(offer));
    const at = new URL(url);
    const sdp = ["v=0", "o=- 1 2 IN IP4 127.0.0.1", "s=-", "t=0 0", "a=group:BUNDLE 0",
      "m=application 9 UDP/DTLS/SCTP webrtc-datachannel", "c=IN IP4 0.0.0.0", "a=ice-ufrag:abcd",
      "a=ice-pwd:abcdefghijklmnopqrstuvwx", `a=fingerprint:sha-256 ${Array(32).fill("AA").join(":")}`,
      "a=setup:active", "a=mid:0", "a=sctp-port:5000",
      `a=candidate:1 1 udp 2122260223 127.0.0.1 ${at.port} typ host`,
      `a=candidate:2 1 tcp 1518280447 127.0.0.1 ${at.port} typ host tcptype passive`, ""].join("\r\n");
    setTimeout(() => peer.setRemoteDescription({ type: "answer", sdp }).catch(() => 0), 100);
  },
  push: (url) => { try { history.pushState(null, "", url); } catch (e) { /* another origin */ } },
  base: (url) => { element("base", { href: url }, document.head); element("img", { src: url + "x.png" }); },
  blobpage: (url) => { location.href = URL.createObjectURL(new Blob([`<a href="${url}">x</a>`], { type: "text/html" })); },
  blobframe: (url) => element("iframe", { src: URL.createObjectURL(new Blob([`<img src="${url}">`], { type: "text/html" })) }),
  blobopen: (url) => { window.open(URL.createObjectURL(new Blob([url], { type: "text/html" }))); },
};
const attempt = (id, way, url) => {
  try { ways[way](url); } catch (e) { /* refused at once */ }
  const on = () => { window.settled = id; };
  setTimeout(() => fetch(`/barrier/${id}`).then(on, on), 0);
};
