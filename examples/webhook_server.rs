//! Receives the events of a webhook with axum, and stores each of them once in SQLite.
//!
//! `cargo run --example webhook_server --features axum -- events.db 127.0.0.1:8080 https://example.com/webhooks`
//! with `ONLYFANSAPI_API_KEY` set. The last argument is the URL at which the server is reached from
//! outside; it is this address itself if it is left out. The first run creates the webhook and keeps its
//! id and secret in the database.
//!
//! An event is stored in one transaction with its effect, here the sums of sales, under the key of the
//! event. So it counts once, however often it is delivered and wherever the program is killed. What was
//! not delivered while the program was away is delivered again when it starts.

use std::{
    env,
    error::Error,
    process::ExitCode,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use onlyfansapi::{
    Client,
    types::{Amount, Secret, WebhookAccountScope, WebhookEventType},
    webhooks::{Delivery, Router, Sale, SaleSource, WebhookSecrets},
};
use rusqlite::{Connection, OptionalExtension};
use tokio::net::TcpListener;

const TABLES: &str = "
    CREATE TABLE IF NOT EXISTS webhook (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        secret TEXT NOT NULL,
        id TEXT,
        since TEXT
    );
    CREATE TABLE IF NOT EXISTS events (
        key TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        account TEXT,
        occurred_at TEXT,
        body TEXT NOT NULL
    );
    CREATE TABLE IF NOT EXISTS sales (
        account TEXT PRIMARY KEY,
        count INTEGER NOT NULL,
        net TEXT NOT NULL
    );
";

/// Events are subscribed to narrowly: 100 of them cost a credit.
const EVENTS: [WebhookEventType; 4] = [
    WebhookEventType::MessagesReceived,
    WebhookEventType::MessagesSent,
    WebhookEventType::SubscriptionsNew,
    WebhookEventType::TransactionsNew,
];

/// The database, which one delivery writes to at a time, for a fraction of a millisecond.
#[derive(Clone)]
struct Store(Arc<Mutex<Connection>>);

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
    let file = arguments.next().unwrap_or("events.db".to_owned());
    let address = arguments.next().unwrap_or("127.0.0.1:8080".to_owned());
    let listener = TcpListener::bind(&address).await?;
    let address = listener.local_addr()?;
    let url = arguments
        .next()
        .unwrap_or(format!("http://{address}/webhooks"));

    let client = Client::from_env()?;
    let store = Store::open(&file)?;
    let secret = store.secret()?;
    let secrets = WebhookSecrets::new([&secret]);
    let router = router(&store, secrets);

    let app = axum::Router::new().route("/webhooks", router.route());
    let server = axum::serve(listener, app).with_graceful_shutdown(stopped());
    let mut server = tokio::spawn(server.into_future());
    println!("listening on {address}");

    // The server is up before the webhook is created or asked to deliver again.
    let stopped = tokio::select! {
        subscribed = subscribe(&client, &store, &secret, &url) => {
            subscribed?;
            server.await
        }
        stopped = &mut server => stopped,
    };
    stopped??;
    // No connection comes any more; what is under way is handled to its end.
    router.stop().await;
    println!("{}", store.summary()?);
    Ok(())
}

fn router(store: &Store, secrets: WebhookSecrets) -> Router {
    let store = store.clone();
    Router::builder(secrets)
        .fallback(move |delivery| {
            let stored = store.handle(&delivery);
            std::future::ready(stored.map_err(|error| error.to_string()))
        })
        .on_error(|error| eprintln!("{error}"))
        .build()
}

/// Creates the webhook in the first run; asks for what was missed in every other one.
async fn subscribe(
    client: &Client,
    store: &Store,
    secret: &Secret,
    url: &str,
) -> Result<(), Box<dyn Error>> {
    let Some((id, since)) = store.webhook()? else {
        let created = client
            .webhooks()
            .create()
            .endpoint_url(url)
            .events(EVENTS)
            .account_scope(WebhookAccountScope::Global)
            .signing_secret(secret)
            .await?
            .into_data()?;
        let id = created
            .id
            .ok_or("expected the id of the webhook, found none")?;
        let since = created
            .created_at
            .ok_or("expected the time of the webhook, found none")?;
        store.set_webhook(&id.to_string(), since.as_str())?;
        println!("subscribed as {id}");
        return Ok(());
    };
    loop {
        let webhooks = client.webhooks();
        let again = webhooks.redeliver_all(&id, &*since).max_credits(100);
        let again = again.await?;
        println!("{} events are delivered again", again.sent.len());
        for (delivery, error) in again.refused {
            eprintln!("delivery {:?}: {error}", delivery.id);
        }
        // A webhook that is paused after many failures delivers nothing for some minutes.
        let Some(error) = again.stopped_by else {
            return Ok(());
        };
        eprintln!("{} events are left: {error}", again.left.len());
        tokio::time::sleep(Duration::from_secs(60)).await;
    }
}

