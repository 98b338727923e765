//! Requests that no resource answers, and requests that take too long.

use axum::extract::{Request, State};
use axum::http::{Method, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use contract::ProblemCode;
use tokio::time::Instant;

use crate::app::Shared;
use crate::origin::readable_by_anyone;
use crate::problem::Problem;

/// When a request is answered at the latest.
#[derive(Clone, Copy, Debug)]
pub struct Deadline(pub Instant);

/// Nothing is served under this address.
pub async fn not_found(uri: Uri) -> Response {
    let detail = format!("nothing is served under `{}`: check the address", uri.path());
    readable_by_anyone(Problem::new(ProblemCode::NotFound, detail).quiet(true).into_response())
}

/// The address exists, but not with this method.
pub async fn method_not_allowed(method: Method, uri: Uri) -> Problem {
    let detail = format!("`{}` does not take {method}: check the method", uri.path());
    Problem::new(ProblemCode::MethodNotAllowed, detail).quiet(true)
}

/// Ends a request that takes too long: Gigya's doing, unless a body trickles in.
pub async fn in_time(State(app): State<Shared>, mut request: Request, next: Next) -> Response {
    let limit = app.limits.request;
    request.extensions_mut().insert(Deadline(Instant::now() + limit));
    tokio::time::timeout(limit, next.run(request)).await.unwrap_or_else(|_| {
        Problem::gigya_unavailable()
            .caused_by(format!("the request took longer than {limit:?}"))
            .into_response()
    })
}

/// What a panic becomes: the text of it is in the log, where the panic hook put it.
pub fn panicked(_: Box<dyn std::any::Any + Send>) -> Response {
    Problem::internal("a handler panicked").into_response()
}
