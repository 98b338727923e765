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
  return `${addressOf('accounts.socialLogin')}?${form}`;
}

window.addEventListener('message', ({ origin, data }) => {
  const params = socialLogins.get(data?.id);
  if (origin === new URL(addressOf('accounts.socialLogin')).origin && data?.gigya === 'socialLogin' && params) {
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

// What the page's address brings along.
const cameBack = new URLSearchParams(location.search);

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
