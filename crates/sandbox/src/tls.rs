//! TLS, when it is asked for: a certificate for this machine and for every name of Gigya's, so that a client
//! whose resolver is pointed here need not know that it talks to a sandbox.
//!
//! The authority that signs it is made at the start and its key is forgotten at once: whoever trusts it trusts
//! this one certificate, and nobody can make another.

use std::net::IpAddr;
use std::sync::Arc;

use gigya::DataCenter;
use rcgen::{
    BasicConstraints, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair,
    KeyUsagePurpose,
};
use rustls::ServerConfig;
use rustls::crypto::aws_lc_rs;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use time::{Duration, OffsetDateTime};

/// Some browsers refuse certificates that live longer than this.
const LIFETIME: Duration = Duration::days(397);

/// What a server needs to speak TLS, and what a client needs to believe it.
pub struct Tls {
    /// Certificate, key, and HTTP/1.1.
    pub config: Arc<ServerConfig>,
    /// The authority's certificate (PEM).
    pub authority: String,
}

impl Tls {
    /// Makes a certificate for Gigya's names, for this machine and for the address that is listened on.
    pub fn generate(host: IpAddr) -> Result<Self, rcgen::Error> {
        let mut authority = dated(CertificateParams::new(Vec::new())?, "Authority of a Gigya sandbox");
        authority.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
        authority.key_usages = vec![KeyUsagePurpose::KeyCertSign];
        let authority_key = KeyPair::generate()?;
        let authority_certificate = authority.self_signed(&authority_key)?;

        let mut server = dated(CertificateParams::new(names(host))?, "Gigya sandbox");
        server.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        server.use_authority_key_identifier_extension = true;
        let key = KeyPair::generate()?;
        let certificate = server.signed_by(&key, &Issuer::new(authority, authority_key))?;
        let config = server_config(certificate.der().clone(), &key);
        Ok(Self { config, authority: authority_certificate.pem() })
    }
}

fn dated(mut parameters: CertificateParams, name: &str) -> CertificateParams {
    // A day early, for those whose clock is behind.
    parameters.not_before = OffsetDateTime::now_utc() - Duration::days(1);
    parameters.not_after = parameters.not_before + LIFETIME;
    parameters.distinguished_name.push(DnType::CommonName, name);
    parameters
}

/// A wildcard stands for one label only, so each data centre has its own (REST, 1.1).
fn names(host: IpAddr) -> Vec<String> {
    let this_machine = ["localhost", "127.0.0.1", "::1"].map(str::to_owned);
    let gigya = ["gigya.com", "*.gigya.com", "*.cn1.gigya-api.cn"].map(str::to_owned);
    let data_centers = DataCenter::ALL.map(|center| format!("*.{}", center.domain()));
    let mut names: Vec<_> = this_machine.into_iter().chain(gigya).chain(data_centers).collect();
    if !host.is_loopback() && !host.is_unspecified() {
        names.push(host.to_string());
    }
    names
}

fn server_config(certificate: CertificateDer<'static>, key: &KeyPair) -> Arc<ServerConfig> {
    let key = PrivateKeyDer::try_from(key.serialize_der()).expect("rcgen writes PKCS #8");
    // Named rather than the process's default, which a program that holds a sandbox may have chosen.
    let mut config = ServerConfig::builder_with_provider(aws_lc_rs::default_provider().into())
        .with_safe_default_protocol_versions()
        .expect("the provider speaks TLS 1.2 and 1.3")
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)
        .expect("the key is the certificate's");
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Arc::new(config)
}
