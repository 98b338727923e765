// connection-window.js: defines <connection-window> and loads what it needs, all of it at the same time.
//
// It decides nothing: it starts the downloads, paints a skeleton, and hands over to the Rust side
// (`src/element.rs`), which holds the conversation. What it says by itself is only what must be said when
// that side could not be loaded. The build puts the hashed names and those last words into this line:
const FILES = {core: "./core.js", wasm: "./core_bg.wasm", ahead: "./core.wasm", build: "", second: null, styles: "./connection-window.css", texts: {en: "./texts.en.json", fr: "./texts.fr.json", "fr-informal": "./texts.fr-informal.json"}, last_resort: {}};

// The longest that a participant waits without a sentence and a way on, in milliseconds.
const DEADLINE = 7000;

// Into which controls of the page somebody has typed, from the first moment on: the page's own form is filled
// long after (`src/effects/page_form/typed.rs`). On the way down, so that no handler of the page keeps it from
// us; what scripts do, ours among them, is not trusted.
const typed = new WeakSet();
document.addEventListener("input", ({isTrusted, target}) => { isTrusted && typed.add(target); }, true);

// What Gigya's mails and a social provider's redirect have put into the page's address. It is taken out
// before anything else is loaded, so that nobody else reads it or sends it on, and goes to the first window.

const OF_MAILS = ["pwrt", "gig_email", "regToken"];
const OF_REDIRECTS = ["errorCode", "errorMessage"];
// The SDK reads these by itself; they are taken out when it has (`src/effects/gigya.rs`).
const OF_THE_SDK = ["gig_events", "gig_actions", "authCode", "ssoToken"];

function take(names) {
  const url = new URL(location.href);
  const taken = {};
  for (const name of names.filter((name) => url.searchParams.has(name))) {
    taken[name] = url.searchParams.get(name);
    url.searchParams.delete(name);
  }
  if (Object.keys(taken).length) {
    history.replaceState(history.state, "", url);
  }
  return taken;
}

const query = new URLSearchParams(location.search);
// A page may have an `errorCode` of its own: Gigya's is 0 or has six digits.
const isGigyas = /^(0|\d{6})$/.test(query.get("errorCode"));
let arrival = take(isGigyas ? [...OF_MAILS, ...OF_REDIRECTS] : OF_MAILS);
const forSdk = query.get("gig_events") ?? query.get("gig_actions");
let isForSdk = forSdk !== null;
if (isForSdk) {
  arrival.forSdk = forSdk;
}

function cleanAddress() {
  if (isForSdk) {
    isForSdk = false;
    take(OF_THE_SDK);
  }
}

const PROXY = new URL(import.meta.url).origin;
const address = (file) => new URL(file, import.meta.url).href;

// What all windows of the page share: each part is asked for once, and again only when it failed or hangs.

const shared = new Map();

function once(name, start) {
  const known = shared.get(name);
  if (known && (known.isHere || known.since + DEADLINE > performance.now())) {
    return known.part;
  }
  const asked = {part: start(), since: performance.now(), isHere: false};
  asked.part.then(() => { asked.isHere = true; }, () => shared.get(name) === asked && shared.delete(name));
  shared.set(name, asked);
  return asked.part;
}

let attempts = 0;

const glue = () => once("glue", () => {
  // Some browsers remember a module that failed by its address: a fragment makes it another one.
  const fragment = attempts ? `#${attempts}` : "";
  attempts += 1;
  return part(FILES.core, import(address(FILES.core) + fragment));
});

const wasm = () => once("wasm", () => part(FILES.wasm, ahead().then((module) => module ?? compiled(FILES.wasm))));

let isAhead = [...document.querySelectorAll("link[rel=preload]")].some(({href}) => href === address(FILES.ahead));

/**
 * The wasm that the page asked for before this script was there, by the one name that every build has
 * (docs/integrators.md). It may be that of another build, while files are being replaced: null then. Whoever
 * tries again does without it.
 */
