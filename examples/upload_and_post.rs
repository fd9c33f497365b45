//! Uploads a file to the vault and publishes a post with it, once the server has processed the file.
//!
//! `cargo run --example upload_and_post -- beach.jpg "Good morning" acct_123` with `ONLYFANSAPI_API_KEY`
//! set; without a key, a local server is asked, which takes names that end in `.jpg` or `.mp4`.
//!
//! Nothing is posted if the file cannot be processed: the server says so with a successful status, which
//! `until_done` makes an error.

#[path = "shared/media.rs"]
mod media;

use std::{
    env,
    error::Error,
    io::{self, Write},
    process::ExitCode,
    time::Duration,
};

use onlyfansapi::{Client, Outcome, Uploaded};

/// For slow lines; the default is 10 minutes.
const DEADLINE: Duration = Duration::from_secs(60 * 60);

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let mut arguments = env::args().skip(1);
    let (Some(file), Some(text)) = (arguments.next(), arguments.next()) else {
        eprintln!("usage: upload_and_post FILE TEXT [ACCOUNT]");
        return ExitCode::from(2);
    };
    let account = arguments.next().unwrap_or("acct_1".to_owned());
    match run(&file, &text, &account).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(file: &str, text: &str, account: &str) -> Result<(), Box<dyn Error>> {
    let client = media::client().await?;
    let uploaded = match upload(&client, account, file).await {
        Ok(uploaded) => uploaded,
        Err(error) => return Err(format!("nothing was posted: {error}").into()),
    };
    let item = &uploaded.id;
    eprintln!(
        "vault item {item}, {} credits",
        uploaded.credits_used.unwrap_or_default()
    );
    // The file may be there although OnlyFans could not read it.
    let media = uploaded.media.as_ref();
    if media.and_then(|media| media.has_error) == Some(true) {
        return Err(format!("nothing was posted: vault item {item} has an error").into());
    }

    let posts = client.posts();
    let post = posts.create(account).text(text).media_files([&uploaded]);
    let post = match post.await.and_then(|post| post.into_data()) {
        Ok(post) => post,
        // There is no idempotency key for posts: another call would publish another one.
        Err(error) if error.outcome() == Outcome::Unknown => {
            return Err(format!("{error}; look whether vault item {item} is posted").into());
        }
        Err(error) => {
            return Err(format!("{error}; vault item {item} is there, and not posted").into());
        }
    };
    let id = post.id.ok_or("the post is published, and has no id")?;
    println!("post {id}");
    Ok(())
}

/// Uploads a file and waits until the server has processed it.
async fn upload(
    client: &Client,
    account: &str,
    file: &str,
) -> Result<Uploaded, onlyfansapi::Error> {
    let upload = client
        .media_vault()
        .upload(account)
        .file(file)
        .deadline(DEADLINE)
        .on_progress(|progress| {
            let total = progress.total.unwrap_or(progress.sent);
            eprint!("\r{} of {total} bytes", progress.sent);
            let _ = io::stderr().flush();
        });
    // With the id, `media().get_upload_status()` waits in another program too.
    let job = upload.until_done();
    let job = job.on_created(|id| eprint!(", processing {id}"));
    let uploaded = job.await;
    // The end of the line of the progress.
    eprintln!();
    uploaded
}
