//! [`RedisServer`]: a Redis server of a test's own, on a socket in a temporary folder.

use std::{
    env, fs, io,
    path::PathBuf,
    process::{Child, Command, Stdio, id},
    time::Duration,
};

use redis::{
    Client, Cmd, FromRedisValue,
    aio::{ConnectionManager, ConnectionManagerConfig},
};

/// A Redis server that ends with the test.
pub(super) struct RedisServer {
    process: Child,
    folder: PathBuf,
}

impl RedisServer {
    /// Starts a server; returns `None`, and says so, if none is installed.
    pub(super) async fn start() -> Option<Self> {
        Self::start_with(&[]).await
    }

    /// Starts a server with more arguments.
    pub(super) async fn start_with(arguments: &[&str]) -> Option<Self> {
        let name = format!("onlyfansapi-redis-{}-{:x}", id(), fastrand::u64(..));
        let folder = env::temp_dir().join(name);
        fs::create_dir(&folder).expect("a temporary folder");
        let process = Command::new("redis-server")
            .args(["--port", "0", "--save", "", "--appendonly", "no"])
            .arg("--unixsocket")
            .arg(folder.join("socket"))
            .arg("--dir")
            .arg(&folder)
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        let process = match process {
            Ok(process) => process,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let _ = fs::remove_dir(&folder);
                eprintln!("SKIPPED: expected `redis-server` on the PATH, found none; install it");
                return None;
            }
            Err(error) => panic!("redis-server: {error}"),
        };
        let server = Self { process, folder };
        for _ in 0..1_000 {
            // A socket that exists may not be listened to yet.
            if std::os::unix::net::UnixStream::connect(server.folder.join("socket")).is_ok() {
                return Some(server);
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("redis-server does not listen after 10 s");
    }

    /// Returns a client; the query ends the URL, such as `?pass=secret`.
    pub(super) fn client(&self, query: &str) -> Client {
        let socket = self.folder.join("socket");
        let url = format!("redis+unix://{}{query}", socket.display());
        Client::open(url).expect("a URL")
    }

    /// Returns a connection that waits for answers as long as a slow machine may need.
    pub(super) async fn connection(&self) -> ConnectionManager {
        self.patient(Duration::from_secs(60)).await
    }

    /// Returns a connection on which a command without an answer is an error after this time.
    pub(super) async fn patient(&self, timeout: Duration) -> ConnectionManager {
        let config = ConnectionManagerConfig::new().set_response_timeout(Some(timeout));
        ConnectionManager::new_with_config(self.client(""), config)
            .await
            .expect("a connection")
    }

    /// Runs a command, whose words spaces separate, on a connection of its own.
    pub(super) async fn run<T: FromRedisValue>(&self, command: &str) -> T {
        let mut packed = Cmd::new();
        for word in command.split(' ') {
            packed.arg(word);
        }
        let mut connection = self.connection().await;
        packed
            .query_async(&mut connection)
            .await
            .expect("an answer")
    }

    /// Kills the server.
    pub(super) fn kill(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Drop for RedisServer {
    fn drop(&mut self) {
        self.kill();
        let _ = fs::remove_dir_all(&self.folder);
    }
}
