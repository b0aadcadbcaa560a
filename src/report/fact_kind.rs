//! What can be told of a payload, and what that is called.

use crate::say;
use crate::words::Language;

/// What a [`Fact`](super::Fact) tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactKind {
    /// Where the text stops being readable.
    Broken,
    /// Why it can't be read, or why the job failed.
    Reason,
    /// What moderation found.
    Verdict,
    /// The gravest category that moderation found.
    Label,
    /// How likely it was hit.
    Score,
    /// What became of the moderated file.
    Frozen,
    /// The customer's own name for the content.
    DataId,
    /// The address of the content.
    Address,
    /// How many jobs there are, and how many failed.
    Jobs,
    /// How the job stands, in the vendor's word.
    State,
    /// How many tasks there are, and how many failed.
    Tasks,
    /// A task that failed: its type and name.
    FailedTask,
    /// The job of a task that failed.
    FailedJob,
    /// The workflow run that it is, or belongs to.
    Run,
    /// The workflow's name.
    Workflow,
    /// Bucket and key of what was processed.
    Object,
    /// The bucket, where no object is named.
    Bucket,
    /// When the job or the run was created.
    Created,
    /// From creation to end.
    Took,
    /// The kind of job, in the vendor's word.
    Tag,
    /// The error code, or `Success`.
    Code,
    /// What the error code means.
    Meaning,
    /// The vendor's message.
    Message,
    /// Whose move it is, and what to check.
    Advice,
    /// The job.
    Job,
    /// What came out: the first object, and how many more.
    Outputs,
    /// From creation to start.
    Queued,
    /// From start to end.
    Processed,
    /// Where the payload stood, if not bare in a file.
    Found,
}

impl FactKind {
    /// What it is called.
    pub fn words(self, language: Language) -> String {
        match self {
            Self::Broken => say!(language, "fact-broken"),
            Self::Reason => say!(language, "fact-reason"),
            Self::Verdict => say!(language, "fact-verdict"),
            Self::Label => say!(language, "fact-label"),
            Self::Score => say!(language, "fact-score"),
            Self::Frozen => say!(language, "fact-frozen"),
            Self::DataId => say!(language, "fact-data-id"),
            Self::Address => say!(language, "fact-address"),
            Self::Jobs => say!(language, "fact-jobs"),
            Self::State => say!(language, "fact-state"),
            Self::Tasks => say!(language, "fact-tasks"),
            Self::FailedTask => say!(language, "fact-failed-task"),
            Self::FailedJob => say!(language, "fact-failed-job"),
            Self::Run => say!(language, "fact-run"),
            Self::Workflow => say!(language, "fact-workflow"),
            Self::Object => say!(language, "fact-object"),
            Self::Bucket => say!(language, "fact-bucket"),
            Self::Created => say!(language, "fact-created"),
            Self::Took => say!(language, "fact-took"),
            Self::Tag => say!(language, "fact-tag"),
            Self::Code => say!(language, "fact-code"),
            Self::Meaning => say!(language, "fact-meaning"),
            Self::Message => say!(language, "fact-message"),
            Self::Advice => say!(language, "fact-advice"),
            Self::Job => say!(language, "fact-job"),
            Self::Outputs => say!(language, "fact-outputs"),
            Self::Queued => say!(language, "fact-queued"),
            Self::Processed => say!(language, "fact-processed"),
            Self::Found => say!(language, "fact-found"),
        }
    }
}
