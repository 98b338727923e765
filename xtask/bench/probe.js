// Runs in each page before its own scripts, the same for both, and notes what can be seen of the loading:
// when Login was painted, what kept the main thread, what moved. `rest` waits until nothing happens any more.
(() => {
  if (window !== window.top) {
    return; // a frame of Gigya's
  }
  const LOGIN_ID = 'input[autocomplete~="username"]';
  const seen = {painted: null, blocked: 0, shifted: 0};
  let last = 0;

  const alive = () => { last = performance.now(); };
  const observe = (type, note) => new PerformanceObserver((list) => {
    list.getEntries().forEach(note);
    alive();
  }).observe({type, buffered: true});

  // A task may last 50 ms before anybody notices; what is beyond counts.
  observe("longtask", ({duration}) => { seen.blocked += Math.max(0, duration - 50); });
  observe("layout-shift", ({value}) => { seen.shifted += value; });
  observe("resource", () => {});

  // The first frame has the input in it when it begins; when the second begins, the first was presented.
  const nextFrameShows = () => requestAnimationFrame(() => {
    if (document.querySelector(LOGIN_ID)?.checkVisibility()) {
      requestAnimationFrame(() => { seen.painted = performance.now(); alive(); });
    } else {
      nextFrameShows();
    }
  });
  new MutationObserver((_, observer) => {
    if (document.querySelector(LOGIN_ID)) {
      observer.disconnect();
      nextFrameShows();
    }
  }).observe(document, {childList: true, subtree: true});

  // The wasm's memory is no part of the heap. The parts of the wasm share one.
  let memory = null;
  const {instantiate} = WebAssembly;
  WebAssembly.instantiate = async (...asked) => {
    const made = await instantiate.apply(WebAssembly, asked);
    memory ??= (made.instance ?? made).exports.memory;
    return made;
  };

  /** What was seen, once Login is painted and for `quiet` milliseconds nothing was loaded, moved or slow. */
  window.rest = (quiet) => new Promise((resolve) => {
    const look = () => {
      if (seen.painted !== null && performance.now() - last > quiet) {
        resolve({...seen, wasm: memory?.buffer.byteLength ?? 0});
      } else {
        setTimeout(look, quiet / 10);
      }
    };
    look();
  });
})();
