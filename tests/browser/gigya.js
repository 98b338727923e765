// A `window.gigya` that answers as a test tells it to, well or badly.

const answers = new Map();
let calls = [];
let handlers = [];

// The tests call them by these names; all but getUserInfo are of `accounts`.
const METHODS = [
  "login", "socialLogin", "notifySocialLogin", "finalizeRegistration", "getJWT", "logout", "getPolicies", "getSchema", "getAccountInfo",
  "isAvailableLoginID", "setAccountInfo", "resetPassword", "resendVerificationCode", "getConflictingAccount",
  "otp.sendCode", "otp.update", "tfa.getProviders", "tfa.initTFA", "tfa.finalizeTFA",
  "tfa.phone.getRegisteredPhoneNumbers", "tfa.phone.sendVerificationCode", "tfa.phone.completeVerification",
  "tfa.email.getEmails", "tfa.email.sendVerificationCode", "tfa.email.completeVerification",
  "tfa.totp.register", "tfa.totp.verify", "tfa.backupcodes.verify",
];

const method = (name) => (parameters) => {
  calls.push([name, parameters]);
  const how = answers.get(name);
  how?.(parameters.callback);
};

/** Puts a working SDK of one site on the page. */
export function install(apiKey) {
  uninstall();
  const accounts = {addEventHandlers: (added) => handlers.push(added)};
  for (const path of METHODS) {
    const steps = path.split(".");
    const name = steps.pop();
    steps.reduce((namespace, step) => namespace[step] ??= {}, accounts)[name] = method(path);
  }
  window.gigya = {
    isGigya: true,
    isReady: true,
    apiKey,
    thisScript: {APIKey: apiKey},
    socialize: {getUserInfo: method("getUserInfo")},
    accounts,
  };
}

export function uninstall() {
  delete window.gigya;
  answers.clear();
  calls = [];
  handlers = [];
}

/** How many sets of handlers were registered with this SDK. */
export function handlersRegistered() {
  return handlers.length;
}

/** Tells every handler, as the SDK does: what one throws is swallowed. */
export function raise(name, json) {
  for (const handler of handlers) {
    try {
      handler[name]?.(JSON.parse(json));
    } catch {
      // Nobody hears of it.
    }
  }
}

/** Puts there whatever this JSON says. */
export function installInstead(json) {
  uninstall();
  window.gigya = JSON.parse(json);
}

export function answer(name, json) {
  answers.set(name, (callback) => callback(JSON.parse(json)));
}

/** One answer after the other, call by call. */
export function answerInTurn(name, first, second) {
  const rest = [first, second];
  answers.set(name, (callback) => callback(JSON.parse(rest.shift())));
}

export function answerTwice(name, first, second) {
  answers.set(name, (callback) => {
    callback(JSON.parse(first));
    callback(JSON.parse(second));
  });
}

/** An answer that cannot be written as JSON, with this code. */
export function answerCyclic(name, errorCode) {
  answers.set(name, (callback) => {
    const answer = {errorCode};
    answer.context = answer;
    callback(answer);
  });
}

export function answerUndefined(name) {
  answers.set(name, (callback) => callback());
}

export function breakDown(name) {
  answers.set(name, () => { throw new Error("broken"); });
}

/** Answers when it is told to, as a slow Gigya does. */
export function answerLater(name, json) {
  let late = () => {};
  answers.set(name, (callback) => { late = () => callback(JSON.parse(json)); });
  return () => late();
}

/** The parameters of the last call but for the callback, as JSON. */
export function sent(name) {
  const call = calls.findLast(([called]) => called === name);
  const {callback, ...parameters} = call?.[1] ?? {};
  return JSON.stringify(parameters);
}

export function timesCalled(name) {
  return calls.filter(([called]) => called === name).length;
}

/** What `element.js` hands over as `gigyaScript`: inserts a script that holds `source`, if there is none. */
export function inserting(source) {
  return () => {
    const present = document.querySelector("script[data-connection-window]");
    if (present) {
      return present;
    }
    inserted += 1;
    const script = document.createElement("script");
    script.src = source === undefined ? "http://127.0.0.1:9/gigya.js" : URL.createObjectURL(new Blob([source]));
    script.dataset.connectionWindow = "loading";
    script.onload = () => { script.dataset.connectionWindow = "loaded"; };
    script.onerror = () => { script.dataset.connectionWindow = "failed"; };
    document.head.append(script);
    return script;
  };
}

let inserted = 0;

export function timesInserted() {
  return inserted;
}

/** As a page does that wants to hear from the SDK itself. */
export function listenToServiceReady() {
  window.heard = [];
  window.onGigyaServiceReady = (service) => window.heard.push(service);
}

export function heard() {
  return (window.heard ?? []).join();
}

/** A genuine SDK's start: there at once, ready a little later, and then it says so. */
export function starting(apiKey) {
  return `
    window.gigya = {isGigya: true, isReady: false, apiKey: ${JSON.stringify(apiKey)}, socialize: {}, accounts: {login() {}}};
    setTimeout(() => {
      gigya.isReady = true;
      window.onGigyaServiceReady("socialize");
    }, 10);`;
}

export function removeScripts() {
  document.querySelectorAll("script[data-connection-window]").forEach((script) => script.remove());
}

/** What `element.js` hands over on a page that has a script element of its own, which never runs. */
export function finding(type) {
  const script = document.createElement("script");
  script.type = type;
  script.setAttribute("src", "https://cdns.eu1.gigya.com/js/gigya.js?apikey=3_key");
  return () => script;
}

/** Answers how many listeners this signal has, of those that come from now on. */
export function listenersOf(signal) {
  let listeners = 0;
  for (const [method, change] of [["addEventListener", 1], ["removeEventListener", -1]]) {
    signal[method] = (...all) => {
      listeners += change;
      EventTarget.prototype[method].apply(signal, all);
    };
  }
  return () => listeners;
}
