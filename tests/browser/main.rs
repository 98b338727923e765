//! The widget in a browser, without any server: `wasm-pack test --headless --chrome`.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::wasm_bindgen_test_configure;

pub mod account;
pub mod begun;
pub mod bridge;
pub mod click;
pub mod drafts;
pub mod element;
pub mod element_script;
pub mod gigya;
pub mod loader;
pub mod outside;
pub mod page_form;
pub mod screens;
pub mod second_factor;
pub mod stage;
pub mod wire;

wasm_bindgen_test_configure!(run_in_browser);
