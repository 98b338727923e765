// A stand-in for Gigya's Web SDK, for pages that talk to the sandbox.
//
// It is written from what is known of the real one (the numbers are sections of gigya-web-sdk-contract.md)
// and keeps its habits, the awkward ones above all: methods return nothing and answer only through
// `callback`, unknown parameters vanish, an anonymous getUserInfo succeeds. The lines before these set
// `window.gigya` with the API key and the sandbox's address, as the real file's first lines do (1.10).
//
// The files of this folder are one function: `methods` lists what can be called, `calls` is what happens to
// a call, `requests` sends it and `answers` rewrites what comes, `social` and `interruptions` are the ways
// around that, `events` tells the page, `storage` has the cookies, `start` begins.

const gigya = window.gigya;
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
  'accounts.notifySocialLogin': { takes: ['loginMode', 'providerSessions', 'sessionExpiration'], login: true },
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
