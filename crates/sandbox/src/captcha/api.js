// A stand-in for Google's reCAPTCHA script, for the kind with a checkbox: `grecaptcha.render(element, { sitekey,
// callback, 'expired-callback', 'error-callback' })` answers with the widget's number, `getResponse`, `reset`
// and `ready` are there, and `?onload=name` in the script's address names a function to call when it is ready.

(() => {
  'use strict';

  const script = new URL(document.currentScript.src);
  const widgets = [];

  function widget(id) {
    return widgets[id ?? 0];
  }

  function render(container, options) {
    const element = typeof container === 'string' ? document.getElementById(container) : container;
    const frame = document.createElement('iframe');
    frame.title = 'reCAPTCHA';
    frame.width = 304;
    frame.height = 78;
    frame.src = `${script.origin}/recaptcha/api2/anchor`;
    element.append(frame);
    return widgets.push({ frame, options, token: '' }) - 1;
  }

  window.addEventListener('message', ({ origin, source, data }) => {
    const one = widgets.find(({ frame }) => frame.contentWindow === source);
    if (one && origin === script.origin && data?.sandbox === 'captcha') {
      one.token = data.token;
      const name = data.token ? 'callback' : 'error-callback';
      one.options[name]?.(data.token);
    }
  });

  window.grecaptcha = {
    render,
    ready: (callback) => { callback(); },
    getResponse: (id) => widget(id)?.token ?? '',
    reset: (id) => {
      const one = widget(id);
      if (one) {
        one.token = '';
        one.frame.src = one.frame.src; // An empty checkbox again.
      }
    },
  };

  window[script.searchParams.get('onload')]?.();
})();
