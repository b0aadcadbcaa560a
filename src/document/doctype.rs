//! The grammar of a document type declaration and its internal subset, and what the entities that it
//! declares may be used for. Nothing is expanded, opened or fetched.

use super::Expected;
use super::entities::{Entities, Entity};
use super::namespaces::{self, Role};
use super::wellformed::{self, Fault, Reference, is_space, name_len};

/// Judges `<!DOCTYPE …>`, and gives the entities that it declares.
pub(super) fn read(markup: &str) -> Result<Entities, Fault> {
    let entities = Entities::default();
    let mut reading = Doctype { text: markup, at: 0, entities, in_defaults: Vec::new() };
    reading.doctype()?;
    let Doctype { mut entities, in_defaults, .. } = reading;
    entities.settle();
    match in_defaults.iter().find(|(_, name)| entities.allows(name, true) == Some(false)) {
        Some(&(at, _)) => Err(Fault { expected: Expected::Reference, at }),
        None => Ok(entities),
    }
}

struct Doctype<'t> {
    text: &'t str,
    at: usize,
    entities: Entities,
    /// Entities that the default values of attributes refer to, and where.
    in_defaults: Vec<(usize, &'t str)>,
}

type Judged<T = ()> = Result<T, Fault>;

impl<'t> Doctype<'t> {
    fn doctype(&mut self) -> Judged {
        self.word("<!DOCTYPE")?;
        self.space()?;
        self.name()?;
        if self.skip_space() && (self.sees("SYSTEM") || self.sees("PUBLIC")) {
            self.external_id(false)?;
            self.entities.is_partial = true;
            self.skip_space();
        }
        if self.take("[") {
            self.internal_subset()?;
            self.skip_space();
        }
        self.word(">")
    }

    fn internal_subset(&mut self) -> Judged {
        loop {
            self.skip_space();
            if self.take("]") {
                return Ok(());
            } else if self.take("%") {
                self.name()?;
                self.word(";")?;
                self.entities.is_partial = true;
            } else if self.take("<!ELEMENT") {
                self.element()?;
            } else if self.take("<!ATTLIST") {
                self.attributes()?;
            } else if self.take("<!ENTITY") {
                self.entity()?;
            } else if self.take("<!NOTATION") {
                self.notation()?;
            } else if self.take("<!--") {
                let (content, start) = self.up_to("-->")?;
                wellformed::comment(content).map_err(|fault| shifted(fault, start))?;
            } else if self.take("<?") {
                let (content, start) = self.up_to("?>")?;
                wellformed::instruction(content).map_err(|fault| shifted(fault, start))?;
            } else {
                return self.fault(Expected::Markup);
            }
        }
    }

    fn element(&mut self) -> Judged {
        self.space()?;
        self.name()?;
        self.space()?;
        if !self.take("EMPTY") && !self.take("ANY") {
            self.word("(")?;
            self.skip_space();
            if self.take("#PCDATA") { self.mixed()? } else { self.children()? }
        }
        self.end()
    }

    /// What follows `(#PCDATA`.
    fn mixed(&mut self) -> Judged {
        let mut has_names = false;
        loop {
            self.skip_space();
            if self.take(")") {
                return if self.take("*") || !has_names {
                    Ok(())
                } else {
                    self.fault(Expected::Markup)
                };
            }
            self.word("|")?;
            self.skip_space();
            self.name()?;
            has_names = true;
        }
    }

    /// What follows the first `(` of a content model: names and groups, of any depth.
    fn children(&mut self) -> Judged {
        // What parts the items of each open group; nothing until it is known.
        let mut open: Vec<Option<&str>> = vec![None];
        while !open.is_empty() {
            self.skip_space();
            if self.take("(") {
                open.push(None);
                continue;
            }
            self.name()?;
            self.occurrence();
            self.skip_space();
            while !open.is_empty() && self.take(")") {
                open.pop();
                self.occurrence();
                self.skip_space();
            }
            if let Some(separator) = open.last_mut() {
                let found = separator.unwrap_or(if self.sees("|") { "|" } else { "," });
                self.word(found)?;
                *separator = Some(found);
            }
        }
        Ok(())
    }

