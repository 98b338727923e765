//! Serves one address until it is told to stop: connections in, requests to the router, with limits on the head of a
//! request that no handler could set.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::serve::Listener;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::AbortHandle;
use tower::Service;

use crate::metrics::Metrics;
use crate::quota::Peer;

/// The most bytes of a request's head. What is larger is answered with 431; a participant token has some hundreds.
const MAX_HEAD: usize = 16 * 1024;

/// A server that was started.
#[derive(Clone)]
pub struct Serving {
    task: AbortHandle,
    stopped: watch::Receiver<()>,
}

impl Serving {
    /// The server with this task, which stops when the sender of `stopped` is gone.
    pub fn new(task: AbortHandle, stopped: watch::Receiver<()>) -> Self {
        Self { task, stopped }
    }

    /// Whether a request that comes now is answered.
    pub fn takes_requests(&self) -> bool {
        !self.task.is_finished() && self.stopped.has_changed().is_ok()
    }
}

/// Serves until the sender of `stopped` is gone and the requests that run are answered. A connection that takes
/// longer than `head` for a request's head, or for beginning one, is closed.
pub async fn serve(
    mut listener: TcpListener,
    router: Router,
    head: Duration,
    metrics: Metrics,
    mut stopped: watch::Receiver<()>,
) {
    let connections = GracefulShutdown::new();
    loop {
        let (connection, peer) = tokio::select! {
            // axum's own way of accepting goes on after errors, such as too many open files.
            accepted = Listener::accept(&mut listener) => accepted,
            _ = stopped.changed() => break,
        };
        let conversation = converse(connection, peer, router.clone(), head, connections.watcher());
        let connected = metrics.connected();
        tokio::spawn(async move {
            conversation.await;
            drop(connected);
        });
    }
    drop(listener);
    connections.shutdown().await;
}

async fn converse(connection: TcpStream, peer: SocketAddr, router: Router, head: Duration, watcher: Watcher) {
    // Small answers are not held back to be sent together (Nagle's algorithm).
    if let Err(error) = connection.set_nodelay(true) {
        tracing::debug!(%error, "a connection keeps its delay");
    }
    let service = service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(Peer(peer.ip()));
        router.clone().call(request)
    });
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(head).max_buf_size(MAX_HEAD);
    let served = watcher.watch(http.serve_connection(TokioIo::new(connection), service)).await;
    if let Err(error) = served {
        tracing::debug!(%error, "a connection ended early");
    }
}
