// A stand-in for Gigya's Web SDK, for pages that talk to the sandbox.
//
// It is written from what is known of the real one ("Web SDK" is gigya-web-sdk-contract.md) and keeps its
// habits, the awkward ones above all: methods return nothing and answer only through `callback`, unknown
// parameters vanish, an anonymous getUserInfo succeeds. The lines before these set `window.gigya` with the
// API key and the sandbox's address, as the real file's first lines do (1.10).

(() => {
  'use strict';

  const gigya = window.gigya;
  if (gigya.isGigya) {
    return; // A page that names the script twice has one SDK.
  }

  const SESSION_COOKIE = `glt_${gigya.apiKey}`;
  const YEAR = 365 * 24 * 60 * 60;
  const UNAUTHORIZED_USER = 403005;

  // What a call may carry to the server; everything else is dropped without a word (1.3). A `get` is sent
  // as GET; `session: false` never carries the session; `anonymous` answers without a request when there is
  // no session; `login` answers with a session.
  const EVERYWHERE = ['cid', 'include', 'lang'];
  const METHODS = {
    'socialize.getUserInfo': {
      takes: ['enabledProviders', 'disabledProviders', 'includeAllIdentities', 'extraFields'],
      anonymous: anonymousUser,
    },
    'accounts.getAccountInfo': {
      takes: ['extraProfileFields', 'regToken', 'includeCommunications'],
      anonymous: unauthorized,
    },
    'accounts.getJWT': { takes: ['fields', 'expiration', 'audience'], anonymous: unauthorized },
    'accounts.verifyLogin': { takes: [] },
    'accounts.setAccountInfo': {
      takes: ['profile', 'data', 'preferences', 'subscriptions', 'communications', 'regToken', 'password',
        'newPassword', 'addLoginEmails', 'removeLoginEmails', 'username', 'secretQuestion', 'secretAnswer',
        'conflictHandling', 'captchaToken', 'captchaType'],
    },
    'accounts.login': {
      takes: ['loginID', 'password', 'sessionExpiration', 'regToken', 'includeUserInfo', 'captchaToken',
        'captchaType', 'captchaText', 'blackBoxToken', 'loginMode', 'riskContext', 'aToken'],
      login: true,
      session: false,
      meanwhile: forgetSessionUnlessLinking,
    },
    'accounts.logout': {
      takes: ['signIDs', 'samlContext', 'sustainLogoutURLs'],
      anonymous: alreadyLoggedOut,
      meanwhile: forgetSession, // The session here is gone before the server has answered.
      after: () => raise('logout', {}),
    },
    'accounts.initRegistration': {
      takes: ['isLite', 'dataCenter'],
      get: true,
      session: false,
      meanwhile: forgetSession, // Even when nobody registers in the end (1.8).
    },
  };

  // Cookies of the page's own site, set from here.

  function cookie(name) {
    const found = document.cookie.split('; ').find((entry) => entry.startsWith(`${name}=`));
    return found ? decodeURIComponent(found.slice(name.length + 1)) : '';
  }

  function setCookie(name, value, seconds) {
    const age = seconds === undefined ? '' : `; Max-Age=${seconds}`;
    const secure = location.protocol === 'https:' ? '; Secure' : '';
    document.cookie = `${name}=${encodeURIComponent(value)}; Path=/; SameSite=Lax${age}${secure}`;
  }

  function rememberSession({ login_token: token, expires_in: lifetime }) {
    // As the sandbox tells it: 0 until the browser closes, -2 for ever, else seconds (1.1).
    const seconds = { '0': undefined, '-2': 10 * YEAR };
    setCookie(SESSION_COOKIE, token, lifetime in seconds ? seconds[lifetime] : Number(lifetime));
  }

  function forgetSession() {
    setCookie(SESSION_COOKIE, '', 0);
  }

  function forgetSessionUnlessLinking(params) {
    if (params.loginMode !== 'link' && params.loginMode !== 'reAuth') {
      forgetSession();
    }
  }

  // Requests.

  let device = Promise.resolve({});

  async function fetchJson(method, verb, form) {
    const url = `${gigya.defaultApiDomain}/${method}`;
    let text;
    try {
      const answer = verb === 'GET'
        ? await fetch(`${url}?${form}`, { credentials: 'include' })
        : await fetch(url, { method: 'POST', body: form, credentials: 'include' });
      text = await answer.text();
    } catch {
      return { errorCode: 500026, errorMessage: 'Network error' };
    }
    try {
      return JSON.parse(text);
    } catch {
      // What the real SDK makes of an answer that is no JSON is UNCONFIRMED.
      return { errorCode: 500001, errorMessage: 'General Server Error' };
    }
  }

  async function request(method, params) {
    const { takes, get, login, session } = METHODS[method];
    const form = new URLSearchParams();
    for (const name of [...EVERYWHERE, ...takes]) {
      const value = params[name];
      if (value !== undefined && value !== null) {
        form.set(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
      }
    }
    if (typeof params.context === 'string') {
      form.set('context', params.context);
    }
    if (login) {
      form.set('targetEnv', 'jssdk');
      form.set('includeUserInfo', 'true');
      form.set('include', ['profile', 'data', params.include].filter(Boolean).join(','));
    }
    // A registration token beats the session (1.3).
    if (session !== false && !params.regToken && cookie(SESSION_COOKIE)) {
      form.set('login_token', cookie(SESSION_COOKIE));
      form.set('authMode', 'cookie');
    }
    const ids = await device;
    const always = { APIKey: gigya.apiKey, sdk: 'js_18148', sdkBuild: '18148', format: 'json', ...ids };
    Object.entries(always).forEach(([name, value]) => form.set(name, value));
    form.set('pageURL', location.origin + location.pathname);
    return fetchJson(method, get ? 'GET' : 'POST', form);
  }

  // Answers, rewritten for the page (1.4).

  function operation(method) {
    return method.startsWith('socialize.') ? method.slice('socialize.'.length) : `/${method}`;
  }

  function rewritten(method, params, reply) {
    const { statusCode, statusReason, login_token, expires_in, ...members } = reply;
    const { password, callback, ...requestParams } = params;
    const errorCode = Number(members.errorCode ?? 0);
    const errorMessage = members.errorMessage ?? '';
    return {
      ...members,
      errorCode,
      errorMessage,
      status: errorCode === 0 ? 'OK' : 'FAIL',
      statusMessage: members.statusMessage ?? errorMessage,
      operation: operation(method),
      requestParams,
      ...('context' in params ? { context: params.context } : {}),
    };
  }

  function unauthorized() {
    return { errorCode: UNAUTHORIZED_USER, errorMessage: 'Unauthorized user' };
  }

  function alreadyLoggedOut() {
    return { errorCode: 0, originalResponse: { ...unauthorized(), status: 'FAIL' } };
  }

  const USER_MEMBERS = ['nickname', 'photoURL', 'thumbnailURL', 'birthDay', 'birthMonth', 'birthYear',
    'gender', 'email', 'proxiedEmail', 'country', 'state', 'city', 'zip', 'firstName', 'lastName',
    'profileURL', 'age', 'UID', 'isSiteUID', 'isSiteUser', 'timestamp', 'UIDSig', 'UIDSignature',
    'signatureTimestamp', 'loginProvider', 'loginProviderUID'];

  function emptyUser() {
    const members = Object.fromEntries(USER_MEMBERS.map((name) => [name, '']));
    return { ...members, isConnected: false, isLoggedIn: false, identities: {}, providers: [], capabilities: {} };
  }

  // Nobody is a user too: success, and an empty UID to be recognised by (1.2).
  function anonymousUser() {
    return { errorCode: 0, errorDetails: '', user: emptyUser() };
  }

  // The flat object of the wire becomes `user`; its identities are keyed by provider.
  function connectedUser(reply) {
    const { callId, errorCode, apiVersion, time, context, ...wire } = reply;
    const known = Object.entries(wire).filter(([name]) => name in emptyUser());
    const identities = Object.fromEntries((wire.identities ?? []).map((one) => [one.provider, one]));
    const user = { ...emptyUser(), ...Object.fromEntries(known), identities, providers: Object.keys(identities) };
    const { UID, UIDSignature, signatureTimestamp } = wire;
    const signed = { UID, UIDSignature, signatureTimestamp, UIDSig: UIDSignature, signature: UIDSignature };
    return { callId, errorCode, apiVersion, time, ...signed, user };
  }

  function finish(params, response) {
    try {
      params.callback?.(response);
    } catch (error) {
      console.error(error); // And nobody else hears of it (1.4).
    }
  }

  // Calls.

  async function answer(method, params) {
    const { anonymous, meanwhile, after, login } = METHODS[method];
    if (anonymous && !params.regToken && !cookie(SESSION_COOKIE)) {
      return rewritten(method, params, anonymous());
    }
    const sent = request(method, params); // It has taken the session along by now.
    meanwhile?.(params);
    let reply = await sent;
    if (method === 'socialize.getUserInfo') {
      if (reply.errorCode === UNAUTHORIZED_USER) {
        forgetSession();
        reply = anonymousUser();
      } else if (reply.errorCode === 0) {
        reply = connectedUser(reply);
      }
    }
    const response = rewritten(method, params, reply);
    if (login && response.errorCode === 0) {
      rememberSession(reply.sessionInfo);
      response.identities ??= {};
      raise('login', loginEvent(params, response));
    }
    after?.();
    return response;
  }

  const waiting = [];

  function call(method, params) {
    if (!gigya.isReady) {
      waiting.push([method, params]);
      return;
    }
    const settled = { ...window.__gigyaConf, ...params };
    answer(method, settled).then((response) => finish(params, response));
  }

  // Events. There is no way to remove a handler (1.1).

  const handlers = { accounts: [], socialize: [] };

  function raise(eventName, data) {
    const member = `on${eventName[0].toUpperCase()}${eventName.slice(1)}`;
    for (const [namespace, registered] of Object.entries(handlers)) {
      const event = { ...data, eventName, isGlobal: true, fullEventName: `${namespace}.${eventName}` };
      for (const handler of registered) {
        try {
          handler[member]?.({ ...event, context: handler.context });
        } catch (error) {
          console.error(error);
        }
      }
    }
  }

  function loginEvent(params, response) {
    const { UID, UIDSignature, signatureTimestamp, newUser, profile, data } = response;
    const loginMode = params.loginMode ?? 'standard';
    return { UID, UIDSignature, signatureTimestamp, newUser, profile, data, loginMode, provider: '', remember: false };
  }

  // Start.

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
    // Ready does not mean working: it comes after a failed start as well (1.1).
    gigya.isReady = true;
    try {
      window.onGigyaServiceReady?.('socialize');
    } catch (error) {
      console.error(error);
    }
    waiting.splice(0).forEach(([method, params]) => call(method, params));
  }

  for (const method of Object.keys(METHODS)) {
    const [namespace, name] = method.split('.');
    gigya[namespace] ??= {};
    gigya[namespace][name] = (...params) => {
      call(method, Object.assign({}, ...params));
    };
  }
  for (const namespace of Object.keys(handlers)) {
    gigya[namespace].addEventHandlers = (...registered) => {
      handlers[namespace].push(Object.assign({}, ...registered));
    };
  }

  // The one method that takes no callback and returns a promise (0).
  gigya.hasSession = async () => {
    if (!gigya.isReady) {
      console.warn('gigya.hasSession() was called before the SDK was ready.');
    }
    return cookie(SESSION_COOKIE) !== '' && (await request('accounts.verifyLogin', {})).errorCode === 0;
  };

  gigya.thisScript = { APIKey: gigya.apiKey, globalConf: window.__gigyaConf ?? {} };
  gigya.isGigya = true;
  gigya.isReady = false;
  setTimeout(boot, 0);
})();
