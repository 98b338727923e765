// What goes to the server, as the real SDK sends it (1.3, 1.10).

let device = Promise.resolve({});

// A host for each namespace below Gigya's own names, one for all at the sandbox (1.1). What the site has set comes
// from where the script came from, and a provider's window opens on `socialize` (1.10).
const NAMESPACES = { 'sdk.config.get': 'cdns', 'accounts.socialLogin': 'socialize' };

function addressOf(method) {
  const namespace = NAMESPACES[method] ?? method.split('.')[0];
  return `${gigya.sandboxApi.replace('{namespace}', namespace)}/${method}`;
}

async function fetchJson(method, verb, form) {
  const url = addressOf(method);
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
  if (own && !params.regToken && sessionToken()) {
    form.set('login_token', sessionToken());
    form.set('authMode', 'cookie');
  }
  const ids = await device;
  const always = { APIKey: gigya.apiKey, sdk: 'js_18148', sdkBuild: '18148', format: 'json', ...ids };
  Object.entries(always).forEach(([name, value]) => form.set(name, value));
  form.set('pageURL', location.origin + location.pathname);
  return fetchJson(method, get ? 'GET' : 'POST', form);
}