async function ahead() {
  if (!isAhead) {
    return null;
  }
  isAhead = false;
  try {
    const module = await compiled(FILES.ahead);
    const [build] = WebAssembly.Module.customSections(module, "build");
    return new TextDecoder().decode(build) === FILES.build ? module : null;
  } catch {
    return null;
  }
}

const core = () => once("core", async () => begun(...await Promise.all([glue(), wasm()])));

let running = null;

/** What was given up may come after all. The page has one instance all the same: that of whoever comes first. */
function begun(bindings, module) {
  running ??= part(FILES.wasm, bindings.default({module_or_path: module})).then(
    () => {
      bindings.fetchSecondBy?.(second);
      return bindings;
    },
    (fault) => {
      running = null;
      throw fault;
    },
  );
  return running;
}

/**
 * What is not needed until *Login* is painted, and must not get in the way of what is: `src/second.js` asks for
 * it, again after it failed, and lets it in. Answers whether it is here.
 */
async function second(letIn) {
  try {
    await part(FILES.second, within(DEADLINE, compiled(FILES.second, {priority: "low"})).then(letIn));
    return true;
  } catch (fault) {
    explain(fault);
    return false;
  }
}

async function compiled(file, how) {
  return WebAssembly.compileStreaming(fetch(address(file), how));
}

const texts = (name) => once(`texts.${name}`, () => part(FILES.texts[name], json(FILES.texts[name])));

async function json(file) {
  const answer = await fetch(address(file));
  if (!answer.ok) {
    throw new Error(`HTTP ${answer.status}`);
  }
  return answer.json();
}

async function part(file, promise) {
  try {
    return await promise;
  } catch (cause) {
    throw Object.assign(new Error(`could not load ${address(file)}`), {cause});
  }
}

// The style sheet of each document or shadow root that a window stands in. Without it the window is plain
// but works, so this never fails. A page's router may have removed it.
const sheets = new WeakMap();

function styles(root) {
  const known = sheets.get(root);
  if (known?.link.isConnected) {
    return known.loaded;
  }
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = address(FILES.styles);
  const loaded = new Promise((resolve) => {
    link.onload = resolve;
    link.onerror = () => {
      console.error(`<connection-window>: could not load ${link.href}. See that the page's `
        + `Content-Security-Policy lists ${PROXY} in style-src.`);
      link.remove();
      resolve();
    };
  });
  sheets.set(root, {link, loaded});
  (root.head ?? root).append(link);
  return loaded;
}

core();

// Gigya's script. `src/gigya/loader.rs` waits for it and judges it; the script is inserted in this one place,
// because it must not wait for the wasm.

const GIGYA_SCRIPT = 'script:is([src*="apikey=" i], [src*="gigya.com/" i])'
  + ':is([src*="gigya.js" i], [src*="socialize.js" i], [src*="socialize2.js" i], [src*="gsjssdk.js" i])';

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

let policy;

/**
 * The address of a script, for pages too that take only what a policy has looked at (Trusted Types). Fails where
 * the page's Content-Security-Policy names other policies.
 */
function trusted(address) {
  policy ??= window.trustedTypes?.createPolicy("connection-window", {createScriptURL}) ?? {createScriptURL};
  return policy.createScriptURL(address);
}

function createScriptURL(address) {
  const {protocol, hostname} = new URL(address);
  if (protocol === "https:" || (protocol === "http:" && LOOPBACK.includes(hostname))) {
    return address;
  }
  throw new TypeError(`${address} is not on https`);
}

