// A call, from the page to its callback.

async function answer(method, params) {
  const { anonymous, meanwhile, after, login } = METHODS[method];
  if (anonymous && !params.regToken && !sessionToken()) {
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