    fn occurrence(&mut self) {
        let _is_marked = self.take("?") || self.take("*") || self.take("+");
    }

    fn attributes(&mut self) -> Judged {
        self.space()?;
        self.name()?;
        loop {
            let is_apart = self.skip_space();
            if self.take(">") {
                return Ok(());
            }
            if !is_apart {
                return self.fault(Expected::Markup);
            }
            self.name()?;
            self.space()?;
            self.attribute_type()?;
            self.space()?;
            if self.take("#REQUIRED") || self.take("#IMPLIED") {
                continue;
            }
            if self.take("#FIXED") {
                self.space()?;
            }
            let (value, start) = self.quoted(Expected::AttributeValue)?;
            self.default_value(value, start)?;
        }
    }

    fn attribute_type(&mut self) -> Judged {
        const PLAIN: [&str; 8] =
            ["CDATA", "IDREFS", "IDREF", "ID", "ENTITY", "ENTITIES", "NMTOKENS", "NMTOKEN"];
        if PLAIN.iter().any(|word| self.take(word)) {
            return Ok(());
        }
        let is_notation = self.take("NOTATION");
        if is_notation {
            self.space()?;
        }
        self.word("(")?;
        loop {
            self.skip_space();
            if is_notation {
                self.name()?;
            } else {
                self.token()?;
            }
            self.skip_space();
            if self.take(")") {
                return Ok(());
            }
            self.word("|")?;
        }
    }

    fn default_value(&mut self, value: &'t str, start: usize) -> Judged {
        if let Some(at) = value.find('<') {
            return Err(Fault { expected: Expected::Character, at: start + at });
        }
        for (at, name) in references(value) {
            let is_good = match wellformed::reference(name) {
                Reference::Character => true,
                Reference::Entity(name) => {
                    self.in_defaults.push((start + at, name));
                    self.entities.has(name) || self.entities.is_partial
                }
                Reference::Malformed => false,
            };
            if !is_good {
                return Err(Fault { expected: Expected::Reference, at: start + at });
            }
        }
        Ok(())
    }

    fn entity(&mut self) -> Judged {
        self.space()?;
        let is_parameter = self.take("%");
        if is_parameter {
            self.space()?;
        }
        let name = self.name_without_prefix()?;
        self.space()?;
        let entity = if self.sees("\"") || self.sees("'") {
            let (value, start) = self.quoted(Expected::Markup)?;
            entity_value(value).map_err(|fault| shifted(fault, start))?;
            Entity::Internal(value.to_owned())
        } else {
            self.external_id(false)?;
            let is_apart = self.skip_space();
            if !is_parameter && is_apart && self.take("NDATA") {
                self.space()?;
                self.name()?;
                Entity::Unparsed
            } else {
                Entity::External
            }
        };
        if !is_parameter {
            self.entities.declare(name, entity);
        }
        self.end()
    }

    fn notation(&mut self) -> Judged {
        self.space()?;
        self.name_without_prefix()?;
        self.space()?;
        self.external_id(true)?;
        self.end()
    }

    /// `SYSTEM "…"` or `PUBLIC "…" "…"`; a notation may lack the second.
    fn external_id(&mut self, is_notation: bool) -> Judged {
        if self.take("SYSTEM") {
            self.space()?;
            return self.quoted(Expected::Markup).map(|_| ());
        }
        self.word("PUBLIC")?;
        self.space()?;
        let (id, start) = self.quoted(Expected::Markup)?;
        let is_wrong =
            |c: char| !c.is_ascii_alphanumeric() && !" \r\n-'()+,./:=?;!*#@$_%".contains(c);
        if let Some(at) = id.find(is_wrong) {
            return Err(Fault { expected: Expected::Character, at: start + at });
        }
        let is_apart = self.skip_space();
        let has_system = self.sees("\"") || self.sees("'");
        match (has_system, is_notation) {
            (false, true) => Ok(()),
            (true, _) if is_apart => self.quoted(Expected::Markup).map(|_| ()),
            (true | false, _) => self.fault(Expected::Markup),
        }
    }

