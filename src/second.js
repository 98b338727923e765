// Lets the second part of the wasm in, when `src/second.rs` asks for it. The build puts this into the glue.

import {initSync} from "./core_numbered.js";

let fetchSecond;

/** `element.js` knows the file, how long to wait for it, and what to tell the integrator. */
export function fetchSecondBy(fetch) {
  fetchSecond = fetch;
}

/** Called by the wasm, which is told in the end whether the second part is here. */
export async function __wasm_split_load_second(callback, data) {
  const first = initSync(); // is there already: answers its exports
  let here = true;
  try {
    await WebAssembly.instantiate(await fetchSecond(), {__wasm_split: first});
  } catch {
    here = false;
  }
  first.__indirect_function_table.get(callback)(data, here);
}
