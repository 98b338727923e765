//! A JSON body, or the problem with it.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use contract::ProblemCode;
use serde::de::DeserializeOwned;
use tokio::time::timeout;

use crate::app::Shared;
use crate::problem::Problem;

/// The body of a request.
pub struct Body<T>(pub T);

impl<T: DeserializeOwned> FromRequest<Shared> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &Shared) -> Result<Self, Problem> {
        let media_type = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        if !media_type.is_some_and(|value| value.starts_with("application/json")) {
            return Err(Problem::new(
                ProblemCode::BadRequest,
                "send JSON, with content-type application/json",
            ));
        }
        let body = timeout(app.limits.body, Bytes::from_request(request, app))
            .await
            .map_err(|_| Problem::new(ProblemCode::TooSlow, "the body came too slowly: send it again"))?;
        let body = body.map_err(|rejection| match rejection.into_response().status() {
            StatusCode::PAYLOAD_TOO_LARGE => Problem::new(ProblemCode::TooLarge, "send at most 64 KiB"),
            _ => Problem::new(ProblemCode::BadRequest, "the body broke off: send it again"),
        })?;
        // serde's own words repeat values; the place is enough to mend it.
        serde_json::from_slice(&body).map(Body).map_err(|error| {
            let place = match (error.line(), error.column()) {
                // Of several forms that the body could have, it has none: that is wrong with the whole.
                (0, _) => String::new(),
                (line, column) => format!(", at line {line}, column {column}"),
            };
            let detail = format!("the body is not what this address takes{place}");
            Problem::new(ProblemCode::BadRequest, detail)
        })
    }
}
