// An SDK that is there, says that it is ready, and never answers (Web SDK, 1.8, "No answer").
(() => {
  const swallow = () => undefined;
  const namespace = new Proxy({}, { get: () => swallow });
  window.gigya = {
    isGigya: true,
    isReady: true,
    accounts: namespace,
    socialize: namespace,
    hasSession: () => new Promise(swallow),
  };
  window.onGigyaServiceReady?.('socialize');
})();
