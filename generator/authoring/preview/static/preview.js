// News from the preview server -> this page is loaded again when it changed, or gets its new panel when it did not.
// Only a visible page listens: browsers allow six connections to one host, and each listener keeps one of them.
(() => {
  const version = document.currentScript.dataset.version;
  const address = "/__gongkai__/events?" + new URLSearchParams({ address: location.pathname });
  let source = null;

  function replace(html) {
    const old = document.getElementById("gongkai-preview");
    if (!old || old.outerHTML === html) return;
    const closed = [...old.querySelectorAll("details:not([open])")].map((part) => part.dataset.part);
    const opened = [...old.querySelectorAll("details[open]")].map((part) => part.dataset.part);
    old.outerHTML = html;
    for (const part of document.querySelectorAll("#gongkai-preview details")) {
      if (closed.includes(part.dataset.part)) part.open = false;
      if (opened.includes(part.dataset.part)) part.open = true;
    }
  }

  function listen() {
    if (document.visibilityState !== "visible") {
      source?.close();
      source = null;
    } else if (!source) {
      source = new EventSource(address);
      source.onmessage = (event) => {
        const news = JSON.parse(event.data);
        if (news.version !== version) location.reload();
        else replace(news.panel);
      };
    }
  }

  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => source?.close());
  listen();
})();
