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
