// Lets the second part of the wasm in, when `src/second.rs` asks for it. The build puts this into the glue.

import {initSync} from "./core_numbered.js";

let fetchSecond;

/**
 * `element.js` knows the file, how long to wait for it, and what to tell the integrator. It answers whether the
 * file is here and was let in.
 */
export function fetchSecondBy(fetch) {
  fetchSecond = fetch;
}

/** Called by the wasm, which is told in the end whether the second part is here. */
export async function __wasm_split_load_second(callback, data) {
  const first = initSync(); // is there already: answers its exports
  const here = await fetchSecond((module) => WebAssembly.instantiate(module, {__wasm_split: first}));
  first.__indirect_function_table.get(callback)(data, here);
}
