//! What isn't about any job: the service tries out the address that callbacks go to.

use super::{Analysis, Facts, Findings, Rule, Severity, Told};
use crate::analysis::outcome::envelope;
use crate::say;
use crate::words::Language;

pub(super) const TEST_REQUEST: Rule = Rule {
    id: "test-request",
    severity: Severity::Info,
    documentation: |language| say!(language, "rule-test-request"),
};

pub(super) fn check(analysis: &Analysis, findings: &mut Findings) {
    let data = envelope(analysis).filter(|_| analysis.outcome().is_test);
    let data = data.and_then(|envelope| envelope.child("data"));
    if let Some(data) = data {
        let node = data.child("trace_id").unwrap_or(data);
        findings.tell(&TEST_REQUEST, analysis, node.id(), Facts::TestRequest);
    }
}

pub(super) fn tell(language: Language) -> Told {
    Told {
        title: say!(language, "test-request"),
        detail: say!(language, "test-request-detail"),
        remark: say!(language, "test-request-remark"),
    }
}
