//! What runs while the proxy is measured: an upstream that says one account to whatever it is asked, nginx in front of
//! it, and the proxy in front of it. Each is asked once before it is measured, to see that it does what is counted.

use std::fs;
use std::path::Path;
use std::process::{Child, Command};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, bail};
use gigya::signature::{Secret, sign_uid};
use serde_json::{Value, json};
use ureq::Agent;

use super::Subject;
use super::cores::{self, Cores};
use super::memory::{self, Memory};
use crate::demo::addresses::Addresses;
use crate::demo::answers::answers;
use crate::{paths, process};

/// Marie's account, as the sandbox answers `accounts.getAccountInfo` for the form of the summer quiz.
const ACCOUNT: &str = include_str!("../../../bench/account.json");
const CAMPAIGN: &str = include_str!("../../../../campaigns/summer-quiz.toml");
const UID: &str = "4f0c2a9e7b6d4e1fa3c85d20b91e6f37";
const PREFILL: &str = "/v1/campaigns/summer-quiz/prefill";

/// Made up for this measurement. With the partner's secret the proxy knows who a participant is without asking.
const PARTNER_SECRET: &str = "bm9ib2R5J3MgcGFydG5lciBzZWNyZXQ=";

/// How long a server may take to answer for the first time.
const PATIENCE: Duration = Duration::from_secs(20);
const BEAT: Duration = Duration::from_millis(50);

/// The running servers. Dropping it stops them.
pub struct Stage {
    /// Who runs where.
    pub cores: Cores,
    addresses: Addresses,
    agent: Agent,
    proxy: Server,
    nginx: Server,
    _upstream: Server,
}

impl Stage {
    /// Starts all three; their files lie in `folder`.
    pub fn start(addresses: Addresses, cores: Cores, folder: &Path, stop: &Receiver<()>) -> Result<Self> {
        let campaigns = folder.join("campaigns");
        fs::create_dir_all(&campaigns).with_context(|| format!("creating {}", campaigns.display()))?;
        let campaign = campaigns.join("summer-quiz.toml");
        fs::write(&campaign, addresses.put_into(CAMPAIGN)).context("writing the campaign file")?;

        let upstream = nginx(cores.upstream, folder, "upstream", &upstream(addresses))?;
        let nginx = nginx(cores.subject, folder, "nginx", &passing_on(addresses))?;
        let mut proxy = cores::on(cores.subject, paths::target().join("release/connection-proxy"));
        proxy.args(["--listen", &format!("127.0.0.1:{}", addresses.proxy())]);
        proxy.args(["--operators", &format!("127.0.0.1:{}", addresses.operators())]);
        proxy.arg("--campaigns").arg(&campaigns).arg("--widget").arg(folder);
        // One participant at one address asks for all there is: quotas are there to prevent just that.
        proxy.args(["--quotas", "prefill-per-address=4294967295,prefill-per-participant=4294967295"]);
        proxy.env("GIGYA_SANDBOX_PARTNER_SECRET", PARTNER_SECRET).env("RUST_LOG", "error");
        let proxy = Server::start("the proxy", &mut proxy)?;

        let agent = Agent::config_builder().proxy(None).build().into();
        let stage = Self { cores, addresses, agent, proxy, nginx, _upstream: upstream };
        for (port, path) in [
            (addresses.sandbox(), "/"),
            (addresses.page_port(), "/"),
            (addresses.operators(), "/health/ready"),
        ] {
            wait_for(port, path, stop)?;
        }
        stage.check()?;
        Ok(stage)
    }

    /// A participant token for Marie.
    pub fn open_session(&self) -> Result<String> {
        let timestamp = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs().to_string();
        let signature = sign_uid(&Secret::from_base64(PARTNER_SECRET)?, UID, &timestamp);
        let address = format!("http://127.0.0.1:{}/v1/campaigns/summer-quiz/session", self.addresses.proxy());
        let request = self.agent.post(&address).header("Origin", self.page());
        let body = json!({"uid": UID, "signature": signature, "timestamp": timestamp});
        let mut answer = request.send_json(body).context("opening a session at the proxy")?;
        let session: Value = answer.body_mut().read_json().context("the session is JSON")?;
        Ok(session["token"].as_str().context("the session has a token")?.to_owned())
    }

    /// Where a prefill is asked for.
    pub fn prefill_at(&self, subject: Subject) -> String {
        let port = match subject {
            Subject::Proxy => self.addresses.proxy(),
            Subject::Nginx => self.addresses.page_port(),
            Subject::Upstream => self.addresses.sandbox(),
        };
        format!("http://127.0.0.1:{port}{PREFILL}")
    }

