//! Asks a server whether there is something at an address. [edge: the only file of the program that reaches the network]
//!
//! The head is asked for first. Where it is refused, whatever the reason, the page itself is, because many servers answer
//! such questions wrong; of its body nothing is read. Redirects are followed here, so that those for good can be told from
//! those for now.

#![expect(clippy::disallowed_methods, reason = "edge: asks servers, and looks at the clock")]

use std::error::Error as _;
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use ureq::http::{Response, StatusCode};
use ureq::tls::{Certificate, RootCerts, TlsConfig, TlsProvider};
use ureq::{Agent, Body, Error};

use super::address::joined;
use super::{Answer, Limits};

/// How the program calls itself to servers.
const NAME: &str = concat!("yearbook/", env!("CARGO_PKG_VERSION"), " (link check)");

/// Whoever asks; connections are shared.
pub(super) struct Asker {
    agent: Agent,
    redirects: usize,
    patience: Duration,
}

impl Asker {
    /// One that keeps to `limits`, and trusts whom the system trusts.
    pub(super) fn new(limits: &Limits) -> Self {
        let roots = rustls_native_certs::load_native_certs().certs;
        let roots: Vec<_> = roots.iter().map(|root| Certificate::from_der(root).to_owned()).collect();
        let tls = TlsConfig::builder()
            .provider(TlsProvider::Rustls)
            .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .root_certs(RootCerts::Specific(Arc::new(roots)))
            .build();
        let config = Agent::config_builder()
            .user_agent(NAME)
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_global(Some(limits.patience))
            .tls_config(tls)
            .build();
        Self { agent: config.new_agent(), redirects: limits.redirects, patience: limits.patience }
    }

    /// What becomes of `address`. A server that asks to be left alone for a short while is asked once more after it.
    pub(super) fn ask(&self, address: &str) -> Answer {
        let (mut at, mut moved) = (address.to_owned(), None);
        let mut is_for_good = true;
        for _ in 0..=self.redirects {
            let answer = match self.answer(&at) {
                Ok(answer) => answer,
                Err(error) => return fault(error),
            };
            let status = answer.status();
            let location = answer.headers().get("location").and_then(|value| value.to_str().ok());
            let Some(to) = location.filter(|_| status.is_redirection()).and_then(|to| joined(&at, to)) else {
                return found(status, moved);
            };
            is_for_good &= matches!(status.as_u16(), 301 | 308);
            if is_for_good {
                moved = Some(to.clone());
            }
            at = to;
        }
        Answer::Circling
    }

    /// The answer at one address, which may lead to another.
    fn answer(&self, address: &str) -> Result<Response<Body>, Error> {
        let head = self.agent.head(address).call()?;
        let status = head.status();
        if !status.is_client_error() && !status.is_server_error() {
            return Ok(head);
        }
        if let Some(wait) = self.asked_to_wait(&head) {
            std::thread::sleep(wait);
        }
        self.agent.get(address).call()
    }

    /// How long the server asks to be left alone, where that is not too long.
    fn asked_to_wait(&self, answer: &Response<Body>) -> Option<Duration> {
        let seconds = answer.headers().get("retry-after")?.to_str().ok()?.trim().parse().ok()?;
        Some(Duration::from_secs(seconds)).filter(|wait| *wait <= self.patience)
    }
}

/// What `status` says, at the end of redirects of which those for good lead to `moved`.
fn found(status: StatusCode, moved: Option<String>) -> Answer {
    match status.as_u16() {
        404 | 410 => Answer::Gone(status.as_u16()),
        200..=299 | 304 => moved.map_or(Answer::Found, Answer::Moved),
        // It is there, for whoever may see it.
        401 | 403 | 407 => Answer::Found,
        other => Answer::Refused(other),
    }
}

/// What `error` says.
fn fault(error: Error) -> Answer {
    match error {
        Error::Timeout(_) => Answer::Slow,
        Error::HostNotFound => Answer::NoHost,
        Error::Tls(reason) => Answer::Insecure(reason.to_owned()),
        Error::Rustls(reason) => Answer::Insecure(reason.to_string()),
        Error::Io(error) => {
            let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>());
            match inner {
                Some(reason) => Answer::Insecure(reason.to_string()),
                None => Answer::Silent(error.to_string()),
            }
        }
        other => Answer::Silent(other.source().map_or_else(|| other.to_string(), ToString::to_string)),
    }
}

/// A time on a clock that goes on.
pub(super) fn now() -> Instant {
    Instant::now()
}

/// Seconds since 1970, by which answers that were kept grow old.
pub(super) fn today() -> u64 {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_secs())
}
