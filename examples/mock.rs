//! Serves the mock, so that you can try clients in any language against it.
//!
//! `cargo run --example mock -- --port 8080` prints the base URL and runs until it is stopped.

use std::{error::Error, process::ExitCode};

use onlyfansapi::mock::MockServer;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), Box<dyn Error>> {
    let server = MockServer::builder().port(port()?).start().await?;
    println!("{}", server.base_url());
    tokio::signal::ctrl_c().await?;
    Ok(())
}

fn port() -> Result<u16, String> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        [] => Ok(0),
        ["--port", port] => port
            .parse()
            .map_err(|_| format!("--port: expected a number up to 65535, found {port:?}")),
        _ => Err("usage: mock [--port PORT]".to_owned()),
    }
}
