//! Which part of a value tells the most.

use super::ValueType;

/// What is left out of a value for which there is no room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Elision {
    /// The middle, of ids: they begin alike and end alike within one account.
    Middle,
    /// The inner folders, of object keys: the file's name tells the most, then the first folders.
    Key,
    /// The end, of prose.
    End,
    /// Nothing: times, states and counts are whole or wrong.
    Never,
}

impl ValueType {
    /// How values of this type are shortened.
    pub fn elision(self) -> Elision {
        match self {
            Self::ObjectKey => Elision::Key,
            Self::Url
            | Self::Md5
            | Self::Bucket
            | Self::JobId
            | Self::RunId
            | Self::WorkflowId
            | Self::TemplateId
            | Self::QueueId => Elision::Middle,
            Self::Text | Self::Name | Self::Word | Self::Code | Self::Container => Elision::End,
            Self::Enumeration
            | Self::Integer
            | Self::Decimal
            | Self::Boolean
            | Self::Timestamp
            | Self::FrameRate
            | Self::Ratio
            | Self::Region => Elision::Never,
        }
    }
}
