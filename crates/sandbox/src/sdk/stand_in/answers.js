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
