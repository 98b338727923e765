//! This page in a tab of its own, out of a frame. A frame that may open none asks the page around it, which may.

use flow::{Event, Personal};

use crate::page;

/// The `type` of the message.
const MESSAGE: &str = "connection-window:new-tab";

/// Opens the tab, or asks for it and tells so: nobody knows whether the page around the frame listens.
pub fn open() -> Option<Event> {
    if page::open_in_new_tab() {
        return None;
    }
    let address = page::address();
    let message = [("type", MESSAGE.into()), ("address", address.as_str().into())];
    page::tell_framing_page(&page::object(&message));
    Some(Event::NewTabRefused { address: Personal(address) })
}
