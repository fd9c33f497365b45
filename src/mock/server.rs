//! [`MockServer`]: the server itself.

use std::{
    io,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    time::Duration,
};

use tokio::{net::TcpListener, sync::mpsc, task::JoinHandle};

use super::{
    clock::{self, Clock},
    connection::listen,
    courier::{self, Pace},
    endpoint::{self, Endpoint},
    keys::{Keys, Permission},
    log::Log,
    metadata::Metadata,
    on::{Expected, On},
    outbox::Outbox,
    received::ReceivedRequest,
    rule::{self, Rule},
    state::{Shared, State},
    team::Team,
    world::{Size, World},
};
use crate::model::timestamp::Timestamp;

/// A local server that behaves like the API, as far as the API is known.
///
/// The server listens on `127.0.0.1`, accepts any key except [`INVALID_KEY`](super::INVALID_KEY), and stops
/// when it is dropped. The guide [to tests](crate::cookbook) has programs.
///
/// Arguments are checked as the client checks them, and refused in the API's form. What is created is
/// listed, changed and deleted. Credits are counted, and rate limits if they are set.
#[derive(Debug)]
pub struct MockServer {
    address: SocketAddr,
    pub(super) shared: Shared,
    tasks: [JoinHandle<()>; 2],
}

/// The configuration of a [`MockServer`].
#[derive(Debug, Clone)]
#[must_use = "a server starts by `start`"]
pub struct MockServerBuilder {
    address: SocketAddr,
    size: Size,
    beginning: Option<Timestamp>,
    keys: Keys,
    balance: i64,
    pace: Pace,
}

impl Default for MockServerBuilder {
    fn default() -> Self {
        Self {
            address: (Ipv4Addr::LOCALHOST, 0).into(),
            size: Size::default(),
            beginning: None,
            keys: Keys::default(),
            balance: 1_000_000,
            pace: Pace::default(),
        }
    }
}

impl MockServerBuilder {
    /// Sets the seed of all that is made up: ids, names, texts, amounts and dates.
    pub fn seed(mut self, seed: u64) -> Self {
        self.size.seed = seed;
        self
    }

    /// Sets the number of accounts; the first is `acct_123`.
    pub fn accounts(mut self, count: usize) -> Self {
        self.size.accounts = count;
        self
    }

    /// Sets the number of fans of each account.
    pub fn fans(mut self, count: usize) -> Self {
        self.size.fans = count;
        self
    }

    /// Sets the number of chats of each account.
    pub fn chats(mut self, count: usize) -> Self {
        self.size.chats = count;
        self
    }

    /// Sets the number of messages in each chat.
    pub fn messages(mut self, count: usize) -> Self {
        self.size.messages = count;
        self
    }

    /// Sets the number of transactions of each account.
    pub fn transactions(mut self, count: usize) -> Self {
        self.size.transactions = count;
        self
    }

    /// Sets the number of rows of all other lists with pages.
    pub fn rows(mut self, count: usize) -> Self {
        self.size.rows = count;
        self
    }

    /// Takes any account and id for one that exists.
    pub fn lenient(mut self) -> Self {
        self.size.is_lenient = true;
        self
    }

    /// Sets the time at which the clock of the server begins; it is 2026-01-31T12:00:00Z otherwise.
    pub fn now(mut self, now: impl Into<Timestamp>) -> Self {
        self.beginning = Some(now.into());
        self
    }

    /// Sets the credits of the team.
    pub fn credits(mut self, credits: i64) -> Self {
        self.balance = credits;
        self
    }

    /// Restricts an API key to some operations.
    pub fn key(mut self, key: impl Into<String>, permission: Permission) -> Self {
        self.keys.set(key.into(), permission);
        self
    }

    /// Sets the pause between two attempts of a delivery; it is 100 ms otherwise.
    ///
    /// That of the API is not documented.
    pub fn delivery_pause(mut self, pause: Duration) -> Self {
        self.pace.pause = pause;
        self
    }

    /// Sets the time that a receiver has to answer; it is 10 seconds otherwise, as documented.
    pub fn delivery_timeout(mut self, timeout: Duration) -> Self {
        self.pace.limits.total = timeout;
        self
    }

    /// Sets the port; a free one is taken otherwise.
    pub fn port(mut self, port: u16) -> Self {
        self.address.set_port(port);
        self
    }

    /// Sets the address to listen on.
    ///
    /// On any other than that of the loopback interface, everyone in the network can use the server.
    pub fn address(mut self, address: IpAddr) -> Self {
        self.address.set_ip(address);
        self
    }

    /// Starts the server.
    ///
    /// # Errors
    ///
    /// Returns an error if the port cannot be opened, for example because it is in use, or if the time
    /// that was set is no date or time.
    pub async fn start(self) -> io::Result<MockServer> {
        endpoint::prepare()?;
        let beginning = match self.beginning {
            Some(now) => Some(now.as_second().ok_or_else(|| {
                let problem =
                    format!("expected a date or time such as 2026-01-31T12:00:00Z, found {now}");
                io::Error::new(io::ErrorKind::InvalidInput, problem)
            })?),
            None => None,
        };
        let listener = TcpListener::bind(self.address).await?;
        let address = listener.local_addr()?;
        let clock = Clock::new(beginning);
        let world = World::new(self.size, clock.beginning, format!("http://{address}"));
        let (queue, jobs) = mpsc::unbounded_channel();
        let shared = Shared::new(State {
            clock,
            keys: self.keys,
            team: Team::new(self.balance),
            rules: Vec::new(),
            log: Log::default(),
            world,
            metadata: Metadata::default(),
            outbox: Outbox::new(queue),
        });
        let tasks = [
            tokio::spawn(listen(listener, shared.clone())),
            tokio::spawn(courier::carry(jobs, shared.clone(), self.pace)),
        ];
        Ok(MockServer {
            address,
            shared,
            tasks,
        })
    }

