//! Relations, as they are written and as they are looked up.

use super::asset;
use super::build::{Builder, Spot};
use super::entry::{Amount, Relation, RelationKind};
use super::{CatalogError, CatalogProblem};

impl<'a> Builder<'a> {
    /// Exactly one of the keys that stand for kinds must be given.
    pub(super) fn relation(
        &self,
        relation: &asset::Relation,
        spot: Spot<'a>,
    ) -> Result<Relation, CatalogError> {
        let one = |path: &String| self.place(path, spot);
        let all = |paths: &[String]| paths.iter().map(one).collect::<Result<Vec<_>, _>>();
        let mut kinds = Vec::new();
        if let Some(paths) = &relation.order {
            kinds.push(RelationKind::Order(all(paths)?));
        }
        if let Some(equal) = &relation.equal {
            kinds.push(RelationKind::Equal { of: one(&equal.of)?, is: all(&equal.is)? });
        }
        if let Some(count) = &relation.count {
            let is = match (&count.is, &count.as_many_as) {
                (Some(path), None) => Amount::Value(one(path)?),
                (None, Some(path)) => Amount::Nodes(one(path)?),
                (Some(_), Some(_)) | (None, None) => {
                    let wrong = "`count` has either `is` or `as_many_as`";
                    return Err(spot.error(CatalogProblem::Keys(wrong)));
                }
            };
            kinds.push(RelationKind::Count { of: all(count.of.names())?, is });
        }
        if let Some(path) = &relation.unique {
            kinds.push(RelationKind::Unique(one(path)?));
        }
        if let Some((first, second)) = &relation.iff {
            let (first, second) = (self.condition(first, spot)?, self.condition(second, spot)?);
            kinds.push(RelationKind::Iff(first, second));
        }
        if let Some(pattern) = &relation.pattern {
            kinds.push(RelationKind::Pattern { of: all(&pattern.of)?, is: one(&pattern.is)? });
        }
        if let Some(prefix) = &relation.prefix {
            kinds.push(RelationKind::Prefix { of: one(&prefix.of)?, is: one(&prefix.is)? });
        }
        if let Some((first, second)) = &relation.together {
            kinds.push(RelationKind::Together(one(first)?, one(second)?));
        }
        let (Some(kind), true) = (kinds.pop(), kinds.is_empty()) else {
            let wrong = "a [[relation]] is one of order, equal, count, unique, iff, pattern, \
                         prefix, together";
            return Err(spot.error(CatalogProblem::Keys(wrong)));
        };
        Ok(Relation {
            rule: relation.rule.clone(),
            hint: relation.hint,
            held: relation.held,
            when: relation.when.as_ref().map(|when| self.condition(when, spot)).transpose()?,
            kind,
        })
    }
}
