"""The content security policy is there, and holds."""

from __future__ import annotations

from playwright.sync_api import Browser

_TRY = """() => {
  window.broken = [];
  document.addEventListener("securitypolicyviolation", (event) => window.broken.push(event.effectiveDirective));
  const script = document.createElement("script");
  script.textContent = "window.inline = true";
  document.body.append(script);
  const button = document.createElement("button");
  button.setAttribute("onclick", "window.handler = true");
  document.body.append(button);
  button.click();
  const picture = new Image();
  picture.src = "https://example.com/spy.png";
  document.body.append(picture);
  return new Promise((done) => setTimeout(done, 300));
}"""


def test_the_policy_holds(browser: Browser, address: str) -> None:
    context = browser.new_context()
    asked: list[str] = []
    try:
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{address}standards/complaint-handling/")
        policy = page.locator('meta[http-equiv="Content-Security-Policy"]').get_attribute("content") or ""
        assert "unsafe-" not in policy
        page.evaluate(_TRY)
        assert page.evaluate("[window.inline, window.handler]") == [None, None]
        broken = page.evaluate("window.broken")
        assert any(name.startswith("script-src") for name in broken)
        assert "img-src" in broken
        assert all(url.startswith((address, "data:", "blob:")) for url in asked if "example.com" not in url)
    finally:
        context.close()
