// Cookies of the page's own site, set from here, and what takes the session's place where the browser keeps
// no cookies: in a frame of another site (1.1).

const SESSION_COOKIE = `glt_${gigya.apiKey}`;
const FALLBACK_TOKEN = `${gigya.apiKey}_gig`;
const YEAR = 365 * 24 * 60 * 60;

function cookie(name) {
  const found = document.cookie.split('; ').find((entry) => entry.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : '';
}

function setCookie(name, value, seconds) {
  const age = seconds === undefined ? '' : `; Max-Age=${seconds}`;
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  document.cookie = `${name}=${encodeURIComponent(value)}; Path=/; SameSite=Lax${age}${secure}`;
}

// None where the page or the browser forbids it: asking for it throws then.
function localStore() {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

function sessionToken() {
  return cookie(SESSION_COOKIE) || (localStore()?.getItem(FALLBACK_TOKEN) ?? '');
}

function rememberSession({ login_token: token, expires_in: lifetime }) {
  // As the sandbox tells it: 0 until the browser closes, -2 for ever, else seconds (1.1).
  const seconds = { '0': undefined, '-2': 10 * YEAR };
  setCookie(SESSION_COOKIE, token, lifetime in seconds ? seconds[lifetime] : Number(lifetime));
  if (cookie(SESSION_COOKIE) !== token) {
    localStore()?.setItem(FALLBACK_TOKEN, token);
  }
}

function forgetSession() {
  setCookie(SESSION_COOKIE, '', 0);
  localStore()?.removeItem(FALLBACK_TOKEN);
}

function forgetSessionUnlessLinking(params) {
  if (params.loginMode !== 'link' && params.loginMode !== 'reAuth') {
    forgetSession();
  }
}
