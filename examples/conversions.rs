//! Receives the postbacks of Smart Links with axum, and stores each conversion once in SQLite.
//!
//! `cargo run --example conversions --features axum -- conversions.db 127.0.0.1:8081 https://example.com/conversions`
//! prints the URL to give to a postback, and receives what comes. The last argument is the URL at which
//! the server is reached from outside; it is this address itself if it is left out.
//!
//! Postbacks are not signed: the token in the URL is the only protection, and is kept in the database.

use std::{
    env,
    error::Error,
    process::ExitCode,
    sync::{Arc, Mutex, PoisonError},
};

use axum::{
    extract::{FromRef, State},
    http::StatusCode,
    routing::get,
};
use onlyfansapi::{
    postbacks::{Postback, PostbackTemplate, PostbackTemplates, ReceivedPostback, Variable},
    types::Secret,
};
use rusqlite::Connection;
use tokio::net::TcpListener;

const TABLES: &str = "
    CREATE TABLE IF NOT EXISTS token (only INTEGER PRIMARY KEY CHECK (only = 1), token TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS conversions (
        key TEXT PRIMARY KEY,
        click TEXT,
        kind TEXT,
        fan TEXT,
        gross TEXT,
        converted_at TEXT
    );
";

#[derive(Clone)]
struct Receiver {
    templates: PostbackTemplates,
    database: Arc<Mutex<Connection>>,
}

impl FromRef<Receiver> for PostbackTemplates {
    fn from_ref(receiver: &Receiver) -> Self {
        receiver.templates.clone()
    }
}

impl FromRef<Receiver> for Arc<Mutex<Connection>> {
    fn from_ref(receiver: &Receiver) -> Self {
        receiver.database.clone()
    }
}

#[tokio::main]
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
    let mut arguments = env::args().skip(1);
    let file = arguments.next().unwrap_or("conversions.db".to_owned());
    let address = arguments.next().unwrap_or("127.0.0.1:8081".to_owned());
    let listener = TcpListener::bind(&address).await?;
    let address = listener.local_addr()?;
    let url = arguments
        .next()
        .unwrap_or(format!("http://{address}/conversions"));

    let database = Connection::open(file)?;
    database.execute_batch(TABLES)?;
    let template = template(&url, &token(&database)?)?;
    for warning in template.warnings(["new_subscriber", "new_transaction"]) {
        eprintln!("{warning}");
    }
    // `client.smart_link_postbacks().create().url(&template)` takes the template as it is.
    println!("{template}");
    let receiver = Receiver {
        templates: PostbackTemplates::new(template),
        database: Arc::new(Mutex::new(database)),
    };
    let app = axum::Router::new()
        .route("/conversions", get(store))
        .with_state(receiver);
    let stopped = async {
        let _ = tokio::signal::ctrl_c().await;
    };
    axum::serve(listener, app)
        .with_graceful_shutdown(stopped)
        .await?;
    Ok(())
}

fn template(url: &str, token: &Secret) -> Result<PostbackTemplate, Box<dyn Error>> {
    let template = PostbackTemplate::url(url)
        .with("click", Variable::ExternalClickId)
        .with("kind", Variable::ConversionType)
        .with("fan", Variable::FanOnlyfansId)
        .with("gross", Variable::AmountGross)
        .with("at", Variable::ConversionAt)
        // Last, so that no value can cut it off.
        .with("token", token.as_str())
        .build()?;
    Ok(template)
}

/// Returns the token, which the first run makes.
fn token(database: &Connection) -> Result<Secret, Box<dyn Error>> {
    let new = Secret::generate()?;
    let insert = "INSERT OR IGNORE INTO token (only, token) VALUES (1, ?1)";
    database.execute(insert, [new.as_str()])?;
    let kept: String = database.query_row("SELECT token FROM token", [], |row| row.get(0))?;
    Ok(kept.into())
}

/// Stores a conversion, unless it is there.
async fn store(
    State(database): State<Arc<Mutex<Connection>>>,
    ReceivedPostback(postback): ReceivedPostback,
) -> StatusCode {
    for mismatch in postback.mismatches() {
        eprintln!("{mismatch}");
    }
    // Without a key, a conversion that comes again cannot be told from another one.
    let Some(key) = postback.dedupe_key() else {
        eprintln!("a conversion without a click, a fan or a time is not stored");
        return StatusCode::UNPROCESSABLE_ENTITY;
    };
    match insert(&database, &key, &postback) {
        Ok(1) => {
            println!(
                "{:?} of {:?}",
                postback.conversion_type(),
                postback.external_click_id()
            );
            StatusCode::OK
        }
        Ok(_) => StatusCode::OK,
        Err(error) => {
            eprintln!("{error}");
            StatusCode::INTERNAL_SERVER_ERROR
        }
    }
}

fn insert(
    database: &Mutex<Connection>,
    key: &str,
    postback: &Postback,
) -> Result<usize, rusqlite::Error> {
    let database = database.lock().unwrap_or_else(PoisonError::into_inner);
    let insert = "INSERT OR IGNORE INTO conversions (key, click, kind, fan, gross, converted_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    database.execute(
        insert,
        (
            key,
            postback.external_click_id(),
            postback.conversion_type(),
            postback.fan_onlyfans_id().map(|id| id.to_string()),
            postback.amount_gross().map(|amount| amount.to_string()),
            postback.conversion_at().map(|time| time.to_string()),
        ),
    )
}
