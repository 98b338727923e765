// What a content blocker serves in place of Gigya's script (Web SDK, 1.1): an object that swallows calls.
window.gigya = {
  accounts: { login() {}, logout() {}, getAccountInfo() {}, getJWT() {}, addEventHandlers() {} },
  socialize: { getUserInfo() {}, addEventHandlers() {} },
};
