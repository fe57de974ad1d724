//! Prints the address of the server when it answers: the second half of `serve`.

use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::thread::sleep;
use std::time::Duration;

/// Waits until something answers on this port, then prints its address on a line of its own.
///
/// Runs beside the server and ends without a word if the server ends first.
pub(crate) fn announce(port: u16) {
    let server = parent();
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    while parent() == server {
        if TcpStream::connect_timeout(&address, Duration::from_secs(1)).is_ok() {
            println!("\nhttp://{address}/\n");
            return;
        }
        sleep(Duration::from_millis(100));
    }
}

/// The process that started this one; it changes when that one ends.
#[cfg(unix)]
fn parent() -> u32 {
    std::os::unix::process::parent_id()
}

/// Not known here: the terminal ends both.
#[cfg(not(unix))]
fn parent() -> u32 {
    0
}
