// The SDK's own interruptions (1.5). Unless the call or the configuration says `ignoreInterruptions`, the
// site's default screen-set opens over the page, and the callback waits until it is closed. Here it shows
// nothing to fill in: it is closed, and the original error comes.

const PENDING_REGISTRATION = 206001;
const INTERRUPTIONS = [PENDING_REGISTRATION, 206002, 206003, 206006, 403100, 403101, 403102, 403110];
const INTERRUPTIONS_WITH_TOKEN = [200010, 409003, 403043];
let screenSet;

function interruption(params, { errorCode, regToken }) {
  const code = Number(errorCode);
  const applies = INTERRUPTIONS.includes(code) || (regToken && INTERRUPTIONS_WITH_TOKEN.includes(code));
  if (!applies || !screenSet || params.ignoreInterruptions || params.dontHandleScreenSet) {
    return Promise.resolve();
  }
  return new Promise((resolve) => {
    const dialog = document.createElement('dialog');
    dialog.className = 'gigya-screen-dialog';
    const close = document.createElement('button');
    close.textContent = 'Close';
    close.onclick = () => dialog.close();
    dialog.append(`Gigya's own screen-set ${screenSet}, because of ${code}. `, close);
    dialog.onclose = () => {
      dialog.remove();
      resolve();
    };
    document.body.append(dialog);
    dialog.showModal();
  });
}
