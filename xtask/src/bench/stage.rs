//! What is measured: sandbox, proxy and the two pages, each at an address of its own as in life.
//!
//! The pages are the same but for the form: one has the lines of the integrators' guide, one the script tag
//! without the line that asks for the wasm ahead of it, and one what the window draws for *Login*, written out,
//! with the window's own style sheet from the same proxy.

use std::fs;
use std::net::TcpListener;
use std::path::Path;
use std::thread;

use anyhow::{Context, Result, anyhow, bail};
use tiny_http::{Header, Response, Server};

use crate::demo::addresses::Addresses;

const PAGE: &str = include_str!("../../bench/page.html");
const WINDOW: &str = include_str!("../../bench/window.html");
const PLAIN: &str = include_str!("../../bench/plain.html");
const CAMPAIGN_STYLES: &str = include_str!("../../demo/campaign.css");

/// The pages that are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// With the connection window, as the guide has it.
    Window,
    /// With the connection window and its script tag alone.
    ScriptAlone,
    /// With the same form in plain HTML.
    Plain,
}

impl Page {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Window, Self::ScriptAlone, Self::Plain];

    /// Where it lies on its server.
    pub fn path(self) -> &'static str {
        match self {
            Self::Window => "/window.html",
            Self::ScriptAlone => "/script-alone.html",
            Self::Plain => "/plain.html",
        }
    }
}

/// A page with nothing in it, on the same origin: the browser runs and waits when a measured load begins.
pub const EMPTY: &str = "/empty.html";

/// Four ports in a row that nobody uses.
pub fn free_addresses() -> Result<Addresses> {
    for _ in 0..20 {
        let port =
            TcpListener::bind(("127.0.0.1", 0)).context("looking for a free port")?.local_addr()?.port();
        // The proxy, the sandbox and the operators' address take the next three.
        if port <= u16::MAX - 3 && Addresses::from(port).check_free().is_ok() {
            return Ok(port.into());
        }
    }
    bail!("there are no four free ports in a row on 127.0.0.1")
}

/// Serves the pages in the background; the widget's files lie in `widget`.
pub fn serve(addresses: Addresses, widget: &Path) -> Result<()> {
    let proxy = format!("http://127.0.0.1:{}", addresses.proxy());
    let script = format!("<script type=\"module\" src=\"{proxy}/connection-window.js\"></script>");
    let guide =
        format!("<link rel=\"preload\" as=\"fetch\" crossorigin href=\"{proxy}/core.wasm\">\n    {script}");
    let sheet = format!("<link rel=\"stylesheet\" href=\"{proxy}/{}\">", style_sheet(widget)?);
    let files = [
        (Page::Window.path(), "text/html; charset=utf-8", page(&guide, WINDOW)),
        (Page::ScriptAlone.path(), "text/html; charset=utf-8", page(&script, WINDOW)),
        (Page::Plain.path(), "text/html; charset=utf-8", page(&sheet, PLAIN)),
        (EMPTY, "text/html; charset=utf-8", "<!doctype html><link rel=\"icon\" href=\"data:,\">".to_owned()),
        ("/campaign.css", "text/css; charset=utf-8", CAMPAIGN_STYLES.to_owned()),
    ];
    let server = Server::http(("127.0.0.1", addresses.page_port()))
        .map_err(|error| anyhow!("serving the pages at {}: {error}", addresses.page()))?;
    thread::spawn(move || {
        for request in server.incoming_requests() {
            let file = files.iter().find(|(path, _, _)| *path == request.url());
            // A browser that went away before its answer is none of our business.
            match file {
                Some((_, media_type, content)) => {
                    let header: Result<Header, ()> = format!("Content-Type: {media_type}").parse();
                    let answer = Response::from_string(content.as_str());
                    request.respond(header.into_iter().fold(answer, Response::with_header))
                }
                None => {
                    request.respond(Response::from_string("There is no such page.\n").with_status_code(404))
                }
            }
            .unwrap_or_default();
        }
    });
    Ok(())
}

fn page(head: &str, form: &str) -> String {
    PAGE.replace("<!-- head -->", head).replace("<!-- form -->", form.trim())
}

/// The name of the window's style sheet, which has a hash in it.
fn style_sheet(widget: &Path) -> Result<String> {
    let is_sheet = |name: &String| {
        name.starts_with("connection-window.") && Path::new(name).extension() == Some("css".as_ref())
    };
    let files = fs::read_dir(widget).with_context(|| format!("reading {}", widget.display()))?;
    let mut names = files.filter_map(|file| file.ok()?.file_name().into_string().ok());
    names
        .find(is_sheet)
        .with_context(|| format!("there is no style sheet of the window in {}", widget.display()))
}

#[cfg(test)]
mod tests {
    use catalogue::Text;

    use super::*;

    #[test]
    fn the_pages_differ_in_the_form_and_in_what_it_needs_and_in_nothing_else() {
        let [window, plain] = [page("HEAD A", WINDOW), page("HEAD B", PLAIN)];
        let back = |page: &str, head: &str, form: &str| page.replace(head, "").replace(form.trim(), "");
        assert_eq!(back(&window, "HEAD A", WINDOW), back(&plain, "HEAD B", PLAIN));
    }

    #[test]
    fn the_page_of_plain_html_has_no_script() {
        assert!(!page("", PLAIN).contains("<script"));
    }

    #[test]
    fn the_form_of_plain_html_says_what_login_says() {
        let texts = [
            Text::LoginHeading,
            Text::LoginText,
            Text::LoginId,
            Text::Password,
            Text::ShowPassword,
            Text::LogIn,
            Text::LogInWaiting,
        ];
        let english = catalogue::LANGUAGES.iter().find(|language| language.tag == "en").unwrap();
        for text in texts {
            let words = format!(">{}<", (english.text)(text));
            assert!(PLAIN.contains(&words), "{words} is not in xtask/bench/plain.html");
        }
    }
}
