// What `element.js` hands over, for one window of a test.

/** `definition` is the proxy's answer, or null for a proxy that cannot be reached. */
export function opening(element, place, language, texts, definition, abort, gigyaScript) {
  const answer = definition === undefined
    ? Promise.reject(new TypeError("no connection"))
    : Promise.resolve(new Response(definition, {status: JSON.parse(definition).status ?? 200}));
  answer.catch(() => {});
  const opening = {
    element,
    place,
    proxy: "http://127.0.0.1:9",
    language,
    texts,
    definition: answer,
    abort,
    gigyaScript,
    typed: new WeakSet(),
    textsIn: (address) => address === "informal" ? Promise.resolve(texts.map((text) => `${text} (informal)`)) : null,
    arrival: {},
    cleanAddress: () => {},
    consentPending: element.getAttribute("consent") === "pending",
    waitedMs: 0,
    fallback: true,
    showFallback: (shown) => { opening.fallback = shown; },
  };
  return opening;
}

export function fallbackIsShown(opening) {
  return opening.fallback;
}

const NAMES = ["ready", "connected", "participated", "form-filled", "logged-out", "plain-form", "resize", "unavailable"];

export function listen(element) {
  const heard = [];
  for (const name of NAMES) {
    // From outside: the events must bubble.
    document.addEventListener(`cw-${name}`, (event) => {
      if (event.target === element) {
        heard.push(`${event.type} ${JSON.stringify(event.detail)}`);
      }
    });
  }
  return () => heard.join(", ");
}

export function moment() {
  return new Promise((resolve) => setTimeout(resolve, 10));
}
