//! Whether the proxy is alive and whether it can serve, for whatever watches it.

/// `GET /health/live`: the process answers.
pub async fn live() -> &'static str {
    "live\n"
}

/// `GET /health/ready`: the campaigns are read and the public address is open. Both happen before this
/// address is, so there is nothing left to ask.
pub async fn ready() -> &'static str {
    "ready\n"
}