    /// Starts the server from synchronous code; it runs on a background thread.
    ///
    /// # Errors
    ///
    /// Returns an error if the port cannot be opened, or if it is called inside an async runtime:
    /// await [`start`](Self::start) there.
    #[cfg(feature = "blocking")]
    pub fn start_blocking(self) -> io::Result<MockServer> {
        crate::blocking::block_on(self.start()).map_err(io::Error::other)?
    }
}

impl MockServer {
    /// Starts a server on a free port.
    ///
    /// # Errors
    ///
    /// Returns an error if no port can be opened.
    pub async fn start() -> io::Result<Self> {
        Self::builder().start().await
    }

    /// Starts a server on a free port from synchronous code; it runs on a background thread.
    ///
    /// # Errors
    ///
    /// Returns an error if no port can be opened, or if it is called inside an async runtime: await
    /// [`start`](Self::start) there.
    #[cfg(feature = "blocking")]
    pub fn start_blocking() -> io::Result<Self> {
        Self::builder().start_blocking()
    }

    /// Configures a server.
    pub fn builder() -> MockServerBuilder {
        MockServerBuilder::default()
    }

    /// Returns the base URL to pass to [`ClientBuilder::base_url`](crate::ClientBuilder::base_url).
    #[must_use]
    pub fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Makes a rule for the requests of an operation.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use onlyfansapi::{StatusCode, mock::{MockServer, operations}};
    ///
    /// let server = MockServer::start().await?;
    /// server.on(operations::messages::send()).when(|request| request.body("price") == 5).reply(StatusCode::CONFLICT);
    /// # Ok(())
    /// # }
    /// ```
    pub fn on(&self, endpoint: Endpoint) -> On<'_> {
        On::new(&self.shared, Rule::on(Some(endpoint)))
    }

    /// Makes a rule for all requests.
    pub fn on_any(&self) -> On<'_> {
        On::new(&self.shared, Rule::on(None))
    }

    /// Expects one request of an operation, or another number, which is set by
    /// [`times`](Expected::times).
    ///
    /// Requests that are refused for their arguments do not count.
    pub fn expect(&self, endpoint: Endpoint) -> Expected<'_> {
        Expected(On::new(&self.shared, Rule::expecting(endpoint)))
    }

    /// Checks all expectations.
    ///
    /// # Panics
    ///
    /// If one is not met; the message has all of them, and the log.
    pub fn verify(&self) {
        let (problems, log) = self
            .shared
            .with(|state| (rule::problems(&state.rules), state.log.clone()));
        assert!(
            problems.is_empty(),
            "{}\nreceived:\n{log}",
            problems.join("\n")
        );
    }

    /// Removes all rules and expectations.
    pub fn reset(&self) {
        self.shared.with(|state| state.rules.clear());
    }

    /// Forgets the requests received so far; the world and the rules stay.
    pub fn forget(&self) {
        self.shared.with(|state| state.log = Log::default());
    }

    /// Returns the requests received so far, oldest first; only the latest 1000 are kept.
    #[must_use]
    pub fn received(&self) -> Vec<ReceivedRequest> {
        self.shared
            .with(|state| state.log.requests().cloned().collect())
    }

    /// Returns the requests of an operation, oldest first, among the latest 1000 of all.
    #[must_use]
    pub fn requests(&self, endpoint: Endpoint) -> Vec<ReceivedRequest> {
        self.shared.with(|state| state.requests(endpoint))
    }

    /// Returns the log, whose `Display` is a table.
    #[must_use]
    pub fn log(&self) -> Log {
        self.shared.with(|state| state.log.clone())
    }

    /// Returns the team, whose limits can be set.
    pub fn team(&self) -> MockTeam<'_> {
        MockTeam(&self.shared)
    }

    /// Steps the clock of the server.
    ///
    /// Minutes of rate limits and the day for which idempotency keys are kept go by, and jobs of the
    /// server go on.
    pub fn step(&self, duration: Duration) {
        self.shared.with(|state| state.clock.step(duration));
    }

    /// Returns the time of the server.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.shared
            .with(|state| clock::text(state.clock.second()).into())
    }
}

impl Drop for MockServer {
    /// Stops the server, and panics if an expectation is not met, unless the thread panics already.
    fn drop(&mut self) {
        for task in &self.tasks {
            task.abort();
        }
        if !std::thread::panicking() {
            self.verify();
        }
    }
}

/// The team of a [`MockServer`]: its credits and limits.
#[derive(Debug)]
pub struct MockTeam<'s>(&'s Shared);

impl MockTeam<'_> {
    /// Sets the number of requests that are answered in a minute; others get status 429.
    pub fn per_minute(self, requests: u32) -> Self {
        self.0.with(|state| state.team.per_minute = Some(requests));
        self
    }

    /// Sets the number of requests of an account that are answered at a time; others get status 429
    /// of OnlyFans.
    pub fn at_once(self, requests: u32) -> Self {
        self.0.with(|state| state.team.at_once = Some(requests));
        self
    }

    /// Sets the credits.
    pub fn set_credits(self, credits: i64) -> Self {
        self.0.with(|state| state.team.balance = credits);
        self
    }

    /// Returns the credits that are left.
    #[must_use]
    pub fn credits(&self) -> i64 {
        self.0.with(|state| state.team.balance)
    }
}