/** Answers the script that is there already, whoever put it there, or inserts it. */
function gigyaScript(sdk, language) {
  const present = document.querySelector(GIGYA_SCRIPT);
  if (present || window.gigya?.isGigya) {
    return present;
  }
  // Back from a redirect the SDK goes on by itself, and would open its own dialogs over the page (Web SDK, 1.5).
  window.__gigyaConf = {ignoreInterruptions: true, ...window.__gigyaConf};
  const script = document.createElement("script");
  const source = new URL(sdk);
  source.searchParams.set("lang", language);
  script.src = trusted(source.href);
  script.async = true;
  script.dataset.connectionWindow = "loading";
  script.onload = () => { script.dataset.connectionWindow = "loaded"; };
  script.onerror = () => { script.dataset.connectionWindow = "failed"; };
  document.head.append(script);
  return script;
}

/** For the Rust side, which has no words for what the page itself refuses. */
function inserting(script, insert) {
  try {
    return insert();
  } catch (cause) {
    explain(Object.assign(new Error(`could not insert the script ${script}`), {cause}));
    throw cause;
  }
}

// As the campaign file understands them (`crates/gigya/src/data_center.rs`). The list is closed, because the name
// becomes the host of a script.
const DATA_CENTERS = new Map([
  ["us1", "us", "usa", "united states"],
  ["eu1", "eu", "europe"],
  ["eu2"],
  ["au1", "au", "australia"],
  ["cn1", "cn", "china"],
  ["ru1", "ru", "russia"],
  ["global"],
].flatMap(([short, ...names]) => [short, ...names].map((name) => [name, short])));

/** Where the attributes `api-key` and `data-center` say that Gigya's script is; null when they do not. */
function sdkOf(element) {
  const key = element.getAttribute("api-key");
  const center = element.getAttribute("data-center");
  if (!key || !center) {
    return null;
  }
  const name = center.trim().toLowerCase().replace(/\.(gigya\.com|sapcdm\.cn|gigya-api\.cn)$/, "");
  const short = DATA_CENTERS.get(name);
  if (!short) {
    console.error(`<connection-window>: data-center="${center}" is no data centre of Gigya's. Write one of `
      + `${[...new Set(DATA_CENTERS.values())].join(", ")}, or leave the attribute out.`);
    return null;
  }
  const domain = short === "cn1" ? "sapcdm.cn" : "gigya.com";
  return `https://cdns.${short}.${domain}/js/gigya.js?apikey=${encodeURIComponent(key)}`;
}

/** With the attributes `api-key` and `data-center` the script starts at once, else with the definition. */
async function startGigya(element, definition, language) {
  try {
    const sdk = sdkOf(element) ?? (await (await definition).clone().json()).gigya.sdk;
    gigyaScript(sdk, language);
  } catch {
    // The Rust side does the same with the same definition, finds the same fault and tells it.
  }
}

/** The file with the texts of a language, in one way of addressing people where it knows two. */
function textsOf(language, address) {
  const informal = `${language}-informal`;
  return address === "informal" && informal in FILES.texts ? informal : language;
}

/** The language that the element or the page is in, else one that the participant reads, else the first. */
function languageOf(element) {
  const wanted = [element.closest("[lang]")?.lang, document.documentElement.lang, ...navigator.languages];
  const known = Object.keys(FILES.texts);
  return wanted.map((tag) => tag?.toLowerCase().split("-")[0]).find((tag) => known.includes(tag)) ?? known[0];
}

