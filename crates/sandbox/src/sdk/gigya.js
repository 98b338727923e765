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

  // What the page's address brings along from a redirect (1.6).
  const cameBack = new URLSearchParams(location.search);

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
    'accounts.register': {
      takes: ['regToken', 'email', 'username', 'password', 'profile', 'data', 'preferences',
        'displayedPreferences', 'subscriptions', 'communications', 'secretQuestion', 'secretAnswer',
        'regSource', 'siteUID', 'captchaToken', 'captchaType', 'finalizeRegistration', 'sessionExpiration',
        'skipVerification'],
      login: true,
      session: false,
    },
    'accounts.finalizeRegistration': {
      takes: ['regToken', 'allowAccountsLinking', 'subscriptions'],
      get: true,
      login: true,
      session: false,
    },
    'accounts.linkAccounts': {
      takes: ['loginID', 'password', 'regToken', 'sessionExpiration'],
      login: true,
      session: false,
    },
    'accounts.resetPassword': {
      takes: ['loginID', 'email', 'passwordResetToken', 'newPassword', 'secretAnswer', 'securityFields',
        'captchaToken', 'captchaType'],
    },
    'accounts.isAvailableLoginID': { takes: ['loginID'] },
    'accounts.resendVerificationCode': { takes: ['regToken', 'email'], get: true },
    'accounts.getConflictingAccount': { takes: ['regToken', 'loginID'], get: true },
    'accounts.otp.sendCode': { takes: ['regToken', 'phoneNumber', 'email', 'captchaToken', 'captchaType'] },
    'accounts.otp.update': { takes: ['vToken', 'code', 'regToken'], get: true },
    'accounts.getPolicies': { takes: ['sections'], get: true, session: false },
    'accounts.getSchema': { takes: ['sections', 'schemaType'], get: true, session: false },
    'accounts.getSiteConsentDetails': { takes: ['sections'], get: true, session: false },
    'accounts.logout': {
      takes: ['signIDs', 'samlContext', 'sustainLogoutURLs'],
      anonymous: alreadyLoggedOut,
      meanwhile: forgetSession, // The session here is gone before the server has answered.
      after: () => raise('logout', {}),
    },
    // Makes a session of what a redirect brought back (1.1, `gac_`).
    'socialize.notifyLogin': { takes: ['authCode', 'sessionExpiration'], session: false, login: true },
    'accounts.tfa.getProviders': { takes: ['regToken'], get: true, session: false },
    'accounts.tfa.initTFA': { takes: ['regToken', 'provider', 'mode'], get: true, session: false },
    'accounts.tfa.finalizeTFA': {
      takes: ['regToken', 'gigyaAssertion', 'providerAssertion', 'tempDevice'],
      get: true,
      session: false,
    },
    'accounts.tfa.phone.getRegisteredPhoneNumbers': { takes: ['gigyaAssertion'], get: true, session: false },
    'accounts.tfa.phone.sendVerificationCode': { takes: ['gigyaAssertion', 'phoneID', 'phone', 'method'] },
    'accounts.tfa.phone.completeVerification': { takes: ['gigyaAssertion', 'phvToken', 'code'] },
    'accounts.tfa.email.getEmails': { takes: ['gigyaAssertion'], get: true, session: false },
    'accounts.tfa.email.sendVerificationCode': { takes: ['gigyaAssertion', 'emailID'] },
    'accounts.tfa.email.completeVerification': { takes: ['gigyaAssertion', 'phvToken', 'code'] },
    'accounts.tfa.totp.register': { takes: ['gigyaAssertion'] },
    'accounts.tfa.totp.verify': { takes: ['gigyaAssertion', 'code', 'sctToken'] },
    'accounts.tfa.backupcodes.create': { takes: ['gigyaAssertion'] },
    'accounts.tfa.backupcodes.get': { takes: ['gigyaAssertion'] },
    'accounts.tfa.backupcodes.verify': { takes: ['gigyaAssertion', 'code'] },
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
    const own = session !== false || params.loginMode === 'reAuth'; // Whose login is to be repeated.
    if (own && !params.regToken && cookie(SESSION_COOKIE)) {
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
    if (login) {
      enter(params, response);
    }
    after?.();
    return response;
  }

  // A login that succeeded, whichever way: the session is remembered and everybody told. A pending answer
  // has a `sessionInfo` as well, without a token (REST, 4.4).
  function enter(params, response) {
    if (!response.sessionInfo?.login_token) {
      return;
    }
    rememberSession(response.sessionInfo);
    // Back from a redirect, only the answer knows the provider.
    const provider = params.authCode ? response.loginProvider : params.provider;
    setCookie('_gig_llp', provider ?? 'site', YEAR);
    setCookie('_gig_llu', response.profile?.firstName ?? '', YEAR);
    response.identities ??= {};
    if (!params.suppressLoginEvent) {
      raise('login', loginEvent({ ...params, provider }, response));
    }
  }

  const waiting = [];

  function call(method, params) {
    if (!gigya.isReady) {
      waiting.push([method, params]);
      return;
    }
    const settled = { ...window.__gigyaConf, ...params };
    if (method === 'accounts.socialLogin') {
      socialLogin(settled);
      return;
    }
    answer(method, settled).then((response) => deliver(settled, response));
  }

  async function deliver(params, response) {
    if (Number(response.errorCode) === PENDING_REGISTRATION) {
      const { callId, requestParams, ...told } = response;
      raise('pendingRegistration', { ...told, loginProvider: params.provider ?? 'site' });
    }
    await interruption(params, response);
    finish(params, response);
  }

  // The SDK's own interruptions (1.5). Unless the call or the configuration says `ignoreInterruptions`, the
  // site's default screen-set opens over the page, and the callback waits until it is closed. Here it shows
  // nothing to fill in: it is closed, and the original error comes.

  const PENDING_REGISTRATION = 206001;
  const INTERRUPTIONS = [PENDING_REGISTRATION, 206002, 206003, 206006, 403100, 403101, 403102, 403110];
  const INTERRUPTIONS_WITH_TOKEN = [200010, 409003, 403043];
  let screenSet;

  function interruption(params, { errorCode, regToken }) {
    const code = Number(errorCode);
    const applies = INTERRUPTIONS.includes(code) || (regToken && INTERRUPTIONS_WITH_TOKEN.includes(code));
    if (!applies || !screenSet || params.ignoreInterruptions || params.dontHandleScreenSet) {
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      const dialog = document.createElement('dialog');
      dialog.className = 'gigya-screen-dialog';
      const close = document.createElement('button');
      close.textContent = 'Close';
      close.onclick = () => dialog.close();
      dialog.append(`Gigya's own screen-set ${screenSet}, because of ${code}. `, close);
      dialog.onclose = () => {
        dialog.remove();
        resolve();
      };
      document.body.append(dialog);
      dialog.showModal();
    });
  }

  // Social login (1.6). A pop-up that was blocked or closed is not noticed: then the callback never comes.

  const SOCIAL_LOGIN = ['provider', 'authFlow', 'redirectURL', 'redirectMethod', 'regToken', 'loginMode',
    'conflictHandling', 'forceAuthentication', 'sessionExpiration', 'extraFields', 'authCodeOnly',
    'enabledProviders', 'lang', 'regSource', 'finalizeRegistration', 'dataCenter'];
  const socialLogins = new Map();

  async function socialLogin(params) {
    // First a ticket: when the window opens, the click is some time ago.
    const ids = await device;
    const form = new URLSearchParams({ apiKey: gigya.apiKey, expires: '3600', ...ids });
    const { gmidTicket = '' } = await fetchJson('socialize.getGmidTicket', 'GET', form);
    if (params.authFlow === 'redirect') {
      // Reads the address before it sets it. In a frame of another site that throws, here, where nobody
      // catches it: no navigation and no callback, ever.
      const here = window.top.document.location.href;
      window.top.document.location.href = providerPage({ redirectURL: here, ...params }, gmidTicket, '');
      return;
    }
    const id = String(socialLogins.size + 1);
    socialLogins.set(id, params);
    window.open(providerPage(params, gmidTicket, id), 'gigya_provider', 'width=500,height=700');
    raise('windowOpened', { provider: params.provider });
  }

  function providerPage(params, gmidTicket, id) {
    const form = new URLSearchParams();
    for (const name of SOCIAL_LOGIN) {
      const value = params[name];
      if (value !== undefined && value !== null) {
        form.set(`x_${name}`, typeof value === 'object' ? JSON.stringify(value) : String(value));
      }
    }
    form.set('x_include', ['profile', 'data', params.include].filter(Boolean).join(','));
    form.set('x_includeUserInfo', 'true');
    form.set('x_sdk', 'js_18148');
    form.set('client_id', gigya.apiKey);
    form.set('redirect_uri', '/GS/AfterLogin.aspx');
    form.set('response_type', 'server_token');
    form.set('state', new URLSearchParams({ domain: location.origin, lid: id, messaging: '1', id }).toString());
    form.set('authMode', 'cookie');
    form.set('gmidTicket', gmidTicket);
    return `${gigya.defaultApiDomain}/accounts.socialLogin?${form}`;
  }

  window.addEventListener('message', ({ origin, data }) => {
    const params = socialLogins.get(data?.id);
    if (origin === new URL(gigya.defaultApiDomain).origin && data?.gigya === 'socialLogin' && params) {
      socialLogins.set(data.id, undefined);
      const response = socialResponse(params, data.response);
      enter(params, response);
      deliver(params, response);
    }
  });

  // What came by OAuth or in an address is text, its code too (1.4).
  function socialResponse(params, reply) {
    const response = rewritten('accounts.socialLogin', params, reply);
    return response.errorCode === 0 ? response : { ...response, errorCode: String(response.errorCode) };
  }

  // The page is loaded again after a redirect. `context` is gone, and so is the callback: a session is told
  // by `onLogin`, and whatever else there is stands in the address.
  async function continueAfterRedirect() {
    const params = { ...window.__gigyaConf };
    const [authCode, errorCode, regToken] = ['authCode', 'errorCode', 'regToken'].map((name) => cameBack.get(name));
    if (cameBack.get('gig_events') === 'socialLogin' && authCode) {
      await answer('socialize.notifyLogin', { ...params, authCode });
    } else if (errorCode && regToken) {
      const errorMessage = cameBack.get('errorMessage') ?? '';
      interruption(params, socialResponse(params, { errorCode, errorMessage, regToken }));
    }
  }

  // Events. There is no way to remove a handler (1.1).

  const handlers = { accounts: [], socialize: [] };

  // A login that was found while the SDK started is told to whom comes later, too (1.1).
  let restored = null;

  let announceLogin;
  const loggedIn = new Promise((resolve) => {
    announceLogin = resolve;
  });

  function tell(handler, namespace, eventName, data) {
    const event = { ...data, eventName, isGlobal: true, fullEventName: `${namespace}.${eventName}` };
    try {
      handler[`on${eventName[0].toUpperCase()}${eventName.slice(1)}`]?.({ ...event, context: handler.context });
    } catch (error) {
      console.error(error);
    }
  }

  function raise(eventName, data) {
    for (const [namespace, registered] of Object.entries(handlers)) {
      registered.forEach((handler) => tell(handler, namespace, eventName, data));
    }
    if (eventName === 'login') {
      announceLogin();
      restored = gigya.isReady ? null : data;
    } else if (eventName === 'logout') {
      restored = null;
    }
  }

  function loginEvent(params, response) {
    const { UID, UIDSignature, signatureTimestamp, newUser, profile, data } = response;
    const { loginMode = 'standard', provider = '' } = params;
    return { UID, UIDSignature, signatureTimestamp, newUser, profile, data, loginMode, provider, remember: false };
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
    return cookie(SESSION_COOKIE) !== '' && (await request('accounts.verifyLogin', {})).errorCode === 0;
  };

  gigya.thisScript = { APIKey: gigya.apiKey, globalConf: window.__gigyaConf ?? {} };
  gigya.isGigya = true;
  gigya.isReady = false;
  setTimeout(boot, 0);
})();
