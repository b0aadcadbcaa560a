//! A report of one payload, or of many: of many a table comes first, and then those of which there is more to tell.

use std::io::{self, Write};

use super::contents::Terms;
use super::{Note, html, markdown};
use crate::analysis::Analysis;

/// What a report is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Markup {
    /// For a ticket or a letter.
    #[default]
    Markdown,
    /// One file for a browser, which asks for nothing else; with each payload's timeline and tree.
    Html,
}

/// A report that is being put together. It is kept in memory until it is written.
pub struct Report<'a> {
    markup: Markup,
    terms: Terms<'a>,
    n_payloads: usize,
    rows: Vec<u8>,
    sections: Vec<Section>,
    /// How many rows of trees the page has place for.
    n_rows_left: usize,
}

/// What is told of one payload.
struct Section {
    /// Whether there is more to tell of it than its row does.
    is_worth_telling: bool,
    /// What a page of it alone is called.
    title: String,
    text: Vec<u8>,
}

impl<'a> Report<'a> {
    /// Without a payload yet.
    pub fn new(markup: Markup, terms: Terms<'a>) -> Self {
        let n_rows_left = html::MOST_ROWS;
        Self { markup, terms, n_payloads: 0, rows: Vec::new(), sections: Vec::new(), n_rows_left }
    }

    /// Adds the payload called `name`, with the `notes` that somebody made about it.
    pub fn push(&mut self, analysis: &Analysis, name: &str, notes: &[Note]) -> io::Result<()> {
        self.n_payloads += 1;
        let is_worth_telling = self.terms.is_worth_telling(analysis) || !notes.is_empty();
        let number = is_worth_telling.then_some(self.n_payloads);
        match self.markup {
            Markup::Markdown => markdown::write_row(analysis, name, self.terms, &mut self.rows)?,
            Markup::Html => html::write_row(analysis, (name, number), self.terms, &mut self.rows)?,
        }
        // One alone is told whatever it says.
        if is_worth_telling || self.n_payloads == 1 {
            let mut text = Vec::new();
            match self.markup {
                Markup::Markdown => markdown::write(analysis, name, notes, self.terms, &mut text)?,
                Markup::Html => {
                    let place = (self.n_payloads, &mut self.n_rows_left);
                    html::write_section(analysis, (name, notes), place, self.terms, &mut text)?;
                }
            }
            let title = html::title(analysis, name, self.terms.language);
            self.sections.push(Section { is_worth_telling, title, text });
        }
        Ok(())
    }

    /// Writes all of it. Without a payload, nothing in Markdown, and a page that says so.
    pub fn write(&self, out: &mut impl Write) -> io::Result<()> {
        match self.markup {
            Markup::Markdown => self.write_markdown(out),
            Markup::Html => self.write_page(out),
        }
    }

    fn write_markdown(&self, out: &mut impl Write) -> io::Result<()> {
        let has_table = self.n_payloads > 1;
        if has_table {
            markdown::write_head(self.terms.language, out)?;
            out.write_all(&self.rows)?;
        }
        for (number, section) in self.told().enumerate() {
            if number > 0 || has_table {
                writeln!(out)?;
            }
            out.write_all(&section.text)?;
        }
        Ok(())
    }

    fn write_page(&self, out: &mut impl Write) -> io::Result<()> {
        let language = self.terms.language;
        let alone = self.sections.first().filter(|_| self.n_payloads == 1);
        let title = alone.map(|section| section.title.as_str());
        html::write_begin(title, self.n_payloads, language, out)?;
        if self.n_payloads > 1 {
            html::write_table_begin(language, out)?;
            out.write_all(&self.rows)?;
            out.write_all(html::TABLE_END.as_bytes())?;
        }
        self.told().try_for_each(|section| out.write_all(&section.text))?;
        html::write_end(out)
    }

    /// The sections that are part of it.
    fn told(&self) -> impl Iterator<Item = &Section> {
        self.sections.iter().filter(|section| section.is_worth_telling || self.n_payloads == 1)
    }
}
