// What `element.js` hands over, for one window of a test.

/** `definition` is the proxy's answer, or null for a proxy that cannot be reached. */
export function opening(element, place, language, names, texts, definition, abort, gigyaScript) {
  const answer = definition === undefined
    ? Promise.reject(new TypeError("no connection"))
    : Promise.resolve(new Response(definition, {status: JSON.parse(definition).status ?? 200}));
  answer.catch(() => {});
  const opening = {
    element,
    place,
    proxy: "http://127.0.0.1:9",
    language,
    texts: named(names, texts),
    definition: answer,
    abort,
    gigyaScript,
    typed: new WeakSet(),
    textsIn: (address) => address === "informal" ? held(element).then(() => named(names, texts.map((text) => `${text} (informal)`))) : null,
    arrival: {},
    trusted: (address) => {
      element.dataset.trusted = address;
      return address;
    },
    cleanAddress: () => {},
    consentPending: element.getAttribute("consent") === "pending",
    waitedMs: 0,
    fallback: true,
    showFallback: (shown) => { opening.fallback = shown; },
  };
  return opening;
}

/** At once, or with `data-hold` when the test lets go. */
function held(element) {
  if (element.dataset.hold === undefined) {
    return Promise.resolve();
  }
  element.dataset.hold = "asked";
  return new Promise((resolve) => element.addEventListener("let-go", resolve));
}

let faults = 0;
addEventListener("error", () => { faults += 1; });

/** How many faults nobody has caught. */
export function uncaught() {
  return faults;
}

const named = (names, texts) => Object.fromEntries(names.map((name, at) => [name, texts[at]]));

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

// From here on: the loader, `src/element.js`, as a page runs it. It stands in this file because the test
// server has few connections, and each file of the page holds one.

// `element.js` itself, in a page of which nothing is served: every file that it names is written into it, and
// the wasm is a module that notes what it is handed.

const CORE = `
  export default async ({module_or_path}) => {
    globalThis.instances += 1;
    globalThis.started = module_or_path;
  };
  export function fetchSecondBy(fetch) { globalThis.fetchSecond = fetch; }
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
  // With the custom section `build`, which says 0123abcd.
  ahead: "data:application/wasm;base64,AGFzbQEAAAAADgVidWlsZDAxMjNhYmNk",
  second: "data:application/wasm;base64,AGFzbQEAAAA=",
  styles: data("text/css", ""),
  texts: {
    en: data("application/json", '{"hello":"formal or not"}'),
    fr: data("application/json", '{"hello":"vous"}'),
    "fr-informal": data("application/json", '{"hello":"tu"}'),
    nl: "http://127.0.0.1:9/texts.nl.json",
  },
  last_resort: {en: ["", ""], fr: ["", ""], nl: ["", ""]},
};

let copies = 0;
let complaints = [];
const {error} = console;

/**
 * Loads the script anew, as a page at this address does; answers the name of the element that it defines. With a
 * build, the script is of that build and the page has asked for the wasm ahead.
 */
export async function load(source, query, build) {
  removeScripts();
  FILES.build = build;
  if (build) {
    const link = document.createElement("link");
    document.head.append(Object.assign(link, {rel: "preload", as: "fetch", crossOrigin: "", href: FILES.ahead}));
  }
  globalThis.instances = 0;
  complaints = [];
  console.error = (complaint) => complaints.push(String(complaint));
  history.replaceState({kept: true}, "", location.pathname + query);
  copies += 1;
  const name = `connection-window-${copies}`;
  const text = source
    .replace(/^const FILES = .*$/m, () => `const FILES = ${JSON.stringify(FILES)};`)
    .replaceAll("import.meta.url", '"http://127.0.0.1:9/connection-window.js"')
    .replace(/(?<=customElements.*)"connection-window"/g, JSON.stringify(name))
    // Nothing is asked of the real Gigya.
    .replaceAll("gigya.com", "gigya.invalid").replaceAll("sapcdm.cn", "sapcdm.invalid");
  const script = URL.createObjectURL(new Blob([text], {type: "text/javascript"}));
  await import(script);
  return name;
}

function removeScripts() {
  removeSheets();
  document.querySelectorAll("script[data-connection-window]").forEach((script) => script.remove());
  document.querySelectorAll("link[rel=preload]").forEach((link) => link.remove());
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
  console.error = error;
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
  await until(() => (element.opened ?? []).length >= number, `no window of number ${number}`);
}

async function until(isSo, complaint) {
  const patience = performance.now() + 5000;
  while (!isSo()) {
    if (performance.now() > patience) {
      throw new Error(complaint);
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
  return heardBy(element.handle);
}

export function handle(element) {
  return element.handle;
}

export function heardBy(handle) {
  return handle.heard.join();
}

export function giveConsent(element) {
  element.giveConsent();
}

export function restart(element) {
  element.restart();
}

/** What the integrator has been told since the script was loaded. */
export function told() {
  return complaints.join("\n");
}

/** How often the wasm was made. */
/** What the window was started with is the wasm that the page asked for ahead. */
export function startedAhead() {
  return WebAssembly.Module.customSections(globalThis.started, "build").length > 0;
}

export function instances() {
  return globalThis.instances;
}

/** Waits for the last resort, and tries again now that the proxy has this file. */
export async function tryAgainWith(element, address, text) {
  await until(() => element.querySelector(".cw > button"), "no button to try again");
  const real = window.fetch;
  window.fetch = (asked, ...rest) => String(asked) === address ? Promise.resolve(new Response(text)) : real(asked, ...rest);
  element.querySelector(".cw > button").click();
}

/** Lets the second part of the wasm in; with a reason it cannot be. Answers whether it is here. */
export async function letSecondIn(reason) {
  return globalThis.fetchSecond((module) => {
    if (reason !== undefined) {
      throw new WebAssembly.LinkError(reason);
    }
    return WebAssembly.instantiate(module);
  });
}

/** As a router does that knows nothing of the sheets of others. */
export function removeSheets() {
  sheets().forEach((sheet) => sheet.remove());
}

export function countSheets() {
  return sheets().length;
}

function sheets() {
  return document.querySelectorAll("link[rel=stylesheet][href^=\"data:text/css\"]");
}

/** Where Gigya's script was asked for, without the parameters. */
export function gigyaAddress() {
  return document.querySelector("script[data-connection-window]")?.src.split("?")[0];
}

/** From now on the page takes only policies of this name, as browsers refuse others. */
export function allowPolicy(allowed) {
  const createPolicy = (name, {createScriptURL}) => {
    if (name !== allowed) {
      throw new TypeError(`Failed to execute 'createPolicy': Policy "${name}" disallowed.`);
    }
    return {createScriptURL};
  };
  Object.defineProperty(window, "trustedTypes", {configurable: true, value: {createPolicy}});
}

export function allowAllPolicies() {
  delete window.trustedTypes;
}

/** What the page itself refuses of Gigya's script, as the window hears it. */
export function insertGigya(element, address) {
  try {
    element.opened.at(-1).gigyaScript(address);
    return "";
  } catch (fault) {
    return String(fault);
  }
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
