//! Where a conversion writes to.

use std::io;

/// Gathers text and hands it on in large pieces. After a failure to write, it swallows what follows.
pub(super) struct Output<'w> {
    buffer: String,
    sink: &'w mut dyn io::Write,
    failure: Option<io::Error>,
}

const PIECE_LEN: usize = 64 * 1024;

impl<'w> Output<'w> {
    pub(super) fn new(sink: &'w mut dyn io::Write) -> Self {
        Self { buffer: String::new(), sink, failure: None }
    }

    #[inline]
    pub(super) fn push_str(&mut self, text: &str) {
        self.buffer.push_str(text);
        if self.buffer.len() >= PIECE_LEN {
            self.hand_on();
        }
    }

    #[inline]
    pub(super) fn push(&mut self, c: char) {
        self.buffer.push(c);
    }

    /// A comma where there is one, a line feed, and as many spaces.
    pub(super) fn begin_line(&mut self, has_comma: bool, n_spaces: usize) {
        const LINE: &str = ",\n                                                                ";
        const SPACES: &str = LINE.split_at(2).1;
        let n = n_spaces.min(SPACES.len());
        self.push_str(LINE.get(usize::from(!has_comma)..2 + n).unwrap_or_default());
        let mut left = n_spaces - n;
        while left > 0 {
            let n = left.min(SPACES.len());
            self.push_str(SPACES.get(..n).unwrap_or_default());
            left -= n;
        }
    }

    /// Whether what is written from now on is lost.
    pub(super) fn has_failed(&self) -> bool {
        self.failure.is_some()
    }

    /// Hands on the rest; gives the first failure there was.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.hand_on();
        match self.failure {
            Some(failure) => Err(failure),
            None => self.sink.flush(),
        }
    }

    #[cold]
    fn hand_on(&mut self) {
        if self.failure.is_none()
            && let Err(failure) = self.sink.write_all(self.buffer.as_bytes())
        {
            self.failure = Some(failure);
        }
        self.buffer.clear();
    }
}

/// What `write` writes, as a text.
pub(super) fn text(write: impl FnOnce(&mut Output<'_>)) -> String {
    let mut bytes = Vec::new();
    let mut out = Output::new(&mut bytes);
    write(&mut out);
    // Memory takes what it is given.
    out.finish().unwrap_or_default();
    into_text(bytes)
}

/// The text of bytes that an [`Output`] wrote, and so are text.
pub(super) fn into_text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_default()
}