    fn end(&mut self) -> Judged {
        self.skip_space();
        self.word(">")
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn sees(&self, word: &str) -> bool {
        self.rest().starts_with(word)
    }

    fn take(&mut self, word: &str) -> bool {
        let sees = self.sees(word);
        if sees {
            self.at += word.len();
        }
        sees
    }

    fn word(&mut self, word: &str) -> Judged {
        if self.take(word) { Ok(()) } else { self.fault(Expected::Markup) }
    }

    fn skip_space(&mut self) -> bool {
        let rest = self.rest();
        let length = rest.len() - rest.trim_start_matches(is_space).len();
        self.at += length;
        length > 0
    }

    fn space(&mut self) -> Judged {
        if self.skip_space() { Ok(()) } else { self.fault(Expected::Markup) }
    }

    fn name(&mut self) -> Judged<&'t str> {
        let (name, _) = self.rest().split_at_checked(name_len(self.rest())).unwrap_or_default();
        self.at += name.len();
        if name.is_empty() { self.fault(Expected::Name) } else { Ok(name) }
    }

    /// The name of an entity or a notation, which Namespaces in XML allow no prefix.
    fn name_without_prefix(&mut self) -> Judged<&'t str> {
        let start = self.at;
        let name = self.name()?;
        match namespaces::role(name) {
            Role::Prefixed => Err(Fault { expected: Expected::Name, at: start }),
            Role::Plain | Role::Declaration | Role::Misshapen => Ok(name),
        }
    }

    fn token(&mut self) -> Judged {
        let rest = self.rest();
        let length = rest.find(|c| !wellformed::is_name_char(c)).unwrap_or(rest.len());
        self.at += length;
        if length == 0 { self.fault(Expected::Name) } else { Ok(()) }
    }

    /// What stands in quotes here, and where.
    fn quoted(&mut self, expected: Expected) -> Judged<(&'t str, usize)> {
        let quote = if self.take("\"") {
            "\""
        } else if self.take("'") {
            "'"
        } else {
            return self.fault(expected);
        };
        self.up_to(quote)
    }

    fn up_to(&mut self, end: &str) -> Judged<(&'t str, usize)> {
        let start = self.at;
        let Some((content, _)) = self.rest().split_once(end) else {
            return self.fault(Expected::Markup);
        };
        self.at += content.len() + end.len();
        Ok((content, start))
    }

    fn fault<T>(&self, expected: Expected) -> Judged<T> {
        Err(Fault { expected, at: self.at })
    }
}

/// Judges what stands between the quotes of an entity's value.
fn entity_value(value: &str) -> Judged {
    if let Some(at) = value.find('%') {
        return Err(Fault { expected: Expected::Reference, at });
    }
    for (at, name) in references(value) {
        if wellformed::reference(name) == Reference::Malformed {
            return Err(Fault { expected: Expected::Reference, at });
        }
    }
    Ok(())
}

/// The references in `text`: where their `&` stands, and what follows up to `;`, or nothing.
fn references(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices('&').map(|(at, _)| {
        let rest = text.get(at + 1..).unwrap_or_default();
        let length = rest.find([';', '&', '<']).unwrap_or(0);
        let is_ended = rest.get(length..).is_some_and(|rest| rest.starts_with(';'));
        (at, if is_ended { rest.get(..length).unwrap_or_default() } else { "" })
    })
}

fn shifted(fault: Fault, by: usize) -> Fault {
    Fault { at: fault.at + by, ..fault }
}
