//! [`Documented`]: the documented responses, and errors in upstream's shape.

use std::{collections::BTreeMap, io, sync::LazyLock};

use hyper::{Method, StatusCode};
use matchit::Router;
use serde::Deserialize;
use serde_json::json;

/// A response that the mock sends.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Sample {
    pub(super) status: u16,
    pub(super) content_type: Option<String>,
    pub(super) body: String,
}

#[derive(Deserialize)]
struct Entry {
    method: String,
    path: String,
    #[serde(flatten)]
    sample: Sample,
}

/// The responses by route and method.
pub(super) struct Documented(Router<BTreeMap<String, Sample>>);

static DOCUMENTED: LazyLock<Result<Documented, String>> = LazyLock::new(Documented::read);

impl Documented {
    /// Returns the responses of the vendored document, which are read once.
    pub(super) fn load() -> io::Result<&'static Self> {
        DOCUMENTED
            .as_ref()
            .map_err(|problem| io::Error::other(problem.as_str()))
    }

    fn read() -> Result<Self, String> {
        let index = include_str!(concat!(env!("OUT_DIR"), "/mock.json"));
        let entries: Vec<Entry> = serde_json::from_str(index).map_err(|error| error.to_string())?;
        let mut routes: BTreeMap<String, BTreeMap<String, Sample>> = BTreeMap::new();
        for entry in entries {
            let route = routes.entry(route(&entry.path)).or_default();
            route.insert(entry.method, entry.sample);
        }
        let mut router = Router::new();
        for (route, documented) in routes {
            router
                .insert(route, documented)
                .map_err(|error| error.to_string())?;
        }
        Ok(Self(router))
    }

    /// Returns the response to a request with a valid key.
    pub(super) fn find(&self, method: &Method, path: &str) -> Sample {
        let Ok(found) = self.0.at(path) else {
            return Sample::error(
                StatusCode::NOT_FOUND,
                "NOT_FOUND",
                "the document has no such path",
            );
        };
        match found.value.get(method.as_str()) {
            Some(sample) => sample.clone(),
            None => Sample::error(
                StatusCode::METHOD_NOT_ALLOWED,
                "METHOD_NOT_ALLOWED",
                "the document has this path with other methods only",
            ),
        }
    }
}

impl Sample {
    /// Returns the response to a missing key: like the server's, it has the member `error` only.
    pub(super) fn unauthorized() -> Self {
        Self::json(
            StatusCode::UNAUTHORIZED,
            json!({"error": "Unauthorized. Send `Authorization: Bearer KEY` with any key except `invalid`."}),
        )
    }

    fn error(status: StatusCode, error: &str, description: &str) -> Self {
        let body = json!({
            "error": error,
            "message": status.canonical_reason(),
            "description": description,
        });
        Self::json(status, body)
    }

    fn json(status: StatusCode, body: serde_json::Value) -> Self {
        Self {
            status: status.as_u16(),
            content_type: Some("application/json".to_owned()),
            body: body.to_string(),
        }
    }
}

/// Returns a path whose parameters are named by their position.
///
/// The router requires that routes with a parameter at the same position call it the same.
fn route(path: &str) -> String {
    let segments = path.split('/').enumerate().map(|(position, segment)| {
        if segment.starts_with('{') {
            format!("{{p{position}}}")
        } else {
            segment.to_owned()
        }
    });
    segments.collect::<Vec<_>>().join("/")
}
