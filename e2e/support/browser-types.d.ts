// What `page.evaluate` is given runs in the browser.
/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
