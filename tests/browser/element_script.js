// `element.js` itself, in a page of which nothing is served: every file that it names is written into it, and
// the wasm is a module that notes what it is handed.

const CORE = `
  export default async () => {};
  export class ConnectionWindow {
    constructor(opening) {
      this.heard = [];
      opening.element.opened = [...(opening.element.opened ?? []), opening];
      opening.element.handle = this;
    }
    log_out() { this.heard.push("log out"); }
    give_consent() { this.heard.push("consent"); }
    free() { this.heard.push("free"); }
  }`;

const data = (type, text) => `data:${type},${encodeURIComponent(text)}`;

const FILES = {
  core: data("text/javascript", CORE),
  wasm: "data:application/wasm;base64,AGFzbQEAAAA=",
  second: null,
  styles: data("text/css", ""),
  texts: {
    en: data("application/json", '["formal or not"]'),
    fr: data("application/json", '["vous"]'),
    "fr-informal": data("application/json", '["tu"]'),
  },
  last_resort: {en: ["", ""], fr: ["", ""]},
};

let copies = 0;

/** Loads the script anew, as a page at this address does; answers the name of the element that it defines. */
export async function load(source, query) {
  removeScripts();
  history.replaceState({kept: true}, "", location.pathname + query);
  copies += 1;
  const name = `connection-window-${copies}`;
  const text = source
    .replace(/^const FILES = .*$/m, () => `const FILES = ${JSON.stringify(FILES)};`)
    .replaceAll("import.meta.url", '"http://127.0.0.1:9/connection-window.js"')
    .replaceAll('"connection-window"', JSON.stringify(name));
  const script = URL.createObjectURL(new Blob([text], {type: "text/javascript"}));
  await import(script);
  return name;
}

function removeScripts() {
  document.querySelectorAll("script[data-connection-window]").forEach((script) => script.remove());
  delete window.gigya;
}

/** What stands in the address, and whether the page's own state is still there. */
export function query() {
  return `${location.search} ${history.state?.kept === true}`;
}

/** The address as it was before the tests. */
export function restoreAddress() {
  history.replaceState(null, "", location.pathname);
  removeScripts();
  delete window.__gigyaConf;
}

/** Puts an element on the page. With a definition the proxy answers, without it cannot be reached. */
export function mount(name, attributes, definition) {
  const real = window.fetch;
  window.fetch = (address, ...rest) => {
    if (!String(address).startsWith("http://127.0.0.1:9/v1/")) {
      return real(address, ...rest);
    }
    return definition === undefined
      ? Promise.reject(new TypeError("no connection"))
      : Promise.resolve(new Response(definition));
  };
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(JSON.parse(attributes))) {
    element.setAttribute(attribute, value);
  }
  document.body.append(element);
  return element;
}

/** Waits for the window of this number, from 1 on. */
export async function opened(element, number) {
  const patience = performance.now() + 5000;
  while ((element.opened ?? []).length < number) {
    if (performance.now() > patience) {
      throw new Error(`no window of number ${number}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** What the last window was handed of this name, as JSON. */
export function handed(element, name) {
  return JSON.stringify(element.opened.at(-1)[name]);
}

/** The texts in another address than the window has, as JSON. */
export async function textsIn(element, address) {
  return JSON.stringify(await element.opened.at(-1).textsIn(address));
}

export function cleanAddress(element) {
  element.opened.at(-1).cleanAddress();
}

export function heard(element) {
  return element.handle.heard.join();
}

export function giveConsent(element) {
  element.giveConsent();
}

export function restart(element) {
  element.restart();
}

export function gigyaScripts() {
  return document.querySelectorAll("script[data-connection-window]").length;
}

export function configureGigya(json) {
  window.__gigyaConf = JSON.parse(json);
}

export function gigyaConfiguration() {
  return JSON.stringify(window.__gigyaConf ?? null);
}

/** Until what was begun in this task has been settled. */
export function settled() {
  return new Promise((resolve) => setTimeout(resolve));
}
