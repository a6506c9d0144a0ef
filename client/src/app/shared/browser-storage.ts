/** What this browser keeps for the page. It may forbid to keep anything: then a choice lasts as long as the page. */
export function browserStorage(document: Document): Storage | null {
  try {
    return document.defaultView?.localStorage ?? null;
  } catch {
    return null;
  }
}
