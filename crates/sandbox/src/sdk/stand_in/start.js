// The start, and what the page sees from then on (1.1).

async function deviceIds() {
  if (!cookie('gmid')) {
    const form = new URLSearchParams({ APIKey: gigya.apiKey, includeTicket: 'true', format: 'json' });
    const reply = await fetchJson('socialize.getIDs', 'GET', form);
    if (reply.errorCode !== 0) {
      return {};
    }
    // Later calls carry the value of `gcid` under the name `gmid` (1.10).
    setCookie('gmid', reply.gcid, YEAR);
    setCookie('ucid', reply.ucid, YEAR);
  }
  return { gmid: cookie('gmid'), ucid: cookie('ucid') };
}

async function boot() {
  const form = new URLSearchParams({ apiKey: gigya.apiKey, httpStatusCodes: 'true' });
  const config = await fetchJson('sdk.config.get', 'GET', form);
  device = deviceIds();
  if (config.errorCode !== 0) {
    raise('error', { status: 'FAIL_TO_BOOTSTRAP', errorCode: 500026, errorMessage: 'Network error' });
  }
  screenSet = config.plugins?.defaultRegScreenSet;
  const trusted = config.api?.baseDomains ?? [];
  if (trusted.length > 0 && !trusted.includes(location.origin)) {
    console.warn(`The origin ${location.origin} is not among the trusted ones of this site.`);
  }
  await continueAfterRedirect();
  // Ready does not mean working: it comes after a failed start as well (1.1).
  gigya.isReady = true;
  try {
    window.onGigyaServiceReady?.('socialize');
  } catch (error) {
    console.error(error);
  }
  waiting.splice(0).forEach(([method, params]) => call(method, params));
}

for (const method of [...Object.keys(METHODS), 'accounts.socialLogin']) {
  const namespaces = method.split('.');
  const name = namespaces.pop();
  const namespace = namespaces.reduce((object, step) => object[step] ??= {}, gigya);
  namespace[name] = (...params) => {
    call(method, Object.assign({}, ...params));
  };
}
for (const namespace of Object.keys(handlers)) {
  gigya[namespace].addEventHandlers = (...registered) => {
    const handler = Object.assign({}, ...registered);
    handlers[namespace].push(handler);
    if (restored) {
      tell(handler, namespace, 'login', restored);
    }
  };
}

// The one method that takes no callback and returns a promise (0).
gigya.hasSession = async () => {
  if (!gigya.isReady) {
    console.warn('gigya.hasSession() was called before the SDK was ready.');
  }
  if (cameBack.has('errorCode') && cameBack.has('regToken')) {
    await loggedIn; // For ever, when nobody logs in (1.2).
  }
  return sessionToken() !== '' && (await request('accounts.verifyLogin', {})).errorCode === 0;
};

gigya.thisScript = { APIKey: gigya.apiKey, globalConf: window.__gigyaConf ?? {} };
gigya.isGigya = true;
gigya.isReady = false;
setTimeout(boot, 0);
