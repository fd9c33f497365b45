//! The beginning of a [`Login`]: by a request, or by the id of an attempt that has begun.

use std::{future::Future, pin::Pin};

use super::{Login, address::attempt_in};
use crate::{
    client::Client,
    generated::{
        groups::authentication::{Authentication, Reauthenticate, Start, UpdateCredentials},
        types::PendingAuthentication,
    },
    model::id::Id,
    response::{Response, error::Error},
};

/// A future of a login, which does not borrow the handle.
type Beginning = Pin<Box<dyn Future<Output = Result<Login, Error>> + Send>>;

impl Authentication {
    /// Connects an account by the email address and the password of its creator.
    ///
    /// The call is short for `start().email(email).password(password).connect()`. All other ways to begin
    /// a login are requests with a method `connect` as well:
    ///
    /// | | begins |
    /// |---|---|
    /// | [`start()`](Self::start)`.….connect()` | a first login: by password, browser session or phone app, through a proxy |
    /// | [`reauthenticate(account)`](Self::reauthenticate)`.connect()` | a login of a connected account with the data that the server has |
    /// | [`update_credentials(account)`](Self::update_credentials)`.….connect()` | a login of a connected account with new data |
    ///
    /// ```no_run
    /// # async fn example(client: onlyfansapi::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// use onlyfansapi::LoginState;
    ///
    /// let password = std::env::var("CREATOR_PASSWORD")?;
    /// let login = client.authentication().connect("creator@example.com", password).await?;
    /// let mut state = login.until_done().await?;
    /// while let LoginState::NeedsCode { phone_ending, .. } = &state {
    ///     println!("code that was sent to the phone …{phone_ending:?}:");
    ///     let mut code = String::new();
    ///     std::io::stdin().read_line(&mut code)?;
    ///     login.submit_code(code.trim()).await?;
    ///     state = login.until_done().await?;
    /// }
    /// println!("{state:?}");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Resolves to the errors of [`Start::connect`].
    pub fn connect(&self, email: impl Into<String>, password: impl Into<String>) -> Beginning {
        let start = self.start().email(email.into()).password(password.into());
        Box::pin(start.connect())
    }

    /// Returns the login of an attempt that has begun, in this program or another.
    ///
    /// Nothing is sent: the id is all that a login needs, so a handler that gets a code from a browser
    /// makes it anew.
    ///
    /// ```no_run
    /// # async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
    /// let login = client.authentication().attempt("auth_123");
    /// login.submit_code("123456").await?;
    /// println!("{:?}", login.until_done().await?);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn attempt(&self, attempt_id: impl Into<Id>) -> Login {
        let attempt_id = attempt_id.into();
        // The handle keeps its client to itself.
        let client = self.get_status(&attempt_id).request.client().clone();
        Login::new(client, attempt_id)
    }

    /// Returns the login of the attempt that a `polling_url` of the server names.
    ///
    /// Programs that stored the URL of a response need this; `connect` reads it by itself. Nothing is sent
    /// to the URL: the id within it is used, at the base URL of the client.
    ///
    /// # Errors
    ///
    /// Returns an error of kind [`ErrorKind::Request`](crate::ErrorKind::Request) if the URL is not one of
    /// an attempt, or its origin is neither that of the base URL nor one of the API; the message names
    /// both origins.
    ///
    /// ```no_run
    /// # async fn example(client: onlyfansapi::Client, url: &str) -> Result<(), onlyfansapi::Error> {
    /// let login = client.authentication().attempt_at(url)?;
    /// println!("{:?}", login.state().await?);
    /// # Ok(())
    /// # }
    /// ```
    pub fn attempt_at(&self, polling_url: impl AsRef<str>) -> Result<Login, Error> {
        let status = self.get_status("").request;
        let id = attempt_in(status.base_url(), polling_url.as_ref())
            .map_err(|problem| Error::request(status.call(), problem))?;
        Ok(Login::new(status.client().clone(), id))
    }
}

impl Start {
    /// Begins the login, and returns it for its further steps.
    ///
    /// ```no_run
    /// # async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
    /// use onlyfansapi::types::AuthenticationType;
    ///
    /// let login = client
    ///     .authentication()
    ///     .start()
    ///     .auth_type(AuthenticationType::MobileApp)
    ///     .name("Ann")
    ///     .connect()
    ///     .await?;
    /// println!("open on the phone: {:?}", login.app_link());
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Returns the error of the request; one of kind [`ErrorKind::Job`](crate::ErrorKind::Job) if the
    /// response says that no login began, or names no attempt of this API.
    ///
    /// The request is not sent again when its response is lost, since a login may have begun:
    /// [`Error::outcome`](crate::Error::outcome) is `Unknown` then.
    pub async fn connect(self) -> Result<Login, Error> {
        let client = self.request.client().clone();
        Login::begun(client, &self.await?)
    }
}

impl UpdateCredentials {
    /// Begins the login with the new data, and returns it for its further steps.
    ///
    /// Until it ends, the server responds to all other calls of the account with 503.
    ///
    /// ```no_run
    /// # async fn example(client: onlyfansapi::Client, password: String) -> Result<(), onlyfansapi::Error> {
    /// let request = client.authentication().update_credentials("acct_123");
    /// let login = request.email("creator@example.com").password(password).connect().await?;
    /// println!("{:?}", login.until_done().await?);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Returns the errors of [`Start::connect`].
    pub async fn connect(self) -> Result<Login, Error> {
        let client = self.request.client().clone();
        Login::begun(client, &self.await?)
    }
}

impl Reauthenticate {
    /// Begins the login with the data that the server has, and returns it for its further steps.
    ///
    /// Until it ends, the server responds to all other calls of the account with 503.
    ///
    /// ```no_run
    /// # async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
    /// let login = client.authentication().reauthenticate("acct_123").connect().await?;
    /// println!("{:?}", login.until_done().await?);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Returns the errors of [`Start::connect`]. The server refuses with 400 what is not possible now.
    pub async fn connect(self) -> Result<Login, Error> {
        let client = self.request.client().clone();
        Login::begun(client, &self.await?)
    }
}

impl Login {
    /// Returns the login that a response has begun.
    fn begun(client: Client, response: &Response<PendingAuthentication>) -> Result<Self, Error> {
        if response.success == Some(false) {
            let reason = response.message.as_deref().unwrap_or("no reason is given");
            return Err(response.job_error(format!("the login did not begin: {reason}")));
        }
        let given = response.attempt_id.clone();
        // A login with the data that the server has comes without an id.
        let id = match (given, &response.polling_url) {
            (Some(id), _) => id,
            (None, Some(url)) => {
                attempt_in(client.base_url(), url).map_err(|problem| response.job_error(problem))?
            }
            (None, None) => {
                let problem = "expected `attempt_id` or `polling_url` in the response, found neither; the login may have begun, and is not known";
                return Err(response.job_error(problem.to_owned()));
            }
        };
        let login = Self::new(client, id);
        login.seen().app_link = response.mobile_auth_session_deeplink.clone();
        Ok(login)
    }
}