    /// The page that asks.
    pub fn page(&self) -> String {
        self.addresses.page()
    }

    /// What proxy and nginx hold.
    pub fn memory(&self) -> Result<[Memory; 2]> {
        Ok([memory::of(self.proxy.0.id())?, memory::of(self.nginx.0.id())?])
    }

    /// Fails when one of them does not answer what is counted.
    fn check(&self) -> Result<()> {
        let token = self.open_session()?;
        for subject in Subject::ALL {
            let request = self.agent.get(self.prefill_at(subject)).header("Origin", self.page());
            let mut answer = request.header("Authorization", format!("Bearer {token}")).call()?;
            let body = answer.body_mut().read_to_string()?;
            let passed_on = body == ACCOUNT;
            if !body.contains("Marie") || passed_on == (subject == Subject::Proxy) {
                bail!("{subject:?} does not answer as it should: {body}");
            }
        }
        Ok(())
    }
}

/// A running server. Dropping it asks it to stop, and waits: nginx stops its workers then.
struct Server(Child);

impl Server {
    fn start(name: &str, command: &mut Command) -> Result<Self> {
        command.spawn().map(Self).with_context(|| format!("starting {name}: `{}`", process::line(command)))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended already: then there is nothing to stop and nothing to say.
        Command::new("kill").arg(self.0.id().to_string()).status().map(drop).unwrap_or_default();
        self.0.wait().map(drop).unwrap_or_default();
    }
}

fn nginx(core: usize, folder: &Path, name: &str, http: &str) -> Result<Server> {
    let prefix = folder.join(name);
    fs::create_dir_all(&prefix).with_context(|| format!("creating {}", prefix.display()))?;
    let file = prefix.join("nginx.conf");
    fs::write(&file, configuration(http)).with_context(|| format!("writing {}", file.display()))?;
    let mut command = cores::on(core, "nginx");
    command.arg("-p").arg(&prefix).args(["-e", "stderr", "-c"]).arg(&file);
    Server::start("nginx", &mut command)
}

/// One worker, no log, connections that stay; what nginx insists on keeping lies in its own folder.
fn configuration(http: &str) -> String {
    format!(
        "daemon off;\nworker_processes 1;\npid nginx.pid;\nerror_log stderr warn;\n\
         events {{ worker_connections 1024; }}\n\
         http {{\n    access_log off;\n    keepalive_requests 1000000000;\n    client_body_temp_path client;\n    \
         proxy_temp_path proxy;\n    fastcgi_temp_path fastcgi;\n    uwsgi_temp_path uwsgi;\n    \
         scgi_temp_path scgi;\n{http}}}\n"
    )
}

fn upstream(addresses: Addresses) -> String {
    let port = addresses.sandbox();
    format!(
        "    server {{\n        listen 127.0.0.1:{port};\n        default_type text/javascript;\n        \
         location / {{ return 200 '{ACCOUNT}'; }}\n    }}\n"
    )
}

fn passing_on(addresses: Addresses) -> String {
    let (port, upstream) = (addresses.page_port(), addresses.sandbox());
    format!(
        "    upstream gigya {{\n        server 127.0.0.1:{upstream};\n        keepalive 64;\n        \
         keepalive_requests 1000000000;\n    }}\n    \
         server {{\n        listen 127.0.0.1:{port};\n        location / {{\n            \
         proxy_pass http://gigya/accounts.getAccountInfo;\n            proxy_http_version 1.1;\n            \
         proxy_set_header Connection \"\";\n        }}\n    }}\n"
    )
}

fn wait_for(port: u16, path: &str, stop: &Receiver<()>) -> Result<()> {
    let since = Instant::now();
    while !answers(port, path) {
        if since.elapsed() > PATIENCE {
            bail!("nothing answers at 127.0.0.1:{port}{path} after {} seconds", PATIENCE.as_secs());
        }
        if stop.recv_timeout(BEAT) != Err(RecvTimeoutError::Timeout) {
            bail!("stopped");
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_account_is_a_success_and_may_stand_between_nginxs_quotation_marks() {
        let account: Value = serde_json::from_str(ACCOUNT).unwrap();
        assert_eq!((&account["errorCode"], &account["UID"]), (&json!(0), &json!(UID)));
        assert!(!ACCOUNT.contains(['\'', '$', '\\']), "nginx would read it otherwise");
    }
}
