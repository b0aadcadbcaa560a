//! What numbers are counted in.

use serde::{Deserialize, Serialize};

/// The closed list of units that the catalog's files may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// 8 bits each.
    Bytes,
    /// Bits in a second.
    BitsPerSecond,
    /// 1,000 bits in a second: the vendor's `Kbps`.
    KilobitsPerSecond,
    /// Seconds of time.
    Seconds,
    /// Thousandths of a second.
    Milliseconds,
    /// Points of a picture, in one direction.
    Pixels,
    /// Times in a second.
    Hertz,
    /// Pictures of a video in a second.
    FramesPerSecond,
    /// Pictures of a video.
    Frames,
    /// Picture files.
    Images,
    /// Unicode characters of a text.
    Characters,
    /// Video, audio and subtitle streams.
    Streams,
    /// Programs of a transport stream.
    Programs,
    /// Sound channels.
    Channels,
    /// Parts of a full turn, 360 of them.
    Degrees,
    /// Parts of a hundred.
    Percent,
}

impl Unit {
    /// As it stands behind a number, in English.
    pub fn en(self) -> &'static str {
        self.words().0
    }

    /// As it stands behind a number, in Chinese.
    pub fn zh(self) -> &'static str {
        self.words().1
    }

    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Bytes => ("bytes", "字节"),
            Self::BitsPerSecond => ("bps", "bps"),
            Self::KilobitsPerSecond => ("kbps", "kbps"),
            Self::Seconds => ("s", "秒"),
            Self::Milliseconds => ("ms", "毫秒"),
            Self::Pixels => ("px", "像素"),
            Self::Hertz => ("Hz", "Hz"),
            Self::FramesPerSecond => ("fps", "fps"),
            Self::Frames => ("frames", "帧"),
            Self::Images => ("images", "张"),
            Self::Characters => ("characters", "字符"),
            Self::Streams => ("streams", "路流"),
            Self::Programs => ("programs", "个节目"),
            Self::Channels => ("channels", "声道"),
            Self::Degrees => ("°", "°"),
            Self::Percent => ("%", "%"),
        }
    }
}
