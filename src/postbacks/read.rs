//! The reading of what the service made of a template.

mod along;
mod json;

use super::{
    postback::{Missing, Postback},
    read_error::{Problem, ReadError},
    template::{Field, Parts, PostbackTemplate, TemplateKind, segment, url},
    value::{self, Encoding, Refused, Value},
};

impl PostbackTemplate {
    /// Reads a query, as a URL or a form of this template became it.
    ///
    /// A constant in the path of a URL is not checked; [`read_url`](Self::read_url) does that.
    ///
    /// Values may be percent-encoded or not. In ids, `+` is itself and not a space.
    ///
    /// # Errors
    ///
    /// Returns an error if a constant of the template differs or is missing, a name comes too often,
    /// a value has several variables, a name has any, or the template is neither a URL nor a form.
    pub fn read_query(&self, query: &str) -> Result<Postback, ReadError> {
        self.check_names()?;
        let (Parts::Url { query: fields, .. } | Parts::Form(fields)) = self.parts() else {
            return Err(self.other_kind("a URL or a form"));
        };
        let mut postback = Postback::default();
        read_fields(&mut postback, fields, query)?;
        Ok(postback)
    }

    /// Reads a body of names and values, as forms have it; the same as
    /// [`read_query`](Self::read_query).
    ///
    /// # Errors
    ///
    /// See [`read_query`](Self::read_query).
    pub fn read_form(&self, body: impl AsRef<[u8]>) -> Result<Postback, ReadError> {
        let text = String::from_utf8_lossy(body.as_ref());
        self.read_query(text.trim())
    }

    /// Reads a URL, or its path and query, as a URL of this template became it.
    ///
    /// Scheme and host are not compared, so that `latest_response.postback_url` of a postback can be
    /// read too. The path is, with its constants: pass it as it came in, before a router cut its
    /// beginning off.
    ///
    /// # Errors
    ///
    /// Returns an error as [`read_query`](Self::read_query) does, and if the path has another number
    /// of segments.
    ///
    /// ```
    /// use onlyfansapi::postbacks::PostbackTemplate;
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let template: PostbackTemplate =
    ///     "https://example.com/hook/{conversion_type}?c={click_id}".parse()?;
    /// let postback = template.read_url("/hook/new_subscriber?c=01J")?;
    /// assert_eq!(postback.conversion_type(), Some("new_subscriber"));
    /// assert_eq!(template.read_url("/hook?c=01J").expect_err("a segment less").status(), 404);
    /// # Ok(())
    /// # }
    /// ```
    pub fn read_url(&self, url: &str) -> Result<Postback, ReadError> {
        let Parts::Url { path, query } = self.parts() else {
            return Err(self.other_kind("a URL"));
        };
        self.check_names()?;
        let (rest, _) = url.split_once('#').unwrap_or((url, ""));
        let (address, found) = rest.split_once('?').unwrap_or((rest, ""));
        let segments: Vec<&str> = url::segments(url::path(address)).collect();
        if segments.len() != path.len() {
            return Err(ReadError::from(Problem::Segments {
                expected: path.len(),
                found: segments.len(),
            }));
        }
        let mut postback = Postback::default();
        for (index, (value, text)) in path.iter().zip(segments).enumerate() {
            let place = || segment(index);
            take(&mut postback, place, value, Some(text), Encoding::Path)?;
        }
        read_fields(&mut postback, query, found)?;
        Ok(postback)
    }

    /// Reads a body of JSON.
    ///
    /// Numbers and text are both read, with all their digits. A body that is no JSON, as when an empty
    /// value left `"gross":,` or a quote in a value is not escaped, is compared with the text of the
    /// template, and refused if it could be read in several ways.
    ///
    /// # Errors
    ///
    /// Returns an error if a constant of the template differs or is missing, a name comes too often,
    /// a value has several variables, a name has any, the body is not of the template, or the template
    /// is no JSON.
    pub fn read_json(&self, body: impl AsRef<[u8]>) -> Result<Postback, ReadError> {
        let Parts::Json(json) = self.parts() else {
            return Err(self.other_kind("JSON"));
        };
        self.check_names()?;
        let body = String::from_utf8_lossy(body.as_ref());
        let body = body.trim_start_matches('\u{feff}').trim();
        let read = json::read(json, body)?;
        let read = match read {
            Some(read) => read,
            None => json::Read {
                texts: along::read(json, self.text(), body)?,
                extra: Vec::new(),
            },
        };
        let mut postback = Postback::default();
        for (leaf, text) in json.leaves.iter().zip(&read.texts) {
            let place = || leaf.place.clone();
            let text = text.as_deref();
            take(&mut postback, place, &leaf.value, text, Encoding::Plain)?;
        }
        for (name, text) in read.extra {
            postback.add_extra(name, text);
        }
        Ok(postback)
    }

