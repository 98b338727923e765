//! How the proxy refuses: problem details out, the cause into the log, once.

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use contract::{Complaint, ProblemCode, ProblemDetails};

use crate::rest::Failure;

/// A refusal on its way out. Internal text travels beside it and stays here.
#[derive(Debug)]
pub struct Problem {
    details: Box<ProblemDetails>,
    cause: Option<String>,
    retry_after: Option<Duration>,
    /// Nobody needs to read of it in the log.
    quiet: bool,
    /// It concerns the operator more than whoever sent the form.
    of_settings: bool,
}

impl Problem {
    /// A refusal that says what happened and what to do.
    pub fn new(code: ProblemCode, detail: impl Into<String>) -> Self {
        let details = Box::new(ProblemDetails::new(code).with_detail(detail));
        Self { details, cause: None, retry_after: None, quiet: false, of_settings: false }
    }

    /// Gigya does not answer, or not as it should.
    pub fn gigya_unavailable() -> Self {
        let detail = "try again in a moment; nothing that was typed is lost";
        Self::new(ProblemCode::GigyaUnavailable, detail)
    }

    /// Fields and opt-ins that cannot be taken.
    pub fn complaints(complaints: BTreeMap<String, Complaint>) -> Self {
        let detail = if complaints.is_empty() {
            "`responseCode` says why Gigya does not take it"
        } else {
            "mend the fields and opt-ins that `complaints` names and send the form again"
        };
        let mut problem = Self::new(ProblemCode::InvalidParticipation, detail);
        problem.details.complaints = complaints;
        problem
    }

    /// An account that cannot be created as it was asked for.
    pub fn account_not_created(complaints: BTreeMap<String, Complaint>) -> Self {
        let detail = if complaints.is_empty() {
            "`responseCode` says why Gigya does not create it"
        } else {
            "mend what `complaints` names and send it again"
        };
        let mut problem = Self::new(ProblemCode::AccountNotCreated, detail);
        problem.details.complaints = complaints;
        problem
    }

    /// What the log says about it beside the code: no personal data.
    pub fn caused_by(mut self, cause: impl fmt::Display) -> Self {
        self.cause = Some(cause.to_string());
        self
    }

    /// When it is worth while to ask again.
    pub fn retry_after(mut self, wait: Duration) -> Self {
        self.retry_after = Some(wait);
        self
    }

    /// In the log for who looks closely only: anybody can cause it as often as they like.
    pub fn quiet(mut self, quiet: bool) -> Self {
        self.quiet = quiet;
        self
    }

    /// What Gigya's answer is the cause of: its ID and its code go along, its reason into the log.
    pub fn of_gigya(mut self, failure: &Failure) -> Self {
        self.details.call_id = failure.call_id().map(str::to_owned);
        self.details.response_code = failure.response_code().map(|code| code.0);
        self.details.site_says = failure.site_says().map(str::to_owned);
        self.of_settings = self.details.complaints.is_empty() && failure.may_be_of_settings();
        self.caused_by(failure)
    }

    /// The proxy's own fault.
    pub fn internal(cause: impl fmt::Display) -> Self {
        Self::new(ProblemCode::Internal, "try again; the proxy's log says more").caused_by(cause)
    }

    fn log(&self) {
        let Self { details, cause, quiet, of_settings, .. } = self;
        let (code, call_id, cause) = (details.code, details.call_id.as_deref(), cause.as_deref());
        if *quiet {
            // Whoever asks too often must not fill the log as well: the metrics count them.
            tracing::debug!(?code, cause, "the request was refused");
        } else if details.status >= 500 {
            tracing::error!(?code, call_id, cause, "the request failed");
        } else if *of_settings {
            tracing::warn!(?code, call_id, cause, "Gigya refused what the form allows");
        } else {
            tracing::info!(?code, call_id, cause, "the request was refused");
        }
    }
}

impl From<Failure> for Problem {
    fn from(failure: Failure) -> Self {
        let problem = if failure.is_of_the_account() {
            Self::new(ProblemCode::AccountRefused, "connect again; the account may be gone or disabled")
        } else {
            Self::gigya_unavailable()
        };
        problem.of_gigya(&failure)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        self.log();
        let status = StatusCode::from_u16(self.details.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let body = serde_json::to_vec(&self.details).unwrap_or_default();
        let headers =
            [(header::CONTENT_TYPE, "application/problem+json"), (header::CACHE_CONTROL, "no-store")];
        let mut response = (status, headers, body).into_response();
        // Whole seconds (RFC 9110, 10.2.3), rounded up: who waits for so long gets through.
        let seconds = self.retry_after.map(|wait| wait.as_millis().div_ceil(1000).max(1));
        if let Some(seconds) = seconds.and_then(|seconds| HeaderValue::from_str(&seconds.to_string()).ok()) {
            response.headers_mut().insert(header::RETRY_AFTER, seconds);
        }
        response
    }
}
