//! Receiving within axum: [`ReceivedPostback`], an extractor.

use axum::{
    body::to_bytes,
    extract::{FromRef, FromRequest, OriginalUri, Request},
    response::{IntoResponse, Response},
};
use http::StatusCode;

use super::{postback::Postback, read_error::ReadError, template::PostbackTemplate};

/// The size in bytes of the largest body of a postback: 64 KiB.
const MAX_BODY_SIZE: usize = 64 << 10;

/// The templates of one postback, by which [`ReceivedPostback`] reads it.
#[derive(Clone, Debug)]
pub struct PostbackTemplates {
    url: PostbackTemplate,
    body: Option<PostbackTemplate>,
}

impl PostbackTemplates {
    /// Makes the templates of a postback whose URL alone has variables.
    #[must_use]
    pub fn new(url: PostbackTemplate) -> Self {
        Self { url, body: None }
    }

    /// Sets the template of the body, of JSON or a form.
    #[must_use]
    pub fn body(mut self, template: PostbackTemplate) -> Self {
        self.body = Some(template);
        self
    }
}

/// A postback, as an argument of a handler of axum.
///
/// The state of the axum router has the templates: it is [`PostbackTemplates`], or they are [`FromRef`]
/// of it. A request that was not made of the templates is answered with the status and message of its
/// [`ReadError`]; that includes one whose constants differ, so a constant in the template can be a
/// secret. The path is compared as it came in, before the router cut its beginning off.
///
/// ```no_run
/// use onlyfansapi::postbacks::{PostbackTemplate, PostbackTemplates, ReceivedPostback, Variable};
///
/// async fn conversion(ReceivedPostback(postback): ReceivedPostback) {
///     println!("{:?} of {:?}", postback.conversion_type(), postback.external_click_id());
/// }
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let template = PostbackTemplate::url("https://example.com/conversions")
///     .with("click", Variable::ExternalClickId)
///     .with("type", Variable::ConversionType)
///     .with("token", "s3cret")
///     .build()?;
/// let app: axum::Router = axum::Router::new()
///     .route("/conversions", axum::routing::get(conversion))
///     .with_state(PostbackTemplates::new(template));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct ReceivedPostback(pub Postback);

impl<T> FromRequest<T> for ReceivedPostback
where
    PostbackTemplates: FromRef<T>,
    T: Send + Sync,
{
    type Rejection = Response;

    async fn from_request(request: Request, state: &T) -> Result<Self, Response> {
        let templates = PostbackTemplates::from_ref(state);
        let original = request.extensions().get::<OriginalUri>();
        let uri = original.map_or(request.uri(), |OriginalUri(uri)| uri);
        let url = uri.path_and_query().map_or("/", |url| url.as_str());
        let refused = IntoResponse::into_response;
        let postback = templates.url.read_url(url).map_err(refused)?;
        let Some(template) = templates.body else {
            return Ok(Self(postback));
        };
        let body = to_bytes(request.into_body(), MAX_BODY_SIZE).await;
        let body = body.map_err(|_| StatusCode::PAYLOAD_TOO_LARGE.into_response())?;
        let body = template
            .read_body(body)
            .map_err(IntoResponse::into_response)?;
        Ok(Self(postback.and(body)))
    }
}

impl IntoResponse for ReadError {
    fn into_response(self) -> Response {
        (self.status(), self.to_string()).into_response()
    }
}
