//! Turns the OpenAPI document of OnlyFansAPI.com into Rust source: text in, text out.
//!
//! The build script of `onlyfansapi` and the crate `xtask` share this crate, which is of no use on
//! its own. It knows nothing of HTTP, files or the environment.
//!
//! ```text
//! text ─load─▶ Value ─repair─▶ Document ─infer, plan─▶ Surface ─emit─▶ progenitor ─adopt─▶ source
//!                                           ▲
//!                                       names.lock
//! ```
//!
//! ```
//! use onlyfansapi_spec::{Document, Groups, Names, generate, propose};
//!
//! let document = Document::any(
//!     r#"{"openapi": "3.0.3", "info": {"title": "Demo", "version": "1"},
//!         "paths": {"/ping": {"get": {"summary": "Ping", "responses": {"200": {"description": "pong"}}}}}}"#,
//! )?;
//! let names = propose(&document, &Names::default())?;
//! assert_eq!(names.to_string(), "GET /ping  ping.get\n");
//! let generated = generate(&document, &names, &Groups::All)?;
//! assert!(generated.source.contains("/ping"));
//! # Ok::<(), onlyfansapi_spec::Error>(())
//! ```

mod adopt;
mod behaviour;
mod contract;
mod docs;
mod document;
mod emit;
mod error;
mod evidence;
mod explain;
mod fixups;
mod generate;
mod handles;
mod infer;
mod load;
mod mock;
mod names;
mod names_lock;
mod plan;
mod print;
mod propose;
mod prose;
mod repair;
mod sample;
mod shape;
pub mod snapshots;
mod surface;

pub use behaviour::{behaviour_of_nothing, facts_of_nothing, named_events, unknown_lists};
pub use contract::contract;
pub use docs::table_of_groups;
pub use document::{
    Behaviour, Body, Content, Document, EVENT, Fact, Identity, List, Location, Operation,
    Parameter, Response, Rule, Step,
};
pub use error::Error;
pub use evidence::Evidence;
pub use explain::{explain, places};
pub use fixups::{FIXUPS, Fixup, fix};
pub use generate::{Generated, adopt, generate, plan, progenitor, source};
pub use load::load;
pub use mock::mock;
pub use names::{is_data as is_data_key, snake as snake_name, variant as variant_name};
pub use names_lock::{Names, operation_key, word};
pub use plan::Groups;
pub use propose::{equal_structs, plan_named, propose, undecided};
pub use repair::{Departure, METHODS, Note, is_json, repair, repair_with_notes, resolve};
pub use shape::{Kind, Limit, Limits, Property, Shape, Sibling};
pub use surface::{
    Argument, Definition, Encoding, Event, Field, JsonKind, Method, Payload, Skipped, Success,
    Surface, Type,
};