function within(milliseconds, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    const fault = new Error(`its files did not come within ${milliseconds / 1000} seconds`, {cause: "The line is slow"});
    timer = setTimeout(() => reject(fault), milliseconds);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** For the integrator: what failed, which setting, how to mend it. What has no cause says by itself what to do. */
function explain(fault) {
  if (!fault.cause) {
    console.error(`<connection-window>: ${fault.message}`);
    return;
  }
  const cause = String(fault.cause).replace(/\.$/, "");
  const remedy = /createPolicy|trusted/i.test(cause)
    ? "The page's Content-Security-Policy refuses the policy of this script: add connection-window to its trusted-types."
    : /content.security.policy|unsafe-eval|\bCSP\b/i.test(cause)
    ? "The page's Content-Security-Policy refuses WebAssembly: add 'wasm-unsafe-eval' to its script-src."
    : /WebAssembly is not defined/.test(cause)
      ? "This browser has no WebAssembly or has it switched off (as in iOS's Lockdown Mode)."
      : `See that ${PROXY} can be reached and that the page's Content-Security-Policy lists it in script-src and connect-src.`;
  console.error(`<connection-window>: ${fault.message}. ${cause}. ${remedy}`);
}

/** Element names and classes as `style/` knows them. */
function tag(name, className, text = "") {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
}

const PROPERTIES = {
  campaign: "campaign",
  formSelector: "form-selector",
  gigyaIdField: "gigya-id-field",
  apiKey: "api-key",
  dataCenter: "data-center",
  address: "address",
  consent: "consent",
  theme: "theme",
};

// What a window is opened with: when one of these changes, another window is opened in its place.
const OPENED_WITH = [...Object.values(PROPERTIES).filter((name) => !["consent", "theme"].includes(name)), "lang"];

class ConnectionWindow extends HTMLElement {
  static observedAttributes = [...OPENED_WITH, "consent"];

  // The window itself and the author's own children, the fallback, are both in the light DOM; the slots
  // only choose which of them is seen. So nothing of the author's is ever moved.
  #window = tag("slot", "");
  #fallback = tag("slot", "");
  #place = null;
  #handle = null;
  #abort = null;
  #mountedAs = null;
  #settling = false;
  #arrival = null;
  #takesFocus = false;
  // What begins when the page says that Gigya may be asked.
  #onConsent = null;

  constructor() {
    super();
    this.#window.name = "connection-window";
    this.attachShadow({mode: "open"}).append(this.#window, this.#fallback);
  }

  connectedCallback() {
    for (const property of Object.keys(PROPERTIES)) {
      // Set by the page before this class was there.
      if (Object.hasOwn(this, property)) {
        const value = this[property];
        delete this[property];
        this[property] = value;
      }
    }
    this.#settle();
  }

  disconnectedCallback() {
    this.#settle();
  }

  attributeChangedCallback(name) {
    if (name !== "consent") {
      this.#settle();
    } else if (!this.#isPending()) {
      this.#onConsent?.();
    }
  }

  /** Begins again, as if the page had been loaded. */
  restart() {
    this.#arrival = {};
    this.#again();
  }

  /** In a moment: the page may call from within an event of the window, which is still at work then. */
  #again() {
    this.#mountedAs = "";
    this.#settle();
  }

  /** The page says that Gigya may be asked. */
  giveConsent() {
    this.setAttribute("consent", "given");
  }

  #isPending() {
    return this.getAttribute("consent")?.trim() === "pending";
  }

  /** What *Log out* does. Does nothing where nobody is connected. */
  logOut() {
    this.#handle?.log_out();
  }

  /** Once for all changes of one task: a window that is only moved goes on as it was. */
  #settle() {
    if (this.#settling) {
      return;
    }
    this.#settling = true;
    queueMicrotask(() => {
      this.#settling = false;
      const attributes = OPENED_WITH.map((name) => this.getAttribute(name));
      const wanted = this.isConnected ? JSON.stringify([languageOf(this), ...attributes]) : null;
      if (wanted !== this.#mountedAs) {
        this.#unmount();
        this.#mountedAs = wanted;
        if (wanted) {
          this.#mount(languageOf(this));
        }
      } else if (wanted) {
        styles(this.getRootNode());
      }
    });
  }

  async #mount(language) {
    const began = performance.now();
    const abort = this.#abort = new AbortController();
    const place = this.#place = tag("div", "cw");
    place.slot = this.#window.name;
    place.lang = language;
    const skeleton = tag("div", "cw-skeleton");
    skeleton.setAttribute("aria-hidden", "true");
    // Keeps the page still before the style sheet is there; afterwards the sheet does.
    skeleton.style.minBlockSize = "var(--cw-loading-height, 25.375rem)";
    place.append(skeleton);
    this.append(place);
    if (this.#takesFocus) {
      // The button that had it is gone.
      this.#takesFocus = false;
      place.tabIndex = -1;
      place.focus();
    }
    this.#showFallback(false);

    const campaign = (this.getAttribute("campaign") ?? "").trim();
    const definition = campaign
      ? fetch(`${PROXY}/v1/campaigns/${encodeURIComponent(campaign)}`, {credentials: "omit", signal: abort.signal})
      : null;
    definition?.catch(() => {}); // Rust hears of it when it is there.
    if (this.#isPending()) {
      this.#onConsent = () => {
        this.#onConsent = null;
        startGigya(this, definition, language);
        this.#handle?.give_consent();
      };
    } else {
      startGigya(this, definition, language);
    }
    if (!this.#arrival) {
      [this.#arrival, arrival] = [arrival, {}];
    }
    const spoken = textsOf(language, this.getAttribute("address"));
    const sheet = styles(this.getRootNode());
    sheet.then(() => { skeleton.style.minBlockSize = ""; });
    try {
      // Without its texts the window cannot speak, without its sheet it can.
      const parts = within(DEADLINE, Promise.all([core(), texts(spoken)]));
      const [[bindings, words]] = await Promise.all([parts, within(DEADLINE, sheet).catch(() => {})]);
      if (abort.signal.aborted) {
        return;
      }
      place.replaceChildren();
      this.#handle = new bindings.ConnectionWindow({
        element: this,
        place,
        proxy: PROXY,
        language,
        texts: words,
        textsIn: (address) => this.#textsIn(textsOf(language, address), spoken),
        definition,
        arrival: this.#arrival,
        cleanAddress,
        consentPending: this.#onConsent !== null,
        waitedMs: performance.now() - began,
        abort,
        gigyaScript: (sdk) => inserting(sdk, () => gigyaScript(sdk, language)),
        trusted: (address) => inserting(address, () => trusted(address)),
        typed,
        showFallback: (shown) => this.#showFallback(shown),
      });
    } catch (fault) {
      if (!abort.signal.aborted) {
        explain(fault);
        this.#showLastResort(language);
      }
    }
  }

  /** The definition may want other texts than those that could be asked for without it. */
  #textsIn(wanted, spoken) {
    return wanted === spoken ? null : within(DEADLINE / 2, texts(wanted)).catch(explain);
  }

  #unmount() {
    this.#onConsent = null;
    this.#abort?.abort();
    this.#handle?.free();
    this.#place?.remove();
    this.#abort = this.#handle = this.#place = this.#mountedAs = null;
    this.#showFallback(true);
  }

  #showFallback(shown) {
    this.#fallback.style.display = shown ? "" : "none";
  }

  /** The Rust side could not be loaded: a sentence, a way to try again, and the author's fallback. */
  #showLastResort(language) {
    const [sentence, tryAgain] = FILES.last_resort[language];
    const alert = tag("p", "cw-alert", sentence);
    alert.setAttribute("role", "alert");
    const button = tag("button", "cw-button", tryAgain);
    button.type = "button";
    button.onclick = () => {
      this.#takesFocus = true;
      this.#again();
    };
    this.#place.replaceChildren(alert, button);
    this.#showFallback(true);
    this.dispatchEvent(new CustomEvent("cw-unavailable", {bubbles: true, composed: true}));
  }
}

for (const [property, attribute] of Object.entries(PROPERTIES)) {
  Object.defineProperty(ConnectionWindow.prototype, property, {
    get() {
      return this.getAttribute(attribute) ?? "";
    },
    set(value) {
      if (value === null || value === undefined) {
        this.removeAttribute(attribute);
      } else {
        this.setAttribute(attribute, value);
      }
    },
  });
}

// A page that names two copies of this file keeps the first.
customElements.get("connection-window") ?? customElements.define("connection-window", ConnectionWindow);
