//! `inspect`: says what any OpenAPI document holds, what is irregular in it, and what becomes of that.

mod merging;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::{Display, Write},
    fs,
    path::Path,
};

use onlyfansapi_spec::{
    Departure, Document, Error, Groups, Names, Note, Surface, load, plan, propose,
    repair_with_notes,
};

use crate::Failure;
use merging::merging;

/// How many places of an irregularity are printed.
const EXAMPLES: usize = 3;

/// Prints what a document holds, what is irregular in it, and the types that it makes.
///
/// # Errors
///
/// If the file cannot be read, or is no document that can be generated from.
pub fn run(file: &Path) -> Result<(), Failure> {
    let text = fs::read_to_string(file).map_err(|error| at(file, error))?;
    let report = report(&text).map_err(|error| at(file, error))?;
    print!("{}:\n\n{report}", file.display());
    Ok(())
}

fn at(file: &Path, error: impl Display) -> Failure {
    format!("{}: {error}", file.display()).into()
}

fn report(text: &str) -> Result<String, Error> {
    let (document, notes) = repair_with_notes(&load(text)?)?;
    let lock = propose(&document, &Names::default())?;
    let surface = plan(&document, &lock, &Groups::All)?;
    let sections = [
        groups(&document),
        irregularities(&notes),
        skipped(&surface),
        types(&document, &surface),
    ];
    Ok(sections.join("\n"))
}

fn groups(document: &Document) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for operation in &document.operations {
        let group = operation.group.as_deref().unwrap_or("(no tag)");
        *counts.entry(group).or_default() += 1;
    }
    let rows: Vec<[String; 2]> = counts
        .iter()
        .map(|(group, count)| [count.to_string(), (*group).to_owned()])
        .collect();
    let title = format!(
        "{} operations in {} groups",
        document.operations.len(),
        counts.len()
    );
    section(&title, &aligned(["operations", "group"], &rows))
}

fn irregularities(notes: &[Note]) -> String {
    let mut found: BTreeMap<Departure, [BTreeSet<&str>; 2]> = BTreeMap::new();
    for note in notes {
        // A component is noted wherever it is referred to.
        let [pointers, operations] = found.entry(note.departure).or_default();
        pointers.insert(&note.pointer);
        operations.extend(note.operation.as_deref());
    }
    let rows: Vec<[String; 4]> = found
        .iter()
        .map(|(departure, [pointers, operations])| {
            [
                pointers.len().to_string(),
                operations.len().to_string(),
                departure.found().to_owned(),
                departure.outcome().to_owned(),
            ]
        })
        .collect();
    let header = ["times", "operations", "irregular", "treatment"];
    let mut table = aligned(header, &rows).into_iter();
    let mut lines: Vec<String> = table.next().into_iter().collect();
    for (line, [pointers, _]) in table.zip(found.values()) {
        lines.push(line);
        let examples = pointers.iter().take(EXAMPLES);
        lines.extend(examples.map(|pointer| format!("    {pointer}")));
    }
    let title = format!("{} kinds of irregularities", found.len());
    section(&title, &lines)
}

fn skipped(surface: &Surface) -> String {
    let lines: Vec<String> = surface.skipped.iter().map(ToString::to_string).collect();
    let title = format!("operations that are not generated: {}", lines.len());
    section(&title, &lines)
}

fn types(document: &Document, surface: &Surface) -> String {
    let merging = merging(document, surface);
    let rows = [
        (merging.objects, "objects with members in responses"),
        (merging.distinct, "of these that differ in structure"),
        (
            merging.structs,
            "structs, for responses and for what is sent",
        ),
        (merging.enums, "enums"),
    ]
    .map(|(count, what)| [count.to_string(), what.to_owned()]);
    section(
        "types before and after merging, by names that are proposed and not by those of names.lock",
        &aligned(["count", "what"], &rows),
    )
}

fn section(title: &str, lines: &[String]) -> String {
    let mut text = format!("{title}\n");
    // Writing to a string does not fail.
    for line in lines {
        let _ = writeln!(text, "  {line}");
    }
    text
}

/// Writes a table as lines, the header first; columns of numbers are set to the right.
fn aligned<const N: usize>(header: [&str; N], rows: &[[String; N]]) -> Vec<String> {
    let mut columns: Vec<(usize, bool)> = Vec::new();
    for (index, title) in header.iter().enumerate() {
        let cells: Vec<&str> = rows.iter().map(|row| row[index].as_str()).collect();
        let is_number = |cell: &&str| cell.bytes().all(|byte| byte.is_ascii_digit());
        let widths = cells.iter().chain([title]).map(|cell| cell.chars().count());
        let width = widths.max().unwrap_or_default();
        columns.push((width, cells.iter().all(is_number)));
    }
    let line = |cells: Vec<&str>| {
        let cells: Vec<String> = cells
            .into_iter()
            .zip(&columns)
            .map(|(cell, &(width, is_number))| {
                if is_number {
                    format!("{cell:>width$}")
                } else {
                    format!("{cell:<width$}")
                }
            })
            .collect();
        cells.join("  ").trim_end().to_owned()
    };
    let rows = rows
        .iter()
        .map(|row| row.iter().map(String::as_str).collect::<Vec<&str>>());
    let lines = std::iter::once(header.to_vec()).chain(rows);
    lines.map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOCUMENT: &str = "\
openapi: 3.0.3
paths:
  /rows/{row}:
    parameters:
      - { in: path, name: row, schema: { type: string } }
    get:
      summary: '[Deprecated] Get Row'
      tags: [Rows]
      responses: { 200: { description: The row., content: { text/plain: { schema: { type: string } } } } }
    post:
      summary: Add File
      requestBody: { content: { application/xml: { schema: { type: string } } } }
      responses: { 200: { description: Added., content: { text/plain: { schema: { type: string } } } } }
";

    #[test]
    fn a_report_counts_operations_irregularities_and_types() {
        assert_eq!(report(DOCUMENT).as_deref(), Ok(REPORT));
    }

    const REPORT: &str = "\
2 operations in 2 groups
  operations  group
           1  (no tag)
           1  Rows

2 kinds of irregularities
  times  operations  irregular                                          treatment
      1           1  titles marked `[Deprecated]`, without the keyword  the mark is removed, the method is deprecated
      /paths/~1rows~1{row}/get
      1           2  path parameters that may be omitted                required all the same
      /paths/~1rows~1{row}/parameters/0

operations that are not generated: 1
  POST /rows/{row}: a body of application/xml

types before and after merging, by names that are proposed and not by those of names.lock
  count  what
      0  objects with members in responses
      0  of these that differ in structure
      0  structs, for responses and for what is sent
      0  enums
";

    #[test]
    fn a_document_that_cannot_be_read_is_named() {
        let error = run(Path::new("no/such.yaml")).expect_err("no file");
        assert!(error.to_string().starts_with("no/such.yaml: "), "{error}");
    }

    #[test]
    fn numbers_are_set_to_the_right_and_text_to_the_left() {
        let rows = [
            ["5".to_owned(), "é".to_owned(), "x".to_owned()],
            ["10".to_owned(), "three".to_owned(), "y".to_owned()],
        ];
        assert_eq!(
            aligned(["n", "text", "end"], &rows),
            [" n  text   end", " 5  é      x", "10  three  y"]
        );
    }
}
