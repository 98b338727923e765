//! This page in a tab of its own, out of a frame. A frame that may open none asks the page around it, which may.

use crate::page;

/// The `type` of the message.
const MESSAGE: &str = "connection-window:new-tab";

/// Opens the tab, or asks for it.
pub fn open() {
    if !page::open_in_new_tab() {
        let address = page::address().into();
        page::tell_framing_page(&page::object(&[("type", MESSAGE.into()), ("address", address)]));
    }
}
