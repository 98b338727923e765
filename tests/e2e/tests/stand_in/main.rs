//! The sandbox's stand-in for the Web SDK, by itself in a browser: the habits that the window has to live
//! with ("Web SDK" is `gigya-web-sdk-contract.md`).

mod bench;
mod captcha;
mod gigyas_names;
mod interruption;
mod redirect;
mod social;
