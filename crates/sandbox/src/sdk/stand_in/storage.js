// Cookies of the page's own site, set from here (1.1).

const SESSION_COOKIE = `glt_${gigya.apiKey}`;
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