    /// Reads a body, by the kind of the template.
    ///
    /// # Errors
    ///
    /// See [`read_json`](Self::read_json) and [`read_form`](Self::read_form).
    pub fn read_body(&self, body: impl AsRef<[u8]>) -> Result<Postback, ReadError> {
        match self.kind() {
            TemplateKind::Json => self.read_json(body),
            TemplateKind::Form => self.read_form(body),
            _ => Err(self.other_kind("JSON or a form")),
        }
    }

    /// Reads the value of a header; pass none if the header is missing.
    ///
    /// ```
    /// use onlyfansapi::postbacks::PostbackTemplate;
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let template = PostbackTemplate::header("Bearer s3cret")?;
    /// assert!(template.read_header(Some("Bearer s3cret")).is_ok());
    /// assert_eq!(template.read_header(None).expect_err("no header").status(), 401);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Returns an error if a constant of the template differs or is missing, the value has several
    /// variables, or the template is not of a header.
    pub fn read_header(&self, value: Option<&str>) -> Result<Postback, ReadError> {
        let Parts::Header(expected) = self.parts() else {
            return Err(self.other_kind("the value of a header"));
        };
        let mut postback = Postback::default();
        let place = || "the header".to_owned();
        take(&mut postback, place, expected, value, Encoding::Plain)?;
        Ok(postback)
    }

    fn check_names(&self) -> Result<(), ReadError> {
        match self.has_open_name() {
            true => Err(Problem::Name.into()),
            false => Ok(()),
        }
    }

    fn other_kind(&self, expected: &'static str) -> ReadError {
        let found = self.kind();
        Problem::Kind { expected, found }.into()
    }
}

impl Postback {
    /// Reads a query by the template of a URL or a form; see [`PostbackTemplate::read_query`].
    ///
    /// # Errors
    ///
    /// See [`PostbackTemplate::read_query`].
    pub fn from_query(template: &PostbackTemplate, query: &str) -> Result<Self, ReadError> {
        template.read_query(query)
    }

    /// Reads a body by a template of JSON; see [`PostbackTemplate::read_json`].
    ///
    /// # Errors
    ///
    /// See [`PostbackTemplate::read_json`].
    pub fn from_json(
        template: &PostbackTemplate,
        body: impl AsRef<[u8]>,
    ) -> Result<Self, ReadError> {
        template.read_json(body)
    }
}

/// Reads the names and values of a query; the nth value of a name is that of the nth field.
fn read_fields(postback: &mut Postback, fields: &[Field], query: &str) -> Result<(), ReadError> {
    let mut texts: Vec<Option<&str>> = vec![None; fields.len()];
    for part in query.split('&').filter(|part| !part.is_empty()) {
        let (name, text) = part.split_once('=').unwrap_or((part, ""));
        let name = value::decoded(name, Encoding::Form, true);
        let is_of_name = |index: &usize| fields[*index].name.as_ref() == Some(&name);
        let mut of_name = (0..fields.len()).filter(is_of_name).peekable();
        if of_name.peek().is_none() {
            postback.add_extra(name, value::decoded(text, Encoding::Form, true));
            continue;
        }
        match of_name.find(|&index| texts[index].is_none()) {
            Some(index) => texts[index] = Some(text),
            None => return Err(Problem::Repeated { place: name }.into()),
        }
    }
    for (field, text) in fields.iter().zip(texts) {
        let place = || field.name.clone().unwrap_or_default();
        take(postback, place, &field.value, text, Encoding::Form)?;
    }
    Ok(())
}

/// Takes what stands for a value.
fn take(
    postback: &mut Postback,
    place: impl Fn() -> String,
    value: &Value,
    text: Option<&str>,
    encoding: Encoding,
) -> Result<(), ReadError> {
    let refused = |refused| match refused {
        Refused::Constant => Problem::Constant { place: place() },
        Refused::Several => Problem::Several {
            place: place(),
            variables: variables(value),
        },
    };
    let is_empty = !value.has_constant() && value.variables().next().is_none();
    // A value that the template leaves empty is a constant, too.
    let text = text.filter(|text| !is_empty || !text.is_empty());
    let Some(text) = text else {
        if value.has_constant() {
            return Err(refused(Refused::Constant).into());
        }
        for variable in value.variables() {
            postback.miss(variable.clone(), Missing::Absent);
        }
        return Ok(());
    };
    let text = value.take(text, encoding).map_err(refused)?;
    if let (Some(variable), Some(text)) = (value.variable(), text) {
        postback.put(variable.clone(), text);
    }
    Ok(())
}

/// Returns the variables of a value in words.
fn variables(value: &Value) -> String {
    let variables: Vec<String> = value.variables().map(ToString::to_string).collect();
    variables.join(" and ")
}
