//! Lists the Smart Link postbacks of your team if `ONLYFANSAPI_API_KEY` is set, otherwise those of the mock.

use std::{env, error::Error, process::ExitCode};

use onlyfansapi::{Client, mock::MockServer, types::SmartLinkPostback};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {}", with_causes(&*error));
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), Box<dyn Error>> {
    // The mock stops when it is dropped.
    let (client, _mock) = if env::var_os("ONLYFANSAPI_API_KEY").is_some() {
        (Client::from_env()?, None)
    } else {
        println!("ONLYFANSAPI_API_KEY is not set: asking a local mock of the API\n");
        let mock = MockServer::start().await?;
        let client = Client::builder()
            .api_key("mock")
            .base_url(mock.base_url())
            .build()?;
        (client, Some(mock))
    };

    let postbacks = client.smart_link_postbacks().list().send().await?;

    let header = ["ID", "METHOD", "SCOPE", "CONVERSION TYPES", "URL"].map(str::to_owned);
    print_table(
        [header]
            .into_iter()
            .chain(postbacks.data.iter().map(row))
            .collect(),
    );
    if let Some(credits) = postbacks.credits() {
        let count = |credits: Option<i64>| credits.map_or("?".to_owned(), |n| n.to_string());
        println!(
            "\n{} credits used, {} left",
            count(credits.used),
            count(credits.balance)
        );
    }
    Ok(())
}

fn row(postback: &SmartLinkPostback) -> [String; 5] {
    let types = postback.conversion_types.iter().map(ToString::to_string);
    [
        text(&postback.id),
        text(&postback.http_method),
        text(&postback.smart_link_scope),
        types.collect::<Vec<_>>().join(", "),
        text(&postback.url),
    ]
}

fn text(value: &Option<impl ToString>) -> String {
    value.as_ref().map(ToString::to_string).unwrap_or_default()
}

fn print_table<const N: usize>(rows: Vec<[String; N]>) {
    let widths: [usize; N] = std::array::from_fn(|column| {
        rows.iter()
            .map(|row| row[column].chars().count())
            .max()
            .unwrap_or(0)
    });
    for row in rows {
        let cells = row
            .iter()
            .zip(widths)
            .map(|(cell, width)| format!("{cell:width$}"));
        println!("{}", cells.collect::<Vec<_>>().join("  ").trim_end());
    }
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
