//! Whose address counts: that of the other end of the connection, unless a proxy that the operator trusts stands
//! there and says for whom it asks.
//!
//! Each proxy on the way adds, on the right, the address that it was asked from. So the list is read from the right:
//! past the trusted ones, the first address is the one that a trusted proxy saw, and what is left of it was written
//! by somebody who may have invented it.

use std::net::{IpAddr, Ipv6Addr};
use std::str::FromStr;

use axum::http::header::FORWARDED;
use axum::http::{HeaderMap, HeaderName};
use ipnet::{IpNet, Ipv4Net};

const X_FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// The other end of a request's connection.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub IpAddr);

/// The proxies in front that are believed when they say for whom they ask. None by default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrustedProxies(Vec<IpNet>);

/// The text names no addresses.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is neither an address nor a network: write `10.0.0.7`, `10.0.0.0/8` or `fd00::/8`")]
pub struct TrustedProxyError(String);

impl FromIterator<IpNet> for TrustedProxies {
    fn from_iter<I: IntoIterator<Item = IpNet>>(networks: I) -> Self {
        Self(networks.into_iter().collect())
    }
}

impl TrustedProxies {
    /// One entry of the operator's list.
    ///
    /// # Errors
    /// When it is neither an address nor a network.
    pub fn entry(text: &str) -> Result<IpNet, TrustedProxyError> {
        let text = text.trim();
        let network = IpNet::from_str(text).or_else(|_| text.parse::<IpAddr>().map(IpNet::from));
        network.map(canonical).map_err(|_| TrustedProxyError(text.to_owned()))
    }

    /// Whether somebody who is not listed says for whom they ask: a proxy in front that was forgotten, or a visitor
    /// who plays.
    pub fn disbelieves(&self, peer: IpAddr, headers: &HeaderMap) -> bool {
        !self.contains(peer.to_canonical())
            && [X_FORWARDED_FOR, FORWARDED].iter().any(|name| headers.contains_key(name))
    }

    /// The address that a request counts for.
    pub fn visitor(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let peer = peer.to_canonical();
        if !self.contains(peer) {
            return peer;
        }
        let by_list = |name, address: fn(&str) -> Option<IpAddr>| {
            headers.contains_key(&name).then(|| self.first_untrusted(peer, &entries(headers, &name), address))
        };
        match (by_list(X_FORWARDED_FOR, bare_address), by_list(FORWARDED, forwarded_address)) {
            (Some(visitor), None) | (None, Some(visitor)) => visitor,
            (Some(one), Some(other)) if one == other => one,
            // The proxy in front writes one of them and hands on what the visitor wrote in the other: nobody can
            // tell which. An honest browser sends neither, so only who plays with them meets this.
            (None, None) | (Some(_), Some(_)) => peer,
        }
    }

    /// Walks from the right; an entry that is no address ends the way at the last proxy that was believed.
    fn first_untrusted(&self, peer: IpAddr, list: &[&str], address: fn(&str) -> Option<IpAddr>) -> IpAddr {
        let mut known = peer;
        for entry in list.iter().rev() {
            let Some(address) = address(entry) else { break };
            known = address.to_canonical();
            if !self.contains(known) {
                break;
            }
        }
        known
    }

    fn contains(&self, address: IpAddr) -> bool {
        self.0.iter().any(|network| network.contains(&address))
    }
}

/// Visitors' addresses are compared in their IPv4 form, so a network in IPv6 clothes (`::ffff:10.0.0.0/104`) takes them
/// off, too.
fn canonical(network: IpNet) -> IpNet {
    let IpNet::V6(clothed) = network else { return network };
    let address = clothed.addr().to_ipv4_mapped().zip(clothed.prefix_len().checked_sub(96));
    let bare = address.and_then(|(address, length)| Ipv4Net::new(address, length).ok());
    bare.map_or(network, IpNet::V4)
}

/// The entries of a list that may stretch over several headers of its name.
fn entries<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Vec<&'h str> {
    let values = headers.get_all(name).iter();
    // A value that is no text becomes an entry that is no address, so that nothing left of it is believed.
    values.flat_map(|value| value.to_str().unwrap_or_default().split(',')).map(str::trim).collect()
}

/// An entry of `X-Forwarded-For`: an address, with a port where a load balancer adds it.
fn bare_address(entry: &str) -> Option<IpAddr> {
    let unbracketed = || entry.strip_prefix('[')?.strip_suffix(']')?.parse().ok();
    let with_port = || entry.parse::<std::net::SocketAddr>().ok().map(|address| address.ip());
    entry.parse().ok().or_else(unbracketed).or_else(with_port)
}

/// An entry of `Forwarded` (RFC 7239): `for="[2001:db8::7]:4711";proto=https`.
fn forwarded_address(entry: &str) -> Option<IpAddr> {
    let mut pairs = entry.split(';').filter_map(|pair| pair.trim().split_once('='));
    let (_, node) = pairs.find(|(name, _)| name.eq_ignore_ascii_case("for"))?;
    bare_address(node.trim_matches('"'))
}

