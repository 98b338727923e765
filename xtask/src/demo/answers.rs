//! Whether a service answers yet.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::time::Duration;

/// How long one attempt may take; the next one follows.
const ATTEMPT: Duration = Duration::from_secs(1);

/// Asks once for `path`; anything that is no server's failure is an answer.
pub fn answers(port: u16, path: &str) -> bool {
    status(port, path).is_some_and(|status| status < 500)
}

fn status(port: u16, path: &str) -> Option<u16> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let mut stream = TcpStream::connect_timeout(&address, ATTEMPT).ok()?;
    stream.set_read_timeout(Some(ATTEMPT)).ok()?;
    stream.set_write_timeout(Some(ATTEMPT)).ok()?;
    let request = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).ok()?;
    let mut start = [0; 12];
    stream.read_exact(&mut start).ok()?;
    std::str::from_utf8(&start).ok()?.strip_prefix("HTTP/1.1 ")?.parse().ok()
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead, BufReader};
    use std::net::TcpListener;
    use std::thread;

    use super::*;

    fn server_that_says(reply: &'static str) -> u16 {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            // The whole request: a connection closed with something unread is reset, and its answer is lost.
            let lines = BufReader::new(&stream).lines();
            lines.map(Result::unwrap).take_while(|line| !line.is_empty()).for_each(drop);
            stream.write_all(reply.as_bytes()).unwrap();
        });
        port
    }

    #[test]
    fn a_service_that_is_ready_answers() {
        assert!(answers(server_that_says("HTTP/1.1 200 OK\r\n\r\n"), "/health/ready"));
    }

    #[test]
    fn a_service_that_is_not_ready_yet_does_not_count() {
        assert!(!answers(server_that_says("HTTP/1.1 503 Service Unavailable\r\n\r\n"), "/health/ready"));
    }
}
