//! The widget's files, as `cargo xtask dist` made them: precompressed, cached, for every page.
//!
//! They are public and the same for all, so any origin may load them; a module script is loaded with CORS.

use std::path::Path;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use tower_http::services::ServeDir;

use crate::handlers::fallback;
use crate::origin::readable_by_anyone;
use crate::problem::Problem;

const CORP: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

/// Serves the files of this folder.
pub fn files(folder: &Path) -> Router {
    let files =
        ServeDir::new(folder).append_index_html_on_directories(false).precompressed_br().precompressed_gzip();
    Router::new().fallback_service(files).layer(middleware::from_fn(dress))
}

/// Turns misses into problems and says how long a hit may be kept.
async fn dress(request: Request, next: Next) -> Response {
    let (method, uri) = (request.method().clone(), request.uri().clone());
    let mut response = next.run(request).await;
    match response.status() {
        StatusCode::NOT_FOUND => return fallback::not_found(uri).await,
        StatusCode::METHOD_NOT_ALLOWED => {
            return fallback::method_not_allowed(method, uri).await.into_response();
        }
        status if status.is_server_error() => {
            return Problem::internal("a file of the widget cannot be read").into_response();
        }
        _ => {}
    }
    let kept = if has_content_hash(uri.path()) { "public, max-age=31536000, immutable" } else { "no-cache" };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(CORP, HeaderValue::from_static("cross-origin"));
    readable_by_anyone(response)
}

/// Whether the name is `name.<8 or more hex digits>.extension`: another content would have another name.
fn has_content_hash(path: &str) -> bool {
    let mut parts = path.rsplit('/').next().unwrap_or_default().rsplit('.');
    let hash = parts.nth(1).unwrap_or_default();
    hash.len() >= 8 && hash.bytes().all(|b| b.is_ascii_hexdigit()) && parts.next().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_a_content_hash_is_told_from_one_without() {
        for hashed in ["/widget.0123abcd.js", "/lang/fr.0123abcdef01.js", "/a.b.DEADBEEF.wasm"] {
            assert!(has_content_hash(hashed), "{hashed}");
        }
        for plain in ["/connection-window.js", "/0123abcd.js", "/widget.012.js", "/widget.manifest.js", "/"] {
            assert!(!has_content_hash(plain), "{plain}");
        }
    }
}
