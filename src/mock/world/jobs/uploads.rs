//! Uploads, which are processed over some polls and used once, and downloads.

use hyper::StatusCode;
use serde_json::{Map, Value, json};

use super::is_true;
use crate::{
    mock::{
        endpoint::Endpoint,
        received::Arguments,
        refusal,
        reply::{Content, Reply},
        world::{
            World, collection, files, not_found, of_status,
            plan::{PLAN, sample},
            vary::like_id,
        },
    },
    response::credits::of_bytes,
};

#[derive(Debug)]
pub(super) struct Upload {
    /// The response to a poll that finds it done.
    media: Value,
    credits: i64,
    polls: u32,
    account: String,
    /// Whether it is processed without success.
    is_broken: bool,
    /// Whether it is spent by the first message or post that carries it.
    is_for_one: bool,
    is_spent: bool,
}

/// Returns the credits for a file of this length, as the client reserves them.
fn price(length: u64) -> i64 {
    i64::try_from(of_bytes(length)).unwrap_or(i64::MAX)
}

impl World {
    pub(super) fn upload(
        &mut self,
        endpoint: Endpoint,
        arguments: &Arguments,
        is_for_one: bool,
    ) -> (Reply, i64) {
        let file = arguments.files.iter().find(|file| file.part == "file");
        let length = file.map_or(1_000_000, |file| file.length);
        let name = file.map_or("remote.jpg", |file| &file.name);
        let credits = price(length);
        let id = like_id("ofapi_media_0123456789abcdef", &mut self.jobs.rng);
        let mut body = sample(endpoint).clone();
        let account = arguments.path.first().map_or("", |(_, id)| id.as_str());
        let is_async = arguments
            .members()
            .is_some_and(|members| members.get("async").is_some_and(is_true));
        let mut media = match is_for_one {
            true => {
                let mut media = body.clone();
                media["file_name"] = name.into();
                media["prefixed_id"] = id.clone().into();
                media
            }
            false => {
                let vault = PLAN
                    .sources
                    .iter()
                    .position(|source| source.endpoint.name() == "media_vault.list");
                let kind = if name.ends_with(".mp4") {
                    "video"
                } else {
                    "photo"
                };
                let members = Map::from_iter([("type".to_owned(), json!(kind))]);
                let own: Vec<String> = arguments
                    .path
                    .iter()
                    .take(1)
                    .map(|(_, text)| text.clone())
                    .collect();
                let second = self.beginning;
                let row =
                    vault.and_then(|vault| self.collection(vault, &own).made(members, second));
                let mut data = body["data"].take();
                if let Some(Value::Object(row)) = &row {
                    collection::write(&mut data, row);
                }
                data
            }
        };
        if let Value::Object(members) = &mut media {
            members.remove("polling_url");
            members.remove("status");
        }
        let upload = Upload {
            media: media.clone(),
            credits,
            polls: 0,
            account: account.to_owned(),
            is_broken: name.contains("broken"),
            is_for_one,
            is_spent: false,
        };
        self.jobs.uploads.insert(id.clone(), upload);
        if is_async {
            let polling_url = format!("{}/api/{account}/media/uploads/{id}/status", self.base_url);
            let body = json!({"status": "pending", "prefixed_id": id, "polling_url": polling_url});
            return (
                Reply::with(StatusCode::ACCEPTED, Content::Json(body)),
                credits,
            );
        }
        match is_for_one {
            true => body = media,
            false => {
                body["data"] = media;
                if let Value::Object(members) = &mut body {
                    for name in ["polling_url", "prefixed_id", "status"] {
                        members.remove(name);
                    }
                }
            }
        }
        (of_status(endpoint, &body), credits)
    }

    pub(super) fn upload_status(&mut self, endpoint: Endpoint, id: &str) -> Option<(Reply, i64)> {
        let is_lenient = self.size.is_lenient;
        let Some(upload) = self.jobs.uploads.jobs.get_mut(id) else {
            return (!is_lenient).then(|| (not_found(), 0));
        };
        upload.polls += 1;
        let is_done = upload.polls == 3;
        let body = match upload.polls {
            1 => json!({"prefixed_id": id, "status": "pending"}),
            2 => json!({"prefixed_id": id, "status": "processing"}),
            _ if upload.is_broken => json!({
                "prefixed_id": id,
                "status": "failed",
                "error": "The file is neither a photo nor a video.",
            }),
            _ => json!({
                "prefixed_id": id,
                "status": "completed",
                "media": upload.media,
                "credits_used": upload.credits,
            }),
        };
        if is_done {
            let account = upload.account.clone();
            self.tell_upload(&account, &body);
        }
        Some((of_status(endpoint, &body), 0))
    }

    /// Refuses uploads that there are not, or that are spent, and spends the others.
    pub(super) fn spend_uploads(&mut self, arguments: &Arguments) -> Option<Reply> {
        let members = arguments.members()?;
        let mut errors = Map::new();
        let mut found = Vec::new();
        for (name, value) in members {
            let Value::Array(items) = value else { continue };
            if collection::bare(name) != "mediafiles" {
                continue;
            }
            for (index, item) in items.iter().enumerate() {
                let Some(id) = item.as_str().filter(|id| id.starts_with("ofapi_media_")) else {
                    continue;
                };
                let problem = match self.jobs.uploads.jobs.get(id) {
                    None if self.size.is_lenient => continue,
                    None => "is no upload of this team",
                    Some(upload) if upload.is_spent => "was used before",
                    Some(_) => {
                        found.push(id.to_owned());
                        continue;
                    }
                };
                let place = format!("{name}.{index}");
                let sentence = format!("The {place} field {problem}.");
                errors.insert(place, json!([sentence]));
            }
        }
        if !errors.is_empty() {
            let first = errors
                .values()
                .next()
                .and_then(|sentences| sentences[0].as_str());
            let message = first.unwrap_or_default().to_owned();
            return Some(refusal::unprocessable(&message, errors));
        }
        for id in found {
            if let Some(upload) = self.jobs.uploads.jobs.get_mut(&id) {
                upload.is_spent = upload.is_for_one;
            }
        }
        None
    }

    pub(super) fn download(&self, url: &str, is_head: bool) -> (Reply, i64) {
        let name = format!("{:016x}.jpg", files::number_of(url));
        let location = format!("{}{}{name}", self.base_url, files::FILES);
        let credits = if is_head {
            0
        } else {
            price(files::length(&name))
        };
        let reply = Reply::with(StatusCode::FOUND, Content::Bytes(bytes::Bytes::new()));
        (reply.header("location", &location), credits)
    }
}
