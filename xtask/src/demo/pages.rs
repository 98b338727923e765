//! Serves the campaign page: the part of the demo that a brand would have on its own server.

use std::fs;
use std::path::{Component, Path};
use std::thread;

use anyhow::{Result, anyhow};
use tiny_http::{Header, Request, Response, Server};

use super::addresses::Addresses;
use crate::paths;

/// Answers in the background until the demo ends.
pub fn serve(addresses: Addresses) -> Result<()> {
    let server = Server::http(("127.0.0.1", addresses.page_port()))
        .map_err(|error| anyhow!("serving the campaign page at {}: {error}", addresses.page()))?;
    thread::spawn(move || {
        for request in server.incoming_requests() {
            // A browser that went away before its answer is none of our business.
            answer(request, addresses).unwrap_or_default();
        }
    });
    Ok(())
}

fn answer(request: Request, addresses: Addresses) -> std::io::Result<()> {
    let Some(name) = file_for(request.url()) else { return request.respond(not_found()) };
    // Read at each request, so that the page can be edited while it is looked at.
    let Ok(text) = fs::read_to_string(paths::root().join("xtask/demo").join(&name)) else {
        return request.respond(not_found());
    };
    let content_type = format!("Content-Type: {}", media_type(&name));
    let header: Header = content_type.parse().map_err(|()| std::io::ErrorKind::InvalidData)?;
    request.respond(Response::from_string(addresses.put_into(&text)).with_header(header))
}

fn not_found() -> Response<std::io::Cursor<Vec<u8>>> {
    Response::from_string("There is no such page in the demo.\n").with_status_code(404)
}

/// The file for an address: pages lie in a folder per language, which `?lang=` chooses.
fn file_for(url: &str) -> Option<String> {
    let (path, query) = url.split_once('?').unwrap_or((url, ""));
    let path = path.trim_start_matches('/');
    let inside = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    if !inside {
        return None;
    }
    let name = if path.is_empty() { "index.html" } else { path };
    if Path::new(name).extension() != Some("html".as_ref()) {
        return Some(name.to_owned());
    }
    let french = query.split('&').any(|pair| pair == "lang=fr");
    Some(format!("{}/{name}", if french { "fr" } else { "en" }))
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, extension)| extension) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some(_) | None => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_shown_in_the_language_of_its_address() {
        assert_eq!(file_for("/").as_deref(), Some("en/index.html"));
        assert_eq!(file_for("/?lang=fr").as_deref(), Some("fr/index.html"));
        assert_eq!(file_for("/page-form.html?x=1&lang=fr").as_deref(), Some("fr/page-form.html"));
        assert_eq!(file_for("/campaign.css?lang=fr").as_deref(), Some("campaign.css"));
    }

    #[test]
    fn nothing_outside_the_demo_is_served() {
        assert_eq!(file_for("/../Cargo.toml"), None);
        assert_eq!(file_for("/en/../../src/main.rs"), None);
    }
}