/// What an address is counted by. Whoever has one IPv6 address has the other 2^64 of its network (RFC 6177), too.
pub fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => address.into(),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    /// Who asks, at a proxy that believes two networks, with these headers.
    fn visitor(peer: &str, headers: &[(&'static str, &str)]) -> String {
        let trusted = ["10.0.0.0/8", "fd00::1"].map(|text| TrustedProxies::entry(text).unwrap());
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(HeaderName::from_static(name), HeaderValue::from_str(value).unwrap());
        }
        TrustedProxies::from_iter(trusted).visitor(peer.parse().unwrap(), &map).to_string()
    }

    #[test]
    fn a_stranger_who_names_another_address_is_not_believed() {
        for name in ["x-forwarded-for", "forwarded"] {
            assert_eq!(visitor("203.0.113.9", &[(name, "198.51.100.1")]), "203.0.113.9");
        }
    }

    #[test]
    fn past_the_trusted_proxies_the_rightmost_address_counts() {
        for (list, expected) in [
            ("198.51.100.1", "198.51.100.1"),
            ("192.0.2.66, 198.51.100.1", "198.51.100.1"),
            ("192.0.2.66, 198.51.100.1, 10.1.2.3", "198.51.100.1"),
            ("198.51.100.1:4711", "198.51.100.1"),
            ("2001:db8::7", "2001:db8::7"),
            ("[2001:db8::7]:4711, 10.1.2.3", "2001:db8::7"),
            ("10.9.9.9", "10.9.9.9"),
        ] {
            assert_eq!(visitor("10.0.0.1", &[("x-forwarded-for", list)]), expected, "{list}");
        }
    }

    #[test]
    fn forwarded_is_read_as_rfc_7239_writes_it() {
        for (list, expected) in [
            ("for=198.51.100.1;proto=https;by=10.0.0.1", "198.51.100.1"),
            (r#"for=192.0.2.66, For="[2001:db8::7]:4711""#, "2001:db8::7"),
            ("proto=https;for=198.51.100.1, for=10.1.2.3", "198.51.100.1"),
        ] {
            assert_eq!(visitor("fd00::1", &[("forwarded", list)]), expected, "{list}");
        }
    }

    #[test]
    fn what_is_no_address_ends_the_way_at_the_last_proxy_that_is_believed() {
        for list in ["unknown", "198.51.100.1, unknown", "198.51.100.1, ", "198.51.100.1 10.0.0.2"] {
            assert_eq!(visitor("10.0.0.1", &[("x-forwarded-for", list)]), "10.0.0.1", "{list}");
        }
        assert_eq!(visitor("10.0.0.1", &[("x-forwarded-for", "unknown, 10.1.2.3")]), "10.1.2.3");
        assert_eq!(visitor("10.0.0.1", &[("forwarded", "for=_hidden")]), "10.0.0.1");
    }

    #[test]
    fn a_list_may_stretch_over_several_headers() {
        let headers = [("x-forwarded-for", "192.0.2.66"), ("x-forwarded-for", "198.51.100.1, 10.1.2.3")];
        assert_eq!(visitor("10.0.0.1", &headers), "198.51.100.1");
    }

    #[test]
    fn two_headers_that_contradict_each_other_are_not_believed() {
        let headers = |one, other| [("x-forwarded-for", one), ("forwarded", other)];
        assert_eq!(visitor("10.0.0.1", &headers("198.51.100.1", "for=198.51.100.1")), "198.51.100.1");
        assert_eq!(visitor("10.0.0.1", &headers("198.51.100.1", "for=192.0.2.66")), "10.0.0.1");
    }

    #[test]
    fn an_ipv4_address_in_ipv6_clothes_is_the_same_address() {
        assert_eq!(visitor("::ffff:10.0.0.1", &[("x-forwarded-for", "::ffff:198.51.100.1")]), "198.51.100.1");
    }

    #[test]
    fn a_network_in_ipv6_clothes_is_the_same_network() {
        let of = |text: &str| TrustedProxies::entry(text).unwrap().to_string();
        assert_eq!(of("::ffff:10.0.0.0/104"), "10.0.0.0/8");
        assert_eq!(of("::ffff:10.0.0.7"), "10.0.0.7/32");
        assert_eq!(of("fd00::/8"), "fd00::/8");
    }

    #[test]
    fn who_is_not_listed_and_names_another_is_noticed() {
        let trusted = TrustedProxies::from_iter([TrustedProxies::entry("10.0.0.0/8").unwrap()]);
        let noticed = |peer: &str, name| {
            let headers = HeaderMap::from_iter([(name, HeaderValue::from_static("198.51.100.1"))]);
            trusted.disbelieves(peer.parse().unwrap(), &headers)
        };
        assert!(noticed("192.0.2.1", X_FORWARDED_FOR) && noticed("192.0.2.1", FORWARDED));
        assert!(!noticed("10.0.0.1", X_FORWARDED_FOR) && !noticed("::ffff:10.0.0.1", FORWARDED));
        assert!(!noticed("192.0.2.1", axum::http::header::ORIGIN));
    }

    #[test]
    fn addresses_of_one_ipv6_network_count_together() {
        let of = |text: &str| network(text.parse().unwrap()).to_string();
        assert_eq!(of("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::");
        assert_eq!(of("2001:db8:1:3::1"), "2001:db8:1:3::");
        assert_eq!(
            (of("198.51.100.1"), of("::ffff:198.51.100.1")),
            ("198.51.100.1".into(), "198.51.100.1".into())
        );
    }

    #[test]
    fn what_names_no_network_is_refused_with_what_to_write() {
        for text in ["localhost", "10.0.0.0/33", "", "*"] {
            let refused = TrustedProxies::entry(text).unwrap_err().to_string();
            assert!(refused.contains("write `10.0.0.7`"), "{text}");
        }
    }
}
