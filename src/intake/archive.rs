//! What was compressed: gzip, and the members of a zip archive.

use std::io::{Cursor, Read};

use flate2::read::MultiGzDecoder;
use zip::ZipArchive;

use super::origin::Step;
use super::piece::{Piece, Role, START};

/// More was in it than may be unpacked.
pub(super) struct TooLarge;

/// The piece that was compressed, in at most `room` bytes. What is cut or damaged gives what came before.
pub(super) fn gunzip(piece: &Piece, room: &mut usize) -> Result<Piece, TooLarge> {
    let bytes = read(MultiGzDecoder::new(piece.bytes.as_slice()), 0, room)?;
    let mut part = piece.part(0, bytes, &[Step::Gzip], Role::Body);
    if piece.origin.steps.iter().all(|step| matches!(step, Step::Gzip | Step::Zip)) {
        part.origin.start = Some(START);
    }
    Ok(part)
}

/// The members of an archive, one after another.
pub(super) struct Members {
    piece: Piece,
    n_bytes: usize,
    archive: Option<ZipArchive<Cursor<Vec<u8>>>>,
    at: usize,
}

impl Members {
    pub(super) fn new(mut piece: Piece) -> Self {
        // A piece that is no archive after all is needed whole: opening one takes it.
        let bytes = piece.bytes.clone();
        let n_bytes = bytes.len();
        let archive = ZipArchive::new(Cursor::new(std::mem::take(&mut piece.bytes))).ok();
        if archive.is_none() {
            piece.bytes = bytes;
        }
        Self { piece, n_bytes, archive, at: 0 }
    }

    /// The next member that can be read, in at most `room` bytes.
    pub(super) fn next(&mut self, room: &mut usize) -> Option<Result<Piece, TooLarge>> {
        let archive = self.archive.as_mut()?;
        while self.at < archive.len() {
            self.at += 1;
            let Ok(member) = archive.by_index(self.at - 1) else { continue };
            if !member.is_file() {
                continue;
            }
            let name = member.name().to_owned();
            let expected = member.size();
            return Some(read(member, expected, room).map(|bytes| {
                let mut part = self.piece.part(0, bytes, &[Step::Zip], Role::Body);
                let outer = &self.piece.origin.member;
                let within = outer.as_ref().map(|outer| format!("{outer}!{name}"));
                part.origin.member = Some(within.unwrap_or(name));
                part.origin.start = Some(START);
                part
            }));
        }
        None
    }

    /// How many bytes of the archive are held.
    pub(super) fn n_bytes(&self) -> usize {
        self.n_bytes
    }

    pub(super) fn into_piece(self) -> Piece {
        let bytes = self.archive.map(|archive| archive.into_inner().into_inner());
        Piece { bytes: bytes.unwrap_or(self.piece.bytes), ..self.piece }
    }
}

/// Reads what is `expected` to be so many bytes, in at most `room`.
fn read(from: impl Read, expected: u64, room: &mut usize) -> Result<Vec<u8>, TooLarge> {
    let mut bytes = Vec::new();
    // One byte more shows the end without growing. Where an archive lies, it is read all the same.
    let expected = usize::try_from(expected).unwrap_or(usize::MAX).min(*room);
    let _reserved = bytes.try_reserve_exact(expected.saturating_add(1));
    let most = u64::try_from(*room).unwrap_or(u64::MAX);
    // An error means that it is cut or damaged: what came before it is worth reading.
    let _damage = from.take(most.saturating_add(1)).read_to_end(&mut bytes);
    match room.checked_sub(bytes.len()) {
        Some(left) => {
            *room = left;
            Ok(bytes)
        }
        None => Err(TooLarge),
    }
}
