//! What comes along with a request, whichever way it is wrapped: in the query, as a form, as
//! `multipart/form-data` (REST, 1.2).

use axum::body::Bytes;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::{HeaderMap, StatusCode, header};
use gigya::ResponseCode;

use crate::fault::Fault;
use crate::parameters::Parameters;

/// Reads query and body. A body that is broken is 400001, one of more than two megabytes 413001; that Gigya
/// answers these codes is UNCONFIRMED.
pub async fn read(request: Request) -> Result<Parameters, Fault> {
    let query = request.uri().query().unwrap_or_default().to_owned();
    if is_multipart(request.headers()) {
        return read_parts(&query, request).await;
    }
    let body = Bytes::from_request(request, &()).await.map_err(|refused| fault(refused.status()))?;
    Ok(Parameters::read(&query, &body))
}

async fn read_parts(query: &str, request: Request) -> Result<Parameters, Fault> {
    let mut parameters = Parameters::read(query, &[]);
    let parts = Multipart::from_request(request, &()).await;
    let mut parts = parts.map_err(|refused| fault(refused.status()))?;
    while let Some(part) = parts.next_field().await.map_err(|refused| fault(refused.status()))? {
        let name = part.name().unwrap_or_default().to_owned();
        let value = part.text().await.map_err(|refused| fault(refused.status()))?;
        parameters.add(name, value);
    }
    Ok(parameters)
}

fn is_multipart(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    kind.to_ascii_lowercase().starts_with("multipart/form-data")
}

fn fault(status: StatusCode) -> Fault {
    if status == StatusCode::PAYLOAD_TOO_LARGE {
        ResponseCode::REQUEST_ENTITY_TOO_LARGE.into()
    } else {
        ResponseCode::INVALID_REQUEST_FORMAT.into()
    }
}
