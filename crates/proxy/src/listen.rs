//! Serves one address until it is told to stop: connections in, requests to the router, with limits that no handler
//! could set: on the number of connections, on the head of a request, on the time that somebody takes to read an
//! answer.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::serve::Listener;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::task::AbortHandle;
use tokio_io_timeout::TimeoutStream;
use tower::Service;

use crate::metrics::Metrics;
use crate::quota::Peer;
use crate::settings::Limits;

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

/// Serves until the sender of `stopped` is gone and the requests that run are answered. A connection that takes too
/// long for a request's head, for beginning one, or for reading an answer is closed.
pub async fn serve(
    mut listener: TcpListener,
    router: Router,
    limits: Limits,
    metrics: Metrics,
    mut stopped: watch::Receiver<()>,
) {
    let connections = GracefulShutdown::new();
    let mut places = Places::new(limits.connections);
    loop {
        let (connection, peer, place) = tokio::select! {
            accepted = places.accept(&mut listener) => accepted,
            _ = stopped.changed() => break,
        };
        // Small answers are not held back to be sent together (Nagle's algorithm).
        if let Err(error) = connection.set_nodelay(true) {
            tracing::debug!(%error, "a connection keeps its delay");
        }
        let conversation = converse(connection, peer.ip(), router.clone(), limits, connections.watcher());
        let connected = metrics.connected();
        tokio::spawn(async move {
            conversation.await;
            drop((connected, place));
        });
    }
    drop(listener);
    connections.shutdown().await;
}

/// How many connections there may be at once.
struct Places {
    free: Arc<Semaphore>,
    most: usize,
    warned: bool,
}

impl Places {
    fn new(most: usize) -> Self {
        Self { free: Arc::new(Semaphore::new(most)), most, warned: false }
    }

    /// The next connection, with its place. While there is none, who comes waits in the system's queue: that one may
    /// be answered yet, which somebody who was sent away is not.
    async fn accept(
        &mut self,
        listener: &mut TcpListener,
    ) -> (TcpStream, SocketAddr, Option<OwnedSemaphorePermit>) {
        if self.free.available_permits() == 0 && !self.warned {
            // Once: whoever opens connections must not fill the log. The metrics tell how many there are.
            self.warned = true;
            tracing::warn!(
                "all {} connections are taken: who comes now waits for one to end. If these are visitors, allow more \
                 with --max-connections; if they are one visitor's, let what stands in front bound them by address",
                self.most
            );
        }
        // It is never closed.
        let place = Arc::clone(&self.free).acquire_owned().await.ok();
        // axum's own way of accepting goes on after errors, such as too many open files.
        let (connection, peer) = Listener::accept(listener).await;
        (connection, peer, place)
    }
}

async fn converse(
    connection: impl AsyncRead + AsyncWrite + Send + 'static,
    peer: IpAddr,
    router: Router,
    limits: Limits,
    watcher: Watcher,
) {
    let mut connection = TimeoutStream::new(connection);
    connection.set_write_timeout(Some(limits.write));
    let service = service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(Peer(peer));
        router.clone().call(request)
    });
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(limits.head).max_buf_size(MAX_HEAD);
    let served = watcher.watch(http.serve_connection(TokioIo::new(Box::pin(connection)), service)).await;
    if let Err(error) = served {
        tracing::debug!(%error, "a connection ended early");
    }
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;
    use std::time::Duration;

    use axum::routing::get;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, DuplexStream, duplex};
    use tokio::task::JoinHandle;
    use tokio::time::{Instant, sleep};

    use super::*;

    /// What is on its way between proxy and visitor, at most: far less than the answer.
    const UNDER_WAY: usize = 1024;
    const ANSWER: usize = 20 * UNDER_WAY;
    const A_SECOND: Duration = Duration::from_secs(1);

    /// A visitor who has asked for something large, and the proxy's end of the conversation.
    async fn visitor() -> (DuplexStream, JoinHandle<()>) {
        let (mut visitor, proxy) = duplex(UNDER_WAY);
        let router = Router::new().route("/", get(async || "x".repeat(ANSWER)));
        let conversation = tokio::spawn(async {
            let (peer, connections) = (Ipv4Addr::LOCALHOST.into(), GracefulShutdown::new());
            converse(proxy, peer, router, Limits::default(), connections.watcher()).await;
        });
        let request = "GET / HTTP/1.1\r\nhost: proxy\r\nconnection: close\r\n\r\n";
        visitor.write_all(request.as_bytes()).await.unwrap();
        (visitor, conversation)
    }

    #[tokio::test(start_paused = true)]
    async fn who_reads_nothing_of_an_answer_is_not_waited_for() {
        let start = Instant::now();
        let (mut visitor, conversation) = visitor().await;
        conversation.await.unwrap();
        let limit = Limits::default().write;
        assert!((limit..limit + A_SECOND).contains(&start.elapsed()), "{:?}", start.elapsed());
        let mut read = Vec::new();
        visitor.read_to_end(&mut read).await.unwrap();
        assert!(read.len() <= UNDER_WAY, "the rest is not kept for later");
    }

    #[tokio::test(start_paused = true)]
    async fn who_reads_slowly_gets_the_whole_answer() {
        let (mut visitor, conversation) = visitor().await;
        let mut answer = Vec::new();
        while visitor.read_buf(&mut answer).await.unwrap() > 0 {
            sleep(Limits::default().write.saturating_sub(A_SECOND)).await;
        }
        conversation.await.unwrap();
        assert!(answer.ends_with("x".repeat(ANSWER).as_bytes()), "{} bytes", answer.len());
    }
}
