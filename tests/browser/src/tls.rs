//! https with a certificate made for the test, which no browser trusts by itself.

use std::net::{Ipv4Addr, TcpStream};
use std::sync::Arc;

use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// The server's side of an encrypted connection.
pub type Stream = StreamOwned<ServerConnection, TcpStream>;

/// What a server needs to encrypt its connections.
#[derive(Clone, Debug)]
pub struct Tls(Arc<ServerConfig>);

impl Tls {
    /// Makes a key and a certificate for this computer, signed by that key itself.
    pub fn self_made() -> Self {
        let names = ["localhost".to_owned(), Ipv4Addr::LOCALHOST.to_string()];
        let made = rcgen::generate_simple_self_signed(names).expect("a certificate can be made");
        let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(made.signing_key.serialize_der()));
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .expect("the usual protocols are there")
            .with_no_client_auth()
            .with_single_cert(vec![made.cert.der().clone()], key)
            .expect("key and certificate belong together");
        Self(Arc::new(config))
    }

    /// The encrypted connection over a plain one.
    pub fn over(&self, stream: TcpStream) -> Stream {
        let connection = ServerConnection::new(Arc::clone(&self.0)).expect("a new connection");
        StreamOwned::new(connection, stream)
    }
}
