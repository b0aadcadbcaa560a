//! What callbacks hardly hold: comments, CDATA sections, processing instructions, declarations. quick-xml takes them
//! apart.

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::Reading;
use crate::document::entities::Entities;
use crate::document::parse::Stop;
use crate::document::{Expected, Kind, Listener, NameId, ProblemKind, doctype, wellformed};

impl<L: Listener> Reading<'_, '_, '_, L> {
    /// Reads the markup that begins at `start` with `<!` or `<?`; gives where it ends.
    pub(super) fn event(&mut self, start: usize) -> Result<usize, Stop> {
        let mut reader = Reader::from_str(self.text.get(start..).unwrap_or_default());
        let read = reader.read_event();
        let end = start + position(reader.buffer_position());
        match read {
            Ok(event) => self.take(&event, start..end)?,
            Err(error) => self.error(&error, start + position(reader.error_position())..end)?,
        }
        Ok(end)
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "the others do not begin like that")]
    fn take(&mut self, event: &Event<'_>, span: Range<usize>) -> Result<(), Stop> {
        self.report_unwanted(span.end, false);
        let content = event.as_ptr().addr() - self.text.as_ptr().addr();
        match event {
            Event::CData(_) if self.open.is_empty() => {
                self.stop(ProblemKind::TextOutsideRoot, span)
            }
            Event::CData(_) => self.cdata(span),
            Event::Comment(words) => {
                self.judge(wellformed::comment(words), content);
                self.node(Kind::Comment, None, span)
            }
            Event::PI(instruction) => {
                self.judge(wellformed::instruction(instruction), content);
                let target = self.builder.name(instruction.target(), content)?;
                self.node(Kind::Instruction, Some(target), span)
            }
            Event::Decl(declaration) => {
                self.declaration(declaration, span);
                Ok(())
            }
            Event::DocType(_) => {
                self.doctype(span);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn cdata(&mut self, span: Range<usize>) -> Result<(), Stop> {
        self.node(Kind::Cdata, None, span)?;
        self.text_counts();
        Ok(())
    }

    fn node(&mut self, kind: Kind, name: Option<NameId>, span: Range<usize>) -> Result<(), Stop> {
        self.content_begins(span.start)?;
        self.builder.leaf(kind, name, span)
    }

    fn declaration(&mut self, content: &str, span: Range<usize>) {
        if span.start > 0 {
            return self.unexpected(Expected::Markup, span);
        }
        let judged = wellformed::declaration(content.get(3..).unwrap_or_default());
        self.is_standalone = judged == Ok(true);
        self.judge(judged.map(|_| ()), span.start + 5);
        self.builder.prolog.declaration = Some(span);
    }

    fn doctype(&mut self, span: Range<usize>) {
        let markup = self.text.get(span.clone()).unwrap_or_default();
        let is_well_placed = !self.has_root && self.builder.prolog.doctype.is_none();
        if !is_well_placed || !markup.starts_with("<!DOCTYPE") {
            return self.unexpected(Expected::Markup, span);
        }
        match doctype::read(markup) {
            Ok(entities) => self.entities = Some(entities),
            Err(fault) => {
                self.entities = Some(Entities::unknown());
                self.judge(Err(fault), span.start);
            }
        }
        self.builder.prolog.doctype = Some(span);
    }
}

#[expect(clippy::cast_possible_truncation, reason = "positions in a text that is in memory")]
fn position(offset: u64) -> usize {
    offset as usize
}
