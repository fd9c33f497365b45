//! Turns the OpenAPI document of OnlyFansAPI.com into Rust source: text in, text out.
//!
//! The crates `onlyfansapi` (in its build script) and `xtask` share it; it is of no use on its own.
//! It knows nothing of HTTP, files or the environment.
//!
//! ```text
//! text ─load─▶ Value ─repair─▶ Document ─plan─▶ Surface ─emit─▶ OpenAPI ─progenitor─▶ tokens ─trim─▶ source
//! ```
//!
//! ```
//! let document = onlyfansapi_spec::load(
//!     r#"{"openapi": "3.0.3", "info": {"title": "Demo", "version": "1"},
//!         "paths": {"/ping": {"get": {"summary": "Ping", "responses": {"200": {"description": "pong"}}}}}}"#,
//! )?;
//! let generated = onlyfansapi_spec::generate(&document)?;
//! assert!(generated.source.contains("/ping"));
//! # Ok::<(), onlyfansapi_spec::Error>(())
//! ```

mod contract;
mod emit;
mod error;
mod generate;
mod load;
mod mock;
mod model;
mod names;
mod plan;
mod prose;
mod repair;
mod sample;
mod shape;
mod surface;
mod trim;

pub use contract::contract;
pub use error::Error;
pub use generate::{Generated, HAND_WRITTEN, generate};
pub use load::load;
pub use mock::mock_index;
pub use model::{Answer, AnswerKind, Body, Document, Location, Operation, Parameter};
pub use plan::plan;
pub use shape::{Kind, Limits, Property, Shape};
pub use surface::{Argument, Definition, Field, Method, Skipped, Success, Surface, Type};