/// Waits for ctrl-c, or for the signal by which services are stopped.
async fn stopped() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}

impl Store {
    fn open(file: &str) -> Result<Self, rusqlite::Error> {
        let connection = Connection::open(file)?;
        connection.busy_timeout(Duration::from_secs(5))?;
        connection.execute_batch(TABLES)?;
        Ok(Self(Arc::new(Mutex::new(connection))))
    }

    fn connection(&self) -> MutexGuard<'_, Connection> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns the secret of the webhook, which is stored before it is used: no call returns it.
    fn secret(&self) -> Result<Secret, Box<dyn Error>> {
        let new = Secret::generate()?;
        let connection = self.connection();
        let insert = "INSERT OR IGNORE INTO webhook (only, secret) VALUES (1, ?1)";
        connection.execute(insert, [new.as_str()])?;
        let kept: String =
            connection.query_row("SELECT secret FROM webhook", [], |row| row.get(0))?;
        Ok(kept.into())
    }

    /// Returns the id of the webhook and the time of its creation.
    fn webhook(&self) -> Result<Option<(String, String)>, rusqlite::Error> {
        let select = "SELECT id, since FROM webhook WHERE id IS NOT NULL";
        let row = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
        self.connection().query_row(select, [], row).optional()
    }

    fn set_webhook(&self, id: &str, since: &str) -> Result<(), rusqlite::Error> {
        let update = "UPDATE webhook SET id = ?1, since = ?2";
        self.connection().execute(update, [id, since]).map(drop)
    }

    /// Stores an event together with its effect, unless it is there.
    fn handle(&self, delivery: &Delivery) -> Result<(), Box<dyn Error>> {
        let event = delivery.event()?;
        for drift in event.drift() {
            eprintln!("{}: {drift}", delivery.name());
        }
        let account = delivery.account_id().map(ToString::to_string);
        let mut connection = self.connection();
        let change = connection.transaction()?;
        let insert = "INSERT OR IGNORE INTO events (key, name, account, occurred_at, body)
            VALUES (?1, ?2, ?3, ?4, ?5)";
        let is_new = change.execute(
            insert,
            (
                delivery.dedupe_key().as_str(),
                delivery.name().as_str(),
                &account,
                event.occurred_at().map(|time| time.to_string()),
                str::from_utf8(delivery.raw())?,
            ),
        )? == 1;
        if is_new && let Some(sale) = Sale::of(&event, SaleSource::Transactions) {
            add(&change, account.as_deref().unwrap_or_default(), sale.net)?;
        }
        change.commit()?;
        Ok(())
    }

    fn summary(&self) -> Result<String, rusqlite::Error> {
        let connection = self.connection();
        let events: i64 =
            connection.query_row("SELECT count(*) FROM events", [], |row| row.get(0))?;
        let sales: i64 =
            connection.query_row("SELECT coalesce(sum(count), 0) FROM sales", [], |row| {
                row.get(0)
            })?;
        Ok(format!("{events} events are stored, {sales} of them sales"))
    }
}

/// Adds a sale to the sums of an account. Amounts are text, which keeps every digit.
fn add(change: &Connection, account: &str, net: Option<Amount>) -> Result<(), Box<dyn Error>> {
    let select = "SELECT net FROM sales WHERE account = ?1";
    let known: Option<String> = change
        .query_row(select, [account], |row| row.get(0))
        .optional()?;
    let known: Amount = known.map_or(Ok(Amount::default()), |text| text.parse())?;
    let sum = known + net.unwrap_or_default();
    let write = "INSERT INTO sales (account, count, net) VALUES (?1, 1, ?2)
        ON CONFLICT (account) DO UPDATE SET count = count + 1, net = ?2";
    change.execute(write, (account, sum.to_string()))?;
    Ok(())
}
