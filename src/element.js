// connection-window.js: defines <connection-window> and loads what it needs, all of it at the same time.
//
// It decides nothing: it starts the downloads, paints a skeleton, and hands over to the Rust side
// (`src/element.rs`), which holds the conversation. What it says by itself is only what must be said when
// that side could not be loaded. The build puts the hashed names and those last words into this line:
const FILES = {core: "./core.js", wasm: "./core_bg.wasm", second: null, styles: "./connection-window.css", texts: {en: "./texts.en.json", fr: "./texts.fr.json", "fr-informal": "./texts.fr-informal.json"}, names: "./names.json", last_resort: {}};

// The longest that a participant waits without a sentence and a way on, in milliseconds.
const DEADLINE = 7000;

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

// What all windows of the page share: each part is asked for once, and again only after it failed.

const shared = new Map();
let attempt = 0;

function once(name, start) {
  if (!shared.has(name)) {
    const part = start();
    part.catch(() => shared.delete(name));
    shared.set(name, part);
  }
  return shared.get(name);
}

const core = () => once("core", async () => {
  // Some browsers remember a module that failed by its address: a fragment makes it another one.
  const glue = import(address(FILES.core) + (attempt ? `#${attempt}` : ""));
  const [module, bindings] = await Promise.all([part(FILES.wasm, compiled(FILES.wasm)), part(FILES.core, glue)]);
  await part(FILES.wasm, bindings.default({module_or_path: module}));
  bindings.fetchSecondBy?.(second);
  return bindings;
});

/** What is not needed until *Login* is painted: `src/second.rs` asks for it, and again after it failed. */
async function second() {
  try {
    return await part(FILES.second, within(DEADLINE, compiled(FILES.second)));
  } catch (fault) {
    explain(fault);
    throw fault;
  }
}

async function compiled(file) {
  return WebAssembly.compileStreaming(fetch(address(file)));
}

const texts = (name) => once(`texts.${name}`, () => part(FILES.texts[name], json(FILES.texts[name])));

/** What the texts are called: for campaigns that say some of them in their own words, by these names. */
const names = () => once("names", () => part(FILES.names, json(FILES.names)));

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
// but works, so this never fails.
const sheets = new WeakMap();

function styles(root) {
  if (!sheets.has(root)) {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = address(FILES.styles);
    sheets.set(root, new Promise((resolve) => {
      link.onload = resolve;
      link.onerror = () => {
        console.error(`<connection-window>: could not load ${link.href}. See that the page's `
          + `Content-Security-Policy lists ${PROXY} in style-src.`);
        link.remove();
        sheets.delete(root);
        resolve();
      };
    }));
    (root.head ?? root).append(link);
  }
  return sheets.get(root);
}

core();

// Gigya's script. `src/gigya/loader.rs` waits for it and judges it; the script is inserted in this one place,
// because it must not wait for the wasm.

const GIGYA_SCRIPT = 'script:is([src*="apikey=" i], [src*="gigya.com/" i])'
  + ':is([src*="gigya.js" i], [src*="socialize.js" i], [src*="socialize2.js" i], [src*="gsjssdk.js" i])';

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
  script.src = source.href;
  script.async = true;
  script.dataset.connectionWindow = "loading";
  script.onload = () => { script.dataset.connectionWindow = "loaded"; };
  script.onerror = () => { script.dataset.connectionWindow = "failed"; };
  document.head.append(script);
  return script;
}

// As the campaign file understands them (`crates/gigya/src/data_center.rs`).
const DATA_CENTERS = {us: "us1", eu: "eu1", europe: "eu1", au: "au1", australia: "au1", cn: "cn1", china: "cn1"};

function cdn(dataCenter) {
  const name = dataCenter.trim().toLowerCase();
  const short = DATA_CENTERS[name] ?? name;
  return `https://cdns.${short === "cn1" ? "cn1.sapcdm.cn" : `${short}.gigya.com`}`;
}

/** With the attributes `api-key` and `data-center` the script starts at once, else with the definition. */
async function startGigya(element, definition, language) {
  const key = element.getAttribute("api-key");
  const center = element.getAttribute("data-center");
  try {
    const sdk = key && center
      ? `${cdn(center)}/js/gigya.js?apikey=${encodeURIComponent(key)}`
      : (await (await definition).clone().json()).gigya.sdk;
    gigyaScript(sdk, language);
  } catch {
    // The Rust side reads the same definition, finds the same fault and tells it.
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
    timer = setTimeout(() => reject(new Error(`its files did not come within ${DEADLINE / 1000} seconds`)), milliseconds);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** For the integrator: what failed, which setting, how to mend it. */
function explain(fault) {
  const cause = fault.cause ? String(fault.cause).replace(/\.$/, "") : "";
  const remedy = /content.security.policy|unsafe-eval|\bCSP\b/i.test(cause)
    ? "The page's Content-Security-Policy refuses WebAssembly: add 'wasm-unsafe-eval' to its script-src."
    : /WebAssembly is not defined/.test(cause)
      ? "This browser has no WebAssembly or has it switched off (as in iOS's Lockdown Mode)."
      : `See that ${PROXY} can be reached and that the page's Content-Security-Policy lists it in script-src and connect-src.`;
  console.error(`<connection-window>: ${fault.message}. ${cause}${cause && ". "}${remedy}`);
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

  #again() {
    this.#unmount();
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
    skeleton.style.minBlockSize = "25.375rem";
    place.append(skeleton);
    this.append(place);
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
        names: () => within(DEADLINE / 2, names()).catch(explain),
        definition,
        arrival: this.#arrival,
        cleanAddress,
        consentPending: this.#onConsent !== null,
        waitedMs: performance.now() - began,
        abort,
        gigyaScript: (sdk) => gigyaScript(sdk, language),
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
      attempt += 1;
      shared.clear();
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
