//! Counts chats without async: those of your team if `ONLYFANSAPI_API_KEY` is set, otherwise those of the mock.

use std::{env, error::Error, process::ExitCode, thread};

use onlyfansapi::{Client, blocking::Wait, mock::MockServer, types::Id};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {}", with_causes(&*error));
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    // The mock stops when it is dropped.
    let (client, _mock) = if env::var_os("ONLYFANSAPI_API_KEY").is_some() {
        (Client::from_env()?, None)
    } else {
        println!("ONLYFANSAPI_API_KEY is not set: asking a local mock of the API\n");
        let mock = MockServer::start_blocking()?;
        let client = Client::builder()
            .api_key("mock")
            .base_url(mock.base_url())
            .build()?;
        (client, Some(mock))
    };

    let accounts = client.accounts().list().wait()?;
    let ids: Vec<&Id> = accounts
        .iter()
        .filter_map(|account| account.id.as_ref())
        .collect();

    // Any number of threads may wait at once; clones of a client share its connections.
    let counts = thread::scope(|scope| {
        let threads = ids.iter().map(|id| {
            let chats = client.chats().list(*id).limit(20);
            scope.spawn(move || chats.wait().map(|chats| chats.data.len()))
        });
        let threads: Vec<_> = threads.collect();
        let ends = threads.into_iter().map(|thread| thread.join());
        ends.collect::<Vec<_>>()
    });
    for (id, count) in ids.iter().zip(counts) {
        let count = count.map_err(|_| format!("the thread of {id} panicked"))??;
        println!("{id}: {count} chats on the first page");
    }
    Ok(())
}

fn with_causes(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(&format!(": {error}"));
        cause = error.source();
    }
    text
}
