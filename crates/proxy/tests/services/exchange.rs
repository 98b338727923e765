//! Every exchange of these tests is held against the description of the interface: what was answered must be
//! described, and what was taken, too.

use std::fmt;
use std::sync::LazyLock;

use axum::http;
use reqwest::{Body, Method, RequestBuilder, Response, StatusCode};
use serde::Serialize;
use serde_json::{Value, json};

/// The description, with objects that hold what is described and nothing else.
static DESCRIPTION: LazyLock<Value> = LazyLock::new(|| {
    let mut document = serde_json::from_str(include_str!("../../openapi.json")).unwrap();
    close(&mut document);
    document
});

/// Programs that read the description must expect new members; the tests must not.
fn close(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.values_mut().for_each(close);
            let is_whole = members.contains_key("properties") && !members.contains_key("$ref");
            if is_whole && !members.contains_key("additionalProperties") {
                members.insert("additionalProperties".to_owned(), json!(false));
            }
        }
        Value::Array(list) => list.iter_mut().for_each(close),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// A request that is compared with the description, and so is what is answered.
pub struct Exchange(RequestBuilder);

impl Exchange {
    pub fn of(request: RequestBuilder) -> Self {
        Self(request)
    }

    pub fn header(self, name: impl AsRef<str>, value: impl AsRef<[u8]>) -> Self {
        Self(self.0.header(name.as_ref(), value.as_ref()))
    }

    pub fn bearer_auth(self, token: impl fmt::Display) -> Self {
        Self(self.0.bearer_auth(token))
    }

    pub fn json(self, body: &(impl Serialize + ?Sized)) -> Self {
        Self(self.0.json(body))
    }

    pub fn body(self, body: impl Into<Body>) -> Self {
        Self(self.0.body(body))
    }

    pub async fn send(self) -> reqwest::Result<Response> {
        let (client, request) = self.0.build_split();
        let request = request?;
        let (method, path) = (request.method().clone(), request.url().path().to_owned());
        let sent = request.body().and_then(Body::as_bytes).map(<[u8]>::to_vec);
        let response = client.execute(request).await?;
        let (status, headers) = (response.status(), response.headers().clone());
        let body = response.bytes().await?;

        let told = json!(headers.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>());
        let media_type = headers.get("content-type").map_or("", |value| value.to_str().unwrap());
        compare(&method, &path, sent.as_deref(), status, &told, media_type, &body);
        let mut same = http::Response::new(body);
        (*same.status_mut(), *same.headers_mut()) = (status, headers);
        Ok(Response::from(same))
    }
}

fn compare(
    method: &Method,
    path: &str,
    sent: Option<&[u8]>,
    status: StatusCode,
    headers: &Value,
    media_type: &str,
    body: &[u8],
) {
    let what = format!("{method} {path}: {status}");
    if method == Method::OPTIONS && status == StatusCode::NO_CONTENT {
        return;
    }
    let operation = operation(method, path);
    let response = match (operation, status.as_u16()) {
        (Some(operation), status) => followed(&operation["responses"][status.to_string()]),
        (None, 403) => &DESCRIPTION["components"]["responses"]["Forbidden"],
        (None, 404) => &DESCRIPTION["components"]["responses"]["NotFound"],
        (None, 405) => &DESCRIPTION["components"]["responses"]["MethodNotAllowed"],
        (None, _) => panic!("{what}: nothing is described there"),
    };
    // A method that an address does not take is none of the operations.
    let is_405 = status == StatusCode::METHOD_NOT_ALLOWED;
    let response =
        if is_405 { &DESCRIPTION["components"]["responses"]["MethodNotAllowed"] } else { response };
    assert!(response.is_object(), "{what} is not described");
    for (name, header) in response["headers"].as_object().into_iter().flatten() {
        let is_there = headers.as_array().unwrap().contains(&json!(name.to_lowercase()));
        assert!(is_there || header["required"] != true, "{what} lacks {name}");
    }
    let Some(content) = response["content"].as_object() else {
        assert!(body.is_empty(), "{what}: nothing is described as its body");
        return;
    };
    let described = content.get(media_type);
    let described = described.unwrap_or_else(|| panic!("{what}: {media_type} is not described"));
    satisfies(&described["schema"], body, &what);
    let taken = operation.map(|operation| &operation["requestBody"]["content"]["application/json"]["schema"]);
    if let (true, Some(taken), Some(sent)) =
        (status.is_success(), taken.filter(|taken| taken.is_object()), sent)
    {
        satisfies(taken, sent, &format!("what was sent with {what}"));
    }
}

/// What an address and a method do.
fn operation(method: &Method, path: &str) -> Option<&'static Value> {
    let parts: Vec<_> = path.split('/').collect();
    let fits = |template: &str| {
        let wanted: Vec<_> = template.split('/').collect();
        wanted.len() == parts.len()
            && wanted.iter().zip(&parts).all(|(wanted, part)| wanted.starts_with('{') || wanted == part)
    };
    let mut paths = DESCRIPTION["paths"].as_object().unwrap().iter().filter(|(template, _)| fits(template));
    let (_, methods) = paths.next()?;
    methods.get(method.as_str().to_lowercase())
}

/// What a reference refers to.
fn followed(value: &'static Value) -> &'static Value {
    let target = value["$ref"].as_str().and_then(|target| target.strip_prefix('#'));
    target.map_or(value, |target| DESCRIPTION.pointer(target).unwrap())
}

fn satisfies(schema: &Value, body: &[u8], what: &str) {
    let mut schema = schema.clone();
    let whole = schema.as_object_mut().unwrap_or_else(|| panic!("{what}: nothing is described"));
    whole.insert("components".to_owned(), DESCRIPTION["components"].clone());
    let body: Value = serde_json::from_slice(body).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let wrong: Vec<_> = validator.iter_errors(&body).map(|error| error.to_string()).collect();
    assert!(wrong.is_empty(), "{what} is not as described: {wrong:#?}");
}
